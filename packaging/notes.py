"""What CHANGELOG.md says of this version, as the notes of its release. usage: notes.py [VERSION]"""

from __future__ import annotations

import re
import sys
from pathlib import Path

CHANGES = Path(__file__).resolve().parent.parent / "CHANGELOG.md"


def section(changes: str, version: str) -> str:
    """The part under the version's heading; raises LookupError if there is none, or nothing in it."""
    parts = re.split(r"^## \[?([^\]\s]+)\]?.*$", changes, flags=re.MULTILINE)
    found = dict(zip(parts[1::2], parts[2::2], strict=True)).get(version, "").strip()
    if not found:
        raise LookupError(f"CHANGELOG.md says nothing of {version}")
    return found + "\n"


if __name__ == "__main__":
    sys.stdout.write(section(CHANGES.read_text(encoding="utf-8"), sys.argv[1]))
