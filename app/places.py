"""Where things are kept on this computer: preferences, profiles, proofs, the log."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from automation.proof.bundle import named, write_whole

SALT_BYTES: Final = 32
_NAME: Final = "non-merci"


@dataclass(frozen=True, slots=True)
class Places:
    """The app's own folders. Nothing is made before it is needed; everything made is the person's alone."""

    config: Path
    data: Path
    log: Path

    @property
    def settings(self) -> Path:
        """The preferences file."""
        return self.config / "settings.json"

    @property
    def profiles(self) -> Path:
        """Browser profiles, one a run."""
        return self.data / "profiles"

    @property
    def proofs(self) -> Path:
        """Proof folders, unless the person chose another place."""
        return self.data / "proofs"

    @property
    def lock(self) -> Path:
        """Held by the one run that may go on at a time."""
        return self.data / "running.lock"

    def salt(self) -> bytes:
        """The salt of account fingerprints: 32 bytes, made once for this computer. Raises ProofProblem."""
        import secrets

        file = self.data / "salt"
        with named(self.data):
            self.data.mkdir(parents=True, exist_ok=True, mode=0o700)
            if file.is_file() and len(salt := file.read_bytes()) == SALT_BYTES:
                return salt
            write_whole(file, salt := secrets.token_bytes(SALT_BYTES), 0o600)
        return salt


def own_places() -> Places:
    """The folders that this system gives to programs of this person."""
    return Places(
        config=platformdirs.user_config_path(_NAME, appauthor=False),
        data=platformdirs.user_data_path(_NAME, appauthor=False),
        log=platformdirs.user_log_path(_NAME, appauthor=False),
    )


def kept_profile(service: str) -> str:
    """Name of the profile in which a person stays signed in."""
    return f"kept-{service}"
