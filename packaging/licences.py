"""Collects the licences of all that is packed, from the packages themselves, into one text."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement  # the PyPI package: this folder has no __init__.py

RULE = "=" * 78
TEXTS = ("", ".txt", ".md", ".rst", ".APACHE", ".BSD", ".MIT", ".PSF")
"""Endings of the files that are texts of licences."""


def packed(project: str) -> list[metadata.Distribution]:
    """The distributions that a project needs at run time on this system, and theirs, by name."""
    found: dict[str, metadata.Distribution] = {}
    open_ = [Requirement(line) for line in metadata.requires(project) or []]
    while open_:
        wanted = open_.pop()
        key = wanted.name.lower().replace("_", "-")
        if key in found or (
            wanted.marker and not any(wanted.marker.evaluate({"extra": e}) for e in ("", *wanted.extras))
        ):
            continue
        found[key] = metadata.distribution(wanted.name)
        open_ += [Requirement(line) for line in found[key].requires or []]
    return [found[key] for key in sorted(found)]


def text(distributions: list[metadata.Distribution], others: list[tuple[str, Path]]) -> str:
    """Name, version and licence of each, with the texts that it brings; `others` are files besides."""
    ours = [line for one in distributions for line in _entry(one)]
    return "\n".join([*ours, *(line for name, file in others for line in (RULE, name, "", file.read_text("utf-8")))])


def _entry(one: metadata.Distribution) -> Iterator[str]:
    known = one.metadata
    stated = known.get("License-Expression") or (known.get("License") or "").split("\n")[0] or _classified(known)
    yield from (RULE, f"{known['Name']} {known['Version']}", f"Licence: {stated}", "")
    for file in sorted(one.files or [], key=str):
        name = file.name.upper()
        named = name.startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")) or "THIRD-PARTY" in name
        if (named or "licenses" in file.parts) and file.suffix in TEXTS:
            yield Path(str(one.locate_file(file))).read_text("utf-8", "replace")


def _classified(known: metadata.PackageMetadata) -> str:
    named = [line.rsplit(" :: ", 1)[-1] for line in known.get_all("Classifier") or [] if line.startswith("License ::")]
    return ", ".join(named) or "see below"


if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    python = next((file for file in (Path(sys.base_prefix) / "lib" / "python3.11" / "LICENSE.txt",
                                     Path(sys.base_prefix) / "LICENSE.txt") if file.is_file()), None)  # fmt: skip
    others = [("Lucide icons", root / "resources" / "icons" / "LICENSE")]
    # Qt for Python is used under the LGPL 3, which its wheels name and do not bring
    gnu = root / "packaging" / "gnu"
    others += [(f"Qt, Qt for Python: {name}", gnu / f"{name}.txt") for name in ("LGPL-3.0", "GPL-3.0")]
    others += [("Python", python)] if python else []
    sys.stdout.write(text(packed("non-merci"), others))
