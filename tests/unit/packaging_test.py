"""What a release is made with: its notes, and the file by which the program learns of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from app.update import Newer, look
from tests.update_server import PEM, update_server

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
WORKFLOWS = ROOT / ".github" / "workflows"


def run(script: str, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, str(PACKAGING / script), *arguments], input=given, capture_output=True,
                          check=False)  # fmt: skip


def test_packaging_shadows_no_package() -> None:
    assert not (PACKAGING / "__init__.py").exists()


def test_the_notes_are_the_versions_own_part_of_the_changelog() -> None:
    done = run("notes.py", "Unreleased")

    assert done.returncode == 0
    assert done.stdout.decode().startswith("### ")
    assert b"\n## " not in done.stdout


def test_a_version_of_which_nothing_is_said_is_not_released() -> None:
    assert run("notes.py", "99.0.0").returncode != 0


def private_pem(key: object) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())  # type: ignore[attr-defined]


def test_what_is_announced_is_what_the_program_believes() -> None:
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)

    def answered(origin: str) -> bytes:
        return run("announce.py", "9.9.9", f"{origin}/new", given=private_pem(key)).stdout

    with update_server(answered) as server:
        newer = look(type(server.source)(server.source.address, public), "0.1.0")

    assert public != PEM
    assert newer == Newer("9.9.9", f"{server.origin}/new")


def test_no_other_kind_of_key_announces_anything() -> None:
    done = run(
        "announce.py", "9.9.9", "https://non-merci.example/", given=private_pem(generate_private_key(65537, 2048))
    )

    assert done.returncode != 0
    assert done.stdout == b""


@pytest.mark.parametrize("name", ["SIGNING_PFX", "SIGNING_IDENTITY", "RELEASE_KEY"])
def test_a_release_is_refused_where_a_signature_cannot_be_made(name: str) -> None:
    text = (WORKFLOWS / "release.yml").read_text()

    assert f'test -n "${name}"' in text
