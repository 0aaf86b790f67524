"""The key that this installation seals its proofs with: in the keyring, where it lets us in without asking anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from automation.errors import VaultProblem
from automation.proof.seal import SEED_BYTES, Signer

if TYPE_CHECKING:
    from app.vault import Vault

SERVICE: Final = "proof seal"
"""What the entries in the keyring are called after."""
SECONDS: Final = 5.0
"""How long the keyring may take; a proof can do without."""


def quiet_vault() -> Vault:
    """The keyring, never opening a dialog of its own: nobody asked for a password when a run ends."""
    from app.vault import KeyringVault

    return KeyringVault(seconds=SECONDS, asks=False)


def signer(vault: Vault) -> Signer:
    """This installation's key, made now if there is none yet; where there is no keyring to be had, one for this run."""
    try:
        return _kept(vault) or _make(vault)
    except (VaultProblem, ValueError):
        return Signer.for_one_run()


def own_key(vault: Vault) -> str | None:
    """Fingerprint of this installation's key; None if it has none, or the keyring does not let us in."""
    try:
        return vault.stored_user(SERVICE)
    except VaultProblem:
        return None


def _kept(vault: Vault) -> Signer | None:
    """The stored key. Raises ValueError if what is stored is not one, or not the one it is said to be."""
    login = vault.get(SERVICE)
    if login is None:
        return None
    signer = Signer.from_seed(bytes.fromhex(login.password), kept=True)
    if signer.fingerprint != login.user:
        raise ValueError("not the key that it is said to be")
    return signer


def _make(vault: Vault) -> Signer:
    """A new key, as it is read back: another program may have stored one at the same moment."""
    import secrets

    seed = secrets.token_bytes(SEED_BYTES)
    vault.set(SERVICE, Signer.from_seed(seed, kept=True).fingerprint, seed.hex())
    return _kept(vault) or Signer.for_one_run()
