"""The key of the seals: one for an installation, never another in its place; one for a run where there is no safe."""

from __future__ import annotations

import pytest

from app import seal_key
from app.vault import KeyringVault, MemoryVault
from automation.errors import VaultProblem
from automation.outcomes import Reason
from automation.proof.seal import Signer
from tests.sealed import OTHER, OWN

SEED = bytes(range(32)).hex()


class Shut(MemoryVault):
    """A safe that lets nobody in."""

    def get(self, service):
        raise VaultProblem(Reason.VAULT_LOCKED)

    def stored_user(self, service):
        raise VaultProblem(Reason.VAULT_LOCKED)


def test_the_first_run_makes_the_key_and_all_later_ones_find_it():
    vault = MemoryVault()
    first, second = seal_key.signer(vault), seal_key.signer(vault)

    assert first.kept
    assert first.fingerprint == second.fingerprint == seal_key.own_key(vault)


def test_another_installation_has_another_key():
    assert seal_key.signer(MemoryVault()).fingerprint != seal_key.signer(MemoryVault()).fingerprint


def test_a_safe_that_lets_nobody_in_gives_a_key_for_one_run():
    first, second = seal_key.signer(Shut()), seal_key.signer(Shut())

    assert not first.kept
    assert first.fingerprint != second.fingerprint
    assert seal_key.own_key(Shut()) is None


@pytest.mark.parametrize(
    ("user", "seed"),
    [(OTHER.fingerprint, SEED), (OWN.fingerprint, "no key"), (OWN.fingerprint, SEED[:-2])],
    ids=["of another", "garbled", "short"],
)
def test_what_is_no_key_is_neither_used_nor_written_over(user, seed):
    vault = MemoryVault()
    vault.set(seal_key.SERVICE, user, seed)

    signer = seal_key.signer(vault)

    assert not signer.kept
    assert vault.get(seal_key.SERVICE).password == seed


class Overtaken(MemoryVault):
    """Another program stores its key at the same moment, and is the last to do so."""

    def set(self, service, user, password):
        super().set(service, OWN.fingerprint, SEED)


def test_of_two_that_make_a_key_at_once_both_use_the_one_that_is_kept():
    assert seal_key.signer(Overtaken()).fingerprint == OWN.fingerprint


def test_a_safe_that_may_ask_the_person_is_not_used_quietly():
    kwallet = pytest.importorskip("keyring.backends.kwallet")

    with pytest.raises(VaultProblem):
        KeyringVault(kwallet.DBusKeyring.__new__(kwallet.DBusKeyring), asks=False).stored_user("proof seal")


def test_the_secret_half_is_in_no_repr():
    signer = Signer.from_seed(bytes(range(32)), kept=True)

    assert SEED not in repr(signer)
    assert "Ed25519PrivateKey" not in repr(signer)
