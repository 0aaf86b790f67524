"""The end of a bundle: a manifest of everything in it. A signature over the manifest's bytes has its place here."""

from __future__ import annotations

import hashlib
from typing import Any

from automation.proof.bundle import MANIFEST, SUMS, Bundle, canonical

FORMAT = 1
"""Version of the manifest's form."""


def seal(bundle: Bundle, facts: dict[str, Any]) -> None:
    """Write `manifest.json` (facts of the run and the SHA-256 of each file) and `SHA256SUMS` for plain tools."""
    sums = bundle.sums()
    manifest = canonical({"format": FORMAT, **facts, "files": sums})
    bundle.write(MANIFEST, manifest)
    listed = {**sums, MANIFEST: hashlib.sha256(manifest).hexdigest()}
    bundle.write(SUMS, "".join(f"{digest}  {name}\n" for name, digest in sorted(listed.items())).encode())
