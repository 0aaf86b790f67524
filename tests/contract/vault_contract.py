"""What every vault does, real or in memory. A suite inherits `VaultContract` and gives the fixture `vault`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.vault import LONGEST, Login, Vault
from automation.errors import VaultProblem
from automation.outcomes import Reason

ADA = Login("ada@example.org", "correct horse")
BEA = Login("bea@example.org", "battery staple")

PASSWORDS = {
    "one character": "x",
    "spaces around": "  two words\t",
    "line breaks": "first\nsecond\r\n",
    "an emoji": "🔑 and 👩‍👩‍👧",
    "composed": "caf\u00e9",
    "decomposed": "cafe\u0301",
    "quotes and backslashes": "\"'\\{}%s$HOME",
    "the longest": "é" * LONGEST,
    "the longest of emojis": "🔑" * (LONGEST // 2),
}
TOO_LONG = {
    "one more": "x" * (LONGEST + 1),
    "one more emoji": "🔑" * (LONGEST // 2) + "x",
}


class VaultContract:
    """The promises of `app.vault.Vault`."""

    @pytest.fixture
    def vault(self) -> Vault:
        raise NotImplementedError

    @pytest.mark.row(20)
    @pytest.mark.parametrize("password", PASSWORDS.values(), ids=PASSWORDS.keys())
    def test_a_password_is_read_back_exactly(self, vault: Vault, password: str):
        vault.set("linkedin", "ada@example.org", password)

        assert vault.get("linkedin") == Login("ada@example.org", password)

    @pytest.mark.row(20)
    def test_any_text_is_read_back_exactly(self, vault: Vault):
        @settings(max_examples=15, deadline=None)
        @given(user=st.text(min_size=1, max_size=60), password=st.text(min_size=1, max_size=60))
        def store_and_read(user: str, password: str):
            vault.set("linkedin", user, password)

            assert vault.get("linkedin") == Login(user, password)
            assert vault.stored_user("linkedin") == user

        store_and_read()

    def test_nothing_is_there_at_first(self, vault: Vault):
        assert vault.get("linkedin") is None
        assert vault.stored_user("linkedin") is None
        assert not vault.forget("linkedin")

    def test_a_second_sign_in_replaces_the_first(self, vault: Vault):
        for login in (ADA, BEA, ADA, BEA):
            vault.set("linkedin", login.user, login.password)

        assert vault.get("linkedin") == BEA
        assert vault.stored_user("linkedin") == BEA.user

    def test_forgotten_is_gone(self, vault: Vault):
        vault.set("linkedin", ADA.user, ADA.password)

        assert vault.forget("linkedin")

        assert vault.get("linkedin") is None
        assert vault.stored_user("linkedin") is None
        assert not vault.forget("linkedin")

    def test_services_are_kept_apart(self, vault: Vault):
        vault.set("linkedin", ADA.user, ADA.password)
        vault.set("other", BEA.user, BEA.password)

        vault.forget("other")

        assert vault.get("linkedin") == ADA
        assert vault.get("other") is None

    @pytest.mark.row(20)
    @pytest.mark.parametrize("password", TOO_LONG.values(), ids=TOO_LONG.keys())
    def test_too_long_a_password_leaves_the_one_before(self, vault: Vault, password: str):
        vault.set("linkedin", ADA.user, ADA.password)

        with pytest.raises(VaultProblem) as raised:
            vault.set("linkedin", BEA.user, password)

        assert raised.value.reason is Reason.VAULT_TOO_LONG
        assert vault.get("linkedin") == ADA

    def test_the_longest_user_is_one_shorter(self, vault: Vault):
        vault.set("linkedin", "u" * (LONGEST - 1), "x")

        with pytest.raises(VaultProblem) as raised:
            vault.set("linkedin", "u" * LONGEST, "x")

        assert raised.value.reason is Reason.VAULT_TOO_LONG
        assert vault.stored_user("linkedin") == "u" * (LONGEST - 1)

    @pytest.mark.row(20)
    @pytest.mark.parametrize(("user", "password"), [("", "x"), ("ada", ""), ("ada", "half a pair: \ud83d")])
    def test_what_is_empty_or_no_text_is_refused_unquoted(self, vault: Vault, user: str, password: str):
        with pytest.raises(ValueError, match=r"^user or password is empty or no text$") as raised:
            vault.set("linkedin", user, password)

        assert raised.value.__context__ is None
        assert vault.get("linkedin") is None

    def test_neither_user_nor_password_is_shown(self, vault: Vault):
        vault.set("linkedin", ADA.user, ADA.password)

        shown = f"{vault!r} {vault.get('linkedin')!r} {vault.get('linkedin')}"

        assert ADA.user not in shown
        assert ADA.password not in shown

    def test_it_has_a_name(self, vault: Vault):
        assert vault.name
