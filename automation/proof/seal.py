"""The end of a bundle: a manifest of everything in it, signed, and all that plain tools need to check it.

The sums and their signature are written last: a folder that has both is sealed, one that was cut short before is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from automation.proof.bundle import (
    GUIDE,
    MANIFEST,
    PRIVATE,
    PUBLIC_KEY,
    SIGNATURE,
    STAMP,
    SUMS,
    SUMS_SIGNATURE,
    Bundle,
    canonical,
)
from automation.resources import resource

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FORMAT: Final = 2
"""Version of the manifest's form."""

SEED_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Signer:
    """An Ed25519 key (RFC 8032) to seal with."""

    key: Ed25519PrivateKey = field(repr=False)
    kept: bool
    """It is this installation's; else it was made for one run and nobody has it any more."""

    @classmethod
    def from_seed(cls, seed: bytes, *, kept: bool) -> Signer:
        """The key of 32 secret bytes; raises ValueError for any other number."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.from_private_bytes(seed), kept)

    @classmethod
    def for_one_run(cls) -> Signer:
        """A new key that is kept nowhere."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return cls(Ed25519PrivateKey.generate(), kept=False)

    @property
    def pem(self) -> bytes:
        """The public half as tools read it (SubjectPublicKeyInfo, RFC 5280)."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        return self.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the public half's 32 bytes, in hexadecimal digits."""
        return fingerprint(self.key.public_key().public_bytes_raw())


def fingerprint(public: bytes) -> str:
    """The name of a public key: SHA-256 of its 32 bytes, in hexadecimal digits."""
    return hashlib.sha256(public).hexdigest()


def seal(
    bundle: Bundle,
    facts: dict[str, Any],
    signer: Signer | None = None,
    stamp: Callable[[bytes], bytes | None] | None = None,
) -> None:
    """Write key, guide, manifest (facts of the run and the SHA-256 of each file), time stamp, sums, two signatures.

    `stamp` is given the manifest and answers with an RFC 3161 time stamp, or None if none was to be had. Files under
    `private/` are listed apart: a copy may leave them out. Raises ProofProblem; then the folder is not sealed.
    """
    signer = signer or Signer.for_one_run()
    bundle.write(PUBLIC_KEY, signer.pem)
    bundle.write(GUIDE, resource("receipt", GUIDE).read_bytes())
    sums = bundle.sums()
    private = {name: digest for name, digest in sums.items() if name.startswith(PRIVATE)}
    manifest = canonical({
        "format": FORMAT,
        **facts,
        "key": {"ed25519": signer.fingerprint, "kept": signer.kept},
        "stamp_asked": stamp is not None,
        "files": {name: digest for name, digest in sums.items() if name not in private},
        "private": private,
    })  # fmt: skip
    made = {MANIFEST: manifest, SIGNATURE: signer.key.sign(manifest)}
    if stamp and (answer := stamp(manifest)):
        made[STAMP] = answer
    for name, content in made.items():
        bundle.write(name, content)
    digests = {name: digest for name, digest in sums.items() if name not in private}
    listed = sums_file(digests | {name: hashlib.sha256(each).hexdigest() for name, each in made.items()})
    bundle.write(SUMS, listed)
    bundle.write(SUMS_SIGNATURE, signer.key.sign(listed))


def sums_file(digests: dict[str, str]) -> bytes:
    """What `sha256sum -c` reads: name -> hexadecimal digits, one a line, sorted."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items())).encode()
