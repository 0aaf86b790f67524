"""A computer on which the app was used in earnest and then erased: program, browser and keyring are the real ones."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import secretstorage

from tests.browser.program import LIMIT, Home
from tests.secret_service import secret_service
from tests.unit.app.erase_test import tree

ERASE = """
from app.erase import erase
from app.places import own_places
from app.vault import KeyringVault
from automation.catalogue import load_all
places = own_places()
print(*erase(places, places.proofs, KeyringVault(), load_all()), sep="\\n")
"""


def entries() -> set[str]:
    """What the keyring's entries are called."""
    with closing(secretstorage.dbus_init()) as bus:
        return {item.get_label() for item in secretstorage.get_default_collection(bus).get_all_items()}


def test_after_runs_a_kept_sign_in_and_a_stored_password_nothing_of_it_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stays is the browser's own: its crash reporter's folder, and the key of its safe storage.

    The person's own windows of that browser use the same ones.
    """
    with secret_service(tmp_path / "bus") as environment:
        session = {"DBUS_SESSION_BUS_ADDRESS": environment["DBUS_SESSION_BUS_ADDRESS"]}
        home = Home.make(tmp_path / "computer", session)
        (home.folder / "home" / "letter.txt").write_text("mine")
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
        before = tree(home.folder)

        assert home.run("vault", "set", "--user", "ada@example.org", given="planted-password\n").returncode == 0
        for more in ((), ("--stay-signed-in",)):
            done = home.run("run", "--practice", "--headless", "--only", "linkedin.ai-training", *more)
            assert done.returncode == 0, done.stderr
        assert home.left_after(LIMIT) == [str(home.data / "profiles" / "kept-linkedin")]
        assert len(list(home.data.glob("proofs/*"))) == 2
        stored = entries()
        assert any("Non Merci: linkedin" in one for one in stored)

        command = [sys.executable, "-c", ERASE]
        erased = subprocess.run(command, env=home.environment, capture_output=True, text=True, check=True)

        assert erased.stdout.strip() == ""
        after = tree(home.folder)
        files = [one for one in after.keys() - before.keys() if after[one] is not None]
        assert [one for one in files if not one.startswith(("home/.config/chromium/", "home/.cache/dconf/"))] == []
        assert not [one for one in after if "non-merci" in one]
        assert {one: after[one] for one in before} == before
        assert entries() == {one for one in stored if "Safe Storage" in one}
