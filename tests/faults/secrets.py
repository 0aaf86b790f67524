"""Looks for secrets wherever a run could have left them: files, arguments, environments, in every form of writing."""

from __future__ import annotations

import base64
import html
import json
import os
import re
import urllib.parse
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.browser.program import Home

SHORTEST = 6
"""Bytes of an encoded secret without its ends, below which it could be found by chance."""


class Scanner:
    """Knows secrets, and finds them in bytes."""

    def __init__(self, secrets: Iterable[str]) -> None:
        forms = {form for secret in secrets for form in forms_of(secret)}
        self._pattern = re.compile(b"|".join(re.escape(form) for form in sorted(forms)))

    def finds(self, content: bytes) -> bool:
        return self._pattern.search(content) is not None

    def leaks(self, *roots: Path, processes: Iterable[int] = ()) -> list[str]:
        """The files below these folders, and the processes, that hold a secret: name, and what stands there."""
        found = []
        for place, content in _places(roots, processes):
            if match := self._pattern.search(content):
                found.append(f"{place}: …{content[max(0, match.start() - 40) : match.end() + 10]!r}")
        return found

    def leaks_of(self, home: Home) -> list[str]:
        """The same for a whole computer as a test has it: its folders, and all that runs with them."""
        return self.leaks(home.folder, home.temporary, processes=[one.pid for one in home.processes()])


def forms_of(secret: str) -> Iterator[bytes]:
    """A secret as programs write it: two encodings, and what JSON, HTML, addresses and base64 make of it."""
    quoted = {urllib.parse.quote(secret, safe=""), urllib.parse.quote(secret), urllib.parse.quote_plus(secret)}
    in_json = {json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
    texts = {secret, html.escape(secret)} | quoted | in_json
    for text in texts:
        yield text.encode()
        yield text.encode("utf-16-le")
        yield text.encode("utf-16-be")
    for encoded in (secret.encode(), secret.encode("utf-16-le")):
        yield encoded.hex().encode()
        yield from _base64(encoded)


def _base64(content: bytes) -> Iterator[bytes]:
    """The part that is the same whatever stands before and behind, for each of the three places it can begin at."""
    for before in range(3):
        whole = base64.b64encode(bytes(before) + content)
        first = -(-before * 8 // 6)  # characters that the bytes before have a part in
        last = (before + len(content)) * 8 // 6
        part = whole[first:last]
        if len(part) >= SHORTEST:
            yield part
            yield part.translate(bytes.maketrans(b"+/", b"-_"))


def _places(roots: Iterable[Path], processes: Iterable[int]) -> Iterator[tuple[str, bytes]]:
    for root in roots:
        for file in files_below(root):
            yield str(file), content_of(file)
    for process in processes:
        for kind in ("cmdline", "environ"):
            yield f"{kind} of {process}", content_of(Path(f"/proc/{process}/{kind}"))


def files_below(root: Path) -> Iterator[Path]:
    """Every regular file, passing over what goes while it is listed."""
    for folder, _, names in os.walk(root):
        for file in (Path(folder, name) for name in names):
            if file.is_file() and not file.is_symlink():
                yield file


def content_of(file: Path) -> bytes:
    """What a file holds; nothing of one that has gone since it was listed."""
    try:
        return file.read_bytes()
    except OSError:
        return b""
