"""The commands about past runs, with the real program, a real keyring and a real browser: check, share, undo, erase."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.program import CLI, Home
from tests.sealed import sealed
from tests.secret_service import secret_service
from tests.unit.automation.proof.stamp_test import TIME, Authority, authorities, issue, serve, uses

__all__ = ["serve"]  # a fixture

PRACTICE = ("run", "--practice", "--headless", "--json")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A computer with an open keyring."""
    with secret_service(tmp_path / "bus") as environment:
        yield Home.make(tmp_path / "computer", environment)


@pytest.fixture
def bare(tmp_path: Path) -> Home:
    """A computer without a keyring."""
    return Home.make(tmp_path / "computer")


def proof_of(home: Home, *more: str) -> Path:
    done = home.run(*PRACTICE, *more)
    assert done.returncode == 0, done.stderr
    return Path(json.loads(done.stdout.splitlines()[-1])["proof"])


def test_a_fresh_proof_is_intact_and_sealed_by_this_computer(home: Home) -> None:
    first, second = proof_of(home), proof_of(home, "--look")

    checked = home.run("verify", str(first))

    assert (checked.returncode, checked.stderr) == (0, "This is a practice proof: nothing has changed on LinkedIn.\n")
    assert checked.stdout.splitlines() == [
        "The files are unchanged since they were sealed.",
        f"Sealed by key {key_of(first)[:16]} (this computer’s).",
        "Time not proven.",
    ]
    assert key_of(first) == key_of(second)


def key_of(proof: Path) -> str:
    return json.loads((proof / "manifest.json").read_bytes())["key"]["ed25519"]


def test_the_secret_half_of_the_key_is_in_the_keyring_alone(home: Home, tmp_path: Path) -> None:
    proof_of(home)
    lookup = ["python3", "-c", "import keyring; print(keyring.get_password('Non Merci: proof seal (1)', 'Non Merci'))"]
    lookup[0] = str(CLI.with_name("python"))
    found = subprocess.run(lookup, env=home.environment, capture_output=True, text=True, check=True).stdout.strip()
    assert len(found) == 64

    for file in (home.folder / "home").rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert found.encode() not in content
        assert bytes.fromhex(found) not in content


def test_without_a_keyring_the_key_is_unknown_and_the_receipt_says_why(bare: Home) -> None:
    proof = proof_of(bare)

    checked = bare.run("verify", str(proof))

    assert checked.returncode == 3
    assert f"Sealed by key {key_of(proof)[:16]} (unknown)." in checked.stdout
    assert "no open password safe" in (proof / "receipt.html").read_text(encoding="utf-8")


def test_a_locked_keyring_is_not_asked_to_open_for_a_seal(tmp_path: Path) -> None:
    with secret_service(tmp_path / "bus", unlocked=False) as environment:
        home = Home.make(tmp_path / "computer", environment)
        proof = proof_of(home)

    assert json.loads((proof / "manifest.json").read_bytes())["key"]["kept"] is False


@pytest.mark.row(34, 35)
def test_each_way_to_end_has_its_exit_code_and_words(bare: Home, tmp_path: Path) -> None:
    proof = sealed(tmp_path / "proofs")
    changed = shutil.copytree(proof, tmp_path / "changed")
    (changed / "env.json").write_text("{}")

    intact, broken, nothing = (bare.run("verify", str(each)) for each in (proof, changed, tmp_path / "none"))
    french = bare.run("--language", "fr", "verify", str(changed))

    assert [each.returncode for each in (intact, broken, nothing, french)] == [3, 1, 2, 1]
    assert "have changed" in broken.stdout
    assert "env.json was altered" in broken.stdout
    assert "There is nothing in this place." in nothing.stdout
    assert "Les fichiers ont changé" in french.stdout
    assert all(each.stderr == "" for each in (intact, broken, nothing, french))


def test_certificates_that_cannot_be_read_are_named(bare: Home, tmp_path: Path) -> None:
    proof = sealed(tmp_path / "proofs")
    (tmp_path / "odd.pem").write_text("no certificate")

    missing = bare.run("verify", str(proof), "--roots", str(tmp_path / "none.pem"))
    odd = bare.run("verify", str(proof), "--roots", str(tmp_path / "odd.pem"))

    assert [each.returncode for each in (missing, odd)] == [2, 2]
    assert "none.pem" in missing.stderr
    assert "odd.pem" in odd.stderr


def test_a_copy_is_shared_by_number_and_holds(home: Home, tmp_path: Path) -> None:
    proof = proof_of(home, "--keep-page")
    number = json.loads((proof / "manifest.json").read_bytes())["run"][:8]
    copy = tmp_path / "copy.zip"

    shared = home.run("share", number, "--to", str(copy))
    again = home.run("share", proof.name, "--to", str(copy))
    checked = home.run("verify", str(copy))

    assert (shared.returncode, checked.returncode, again.returncode) == (0, 0, 2), shared.stderr
    assert str(copy) in shared.stdout
    assert "there already" in again.stderr
    assert copy.read_bytes().count(b"private/") == 0


@pytest.mark.parametrize("number", ["", "zzzz", "../..", "a" * 500], ids=["none", "odd", "path", "long"])
def test_a_run_that_is_not_there_is_named(bare: Home, number: str) -> None:
    for command in ("share", "undo"):
        done = bare.run(command, number)

        assert done.returncode == 2
        assert "No run of this name" in done.stderr
        assert "Traceback" not in done.stderr


def test_what_was_changed_is_not_shared(bare: Home, tmp_path: Path) -> None:
    proof = sealed(tmp_path / "proofs")
    (proof / "env.json").write_text("{}")

    done = bare.run("share", str(proof), "--to", str(tmp_path / "copy.zip"))

    assert done.returncode == 1
    assert "only an intact proof" in done.stderr
    assert not (tmp_path / "copy.zip").exists()


def test_undo_puts_back_what_the_run_turned_off(home: Home) -> None:
    proof = proof_of(home)
    number = json.loads((proof / "manifest.json").read_bytes())["run"][:8]

    refused = home.run("undo", number, "--headless")
    done = home.run("undo", number, "--headless", "--yes")
    listed = home.run("history")

    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Put back") == 5
    assert "undo" in listed.stdout.splitlines()[0]
    assert home.run("verify", done.stdout.strip().rsplit("Proof: ", 1)[1]).returncode == 0


def test_undo_of_a_run_that_only_looked_says_that_there_is_nothing(home: Home) -> None:
    proof = proof_of(home, "--look")

    done = home.run("undo", str(proof), "--headless", "--yes")

    assert done.returncode == 2
    assert "nothing that can be put back" in done.stderr


def test_undo_does_nothing_by_a_proof_that_was_changed(home: Home) -> None:
    proof = proof_of(home)
    journal = proof / "events.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"linkedin.measure-ads", b"linkedin.cookies-ad"))

    done = home.run("undo", str(proof), "--headless", "--yes")

    assert done.returncode == 1
    assert "Nothing is put back by a proof that was changed." in done.stderr
    assert "events.jsonl was altered" in done.stderr


def typed(home: Home, answer: bytes, *arguments: str) -> tuple[int, str]:
    """Run the program on a terminal, and answer its question."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([str(CLI), *arguments], env=home.environment, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.write(ours, answer)
    seen = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:
            break
        seen += part
    os.close(ours)
    return process.wait(timeout=60), seen.decode()


def test_who_says_no_on_a_terminal_puts_nothing_back(home: Home) -> None:
    proof = proof_of(home)
    before = sorted(proof.parent.iterdir())

    code, seen = typed(home, b"n\n", "undo", str(proof), "--headless")

    assert code == 3
    assert "AI training" in seen
    assert sorted(proof.parent.iterdir()) == before


def test_erase_leaves_nothing_and_says_so(home: Home) -> None:
    proof_of(home)
    home.run("vault", "set", "--user", "zoe@example.org", given="a long password\n")

    refused = home.run("erase")
    done = home.run("erase", "--yes")

    assert refused.returncode == 2
    assert (done.returncode, done.stdout.strip()) == (0, "Everything is erased."), done.stderr
    assert not home.data.exists()
    names = subprocess.run(
        [str(CLI.with_name("python")), "-c", KEYRING_ITEMS],
        env=home.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Non Merci" not in names.stdout


KEYRING_ITEMS = """
import secretstorage
with secretstorage.dbus_init() as bus:
    for item in secretstorage.get_default_collection(bus).get_all_items():
        print(item.get_label(), item.get_attributes())
"""


def test_what_could_not_be_erased_is_listed_with_the_reason(home: Home, tmp_path: Path) -> None:
    proof = proof_of(home)
    (tmp_path / "elsewhere").mkdir()
    link = proof.parent / "2026-01-01 10h00 LinkedIn 00000000"
    link.symlink_to(tmp_path / "elsewhere")

    done = home.run("erase", "--yes")

    assert done.returncode == 1
    assert f"{link}: it is a link to another place" in done.stdout
    assert (tmp_path / "elsewhere").is_dir()


@pytest.mark.row(35)
@pytest.mark.parametrize("service", ["http://127.0.0.1:9/", "https://localhost:9/tsa"], ids=["http", "https"])
def test_a_time_stamp_that_cannot_be_had_does_not_fail_the_run(bare: Home, service: str) -> None:
    bare.environment |= {"http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}  # nobody is asked

    done = bare.run("run", "--practice", "--headless", "--timestamp", service)

    assert done.returncode == 0, done.stderr
    assert "without a time stamp" in done.stderr
    proof = done.stdout.strip().rsplit("Proof: ", 1)[1]
    assert bare.run("verify", proof).returncode == 3


def test_a_time_stamp_by_a_real_service_proves_the_time(home: Home, tmp_path: Path, serve: Any) -> None:
    root = issue("Test root", extensions=authorities())
    authority = Authority(tmp_path / "tsa", issue("Test time", root, uses(TIME)))
    service = serve(lambda to, question: to.send(200, authority.answer(question)))
    (tmp_path / "roots.pem").write_bytes(root.pem)
    proof = proof_of(home, "--timestamp", service.address)

    known = home.run("verify", str(proof), "--roots", str(tmp_path / "roots.pem"))
    unknown = home.run("verify", str(proof))

    assert (known.returncode, unknown.returncode) == (0, 3), known.stdout
    assert "Time proven by Test time: at the latest " in known.stdout
    assert "someone calling themselves “Test time”" in unknown.stdout


@pytest.mark.parametrize("service", ["ftp://127.0.0.1/", "nonsense", "htp://stamps.example"])
def test_what_is_no_web_address_is_refused_before_anything_is_done(bare: Home, service: str) -> None:
    done = bare.run("run", "--practice", "--headless", "--timestamp", service)

    assert done.returncode == 2
    assert f"no web address: {service}" in done.stderr
    assert not bare.data.exists()
