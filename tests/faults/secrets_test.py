"""The eye that looks for secrets sees them in every form of writing, and nothing where there is none."""

from __future__ import annotations

import base64
import html
import json
import subprocess
import sys
import urllib.parse
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.secrets import Scanner

SECRETS = ['pässwörd & "geheim" <1+1=2>', "zoe@example.org", "AQEDARabcdefgh-_ijklmnop"]
WRITINGS: dict[str, Callable[[str], bytes]] = {
    "UTF-8": str.encode,
    "UTF-16": lambda secret: secret.encode("utf-16"),
    "UTF-16 of a big-endian machine": lambda secret: secret.encode("utf-16-be"),
    "JSON": lambda secret: json.dumps({"p": secret}).encode(),
    "JSON in UTF-8": lambda secret: json.dumps({"p": secret}, ensure_ascii=False).encode(),
    "HTML": lambda secret: f"<p>{html.escape(secret)}</p>".encode(),
    "an address": lambda secret: f"?p={urllib.parse.quote(secret, safe='')}&x".encode(),
    "a form": lambda secret: urllib.parse.urlencode({"p": secret, "x": 1}).encode(),
    "base64": lambda secret: base64.b64encode(secret.encode()),
    "base64, one further": lambda secret: base64.b64encode(b"x" + secret.encode() + b"yz"),
    "base64, two further": lambda secret: base64.b64encode(b"xy" + secret.encode() + b"z"),
    "base64 of addresses": lambda secret: base64.urlsafe_b64encode(b"user:" + secret.encode()),
    "base64 of UTF-16": lambda secret: base64.b64encode(secret.encode("utf-16-le")),
    "hexadecimal": lambda secret: secret.encode().hex().encode(),
}


@pytest.mark.row(16)
@pytest.mark.parametrize("writing", WRITINGS.values(), ids=WRITINGS)
@pytest.mark.parametrize("secret", SECRETS, ids=["password", "address", "cookie"])
def test_a_secret_is_found_however_it_is_written(tmp_path: Path, secret: str, writing: Callable[[str], bytes]) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    file = tmp_path / "deep" / "er" / "log"
    file.write_bytes(b"before " + writing(secret) + b" after")

    (found,) = Scanner(SECRETS).leaks(tmp_path)
    assert found.startswith(f"{file}: ")


def test_nothing_is_found_where_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"zoe@example.com; pa\xc3\x9fwort; " + base64.b64encode(b"something else") * 100)

    assert Scanner(SECRETS).leaks(tmp_path) == []


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_arguments_and_environments_are_looked_at() -> None:
    waiting = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with (
        subprocess.Popen([*waiting, SECRETS[0]], stdin=subprocess.PIPE) as one,
        subprocess.Popen(waiting, env={"P": SECRETS[1]}, stdin=subprocess.PIPE) as other,
    ):
        found = Scanner(SECRETS).leaks(processes=[one.pid, other.pid])
        for program in (one, other):
            program.communicate()

    assert [place.split(":")[0] for place in found] == [f"cmdline of {one.pid}", f"environ of {other.pid}"]
