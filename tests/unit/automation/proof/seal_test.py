"""The end of a bundle: every file in a manifest, and sums that plain tools can check."""

from __future__ import annotations

import hashlib
import json
import shlex
import shutil
import subprocess
from datetime import UTC, datetime

import pytest

from automation.errors import ProofProblem
from automation.outcomes import Reason, RunOutcome
from automation.proof.bundle import (
    GUIDE,
    MANIFEST,
    PUBLIC_KEY,
    SIGNATURE,
    STAMP,
    SUMS,
    SUMS_SIGNATURE,
    Bundle,
    canonical,
)
from automation.proof.seal import FORMAT, Signer, seal
from tests.sealed import OWN
from tests.unit.automation.proof.bundle_test import files, small_disk

NAMES = ["env.json", "events.jsonl", "receipt.html", "settings/linkedin.a/after.json", "settings/linkedin.a/after.png"]


@pytest.fixture
def bundle(tmp_path):
    bundle = Bundle.create(tmp_path, "LinkedIn", "a" * 32, datetime.now(UTC))
    for name in NAMES:
        bundle.write(name, name.encode())
    return bundle


def checked(bundle):
    """What sha256sum says to the folder."""
    program = shutil.which("sha256sum")
    assert program, "coreutils are missing"
    return subprocess.run(
        [program, "--strict", "-c", SUMS], cwd=bundle.folder, capture_output=True, text=True, check=False
    )


def test_plain_sha256sum_finds_every_file_as_it_was(bundle):
    seal(bundle, {"run": "a"})

    done = checked(bundle)

    assert done.returncode == 0, done.stderr
    assert {line.removesuffix(": OK") for line in done.stdout.splitlines()} == files(bundle.folder) - {
        SUMS,
        SUMS_SIGNATURE,
    }


@pytest.mark.parametrize("name", [*NAMES, MANIFEST, SIGNATURE, PUBLIC_KEY, GUIDE])
def test_sha256sum_sees_a_change_of_any_file(bundle, name):
    seal(bundle, {})
    with (bundle.folder / name).open("ab") as file:
        file.write(b" ")

    assert checked(bundle).returncode == 1


def test_private_files_have_no_place_among_the_sums_but_one_in_the_manifest(bundle):
    bundle.write("private/page.png", b"page")

    seal(bundle, {})

    manifest = json.loads((bundle.folder / MANIFEST).read_bytes())
    assert manifest["private"] == {"private/page.png": hashlib.sha256(b"page").hexdigest()}
    assert "private" not in (bundle.folder / SUMS).read_text()


def test_the_manifest_is_canonical_and_holds_facts_format_key_and_files(bundle):
    seal(bundle, {"run": "a", "outcome": RunOutcome.DONE, "reason": None}, OWN)

    manifest = (bundle.folder / MANIFEST).read_bytes()

    assert manifest == canonical(json.loads(manifest))
    assert json.loads(manifest) == {
        "format": FORMAT, "run": "a", "outcome": "done", "reason": None, "stamp_asked": False, "private": {},
        "key": {"ed25519": OWN.fingerprint, "kept": True},
        "files": {name: hashlib.sha256((bundle.folder / name).read_bytes()).hexdigest()
                  for name in (*NAMES, PUBLIC_KEY, GUIDE)},
    }  # fmt: skip


def commands_of_the_guide(folder):
    """What a person would copy from it."""
    return [line.strip() for line in (folder / GUIDE).read_text(encoding="utf-8").splitlines() if line[:4] == " " * 4]


def carried_out(command, folder):
    return subprocess.run(shlex.split(command), cwd=folder, capture_output=True, text=True, check=False)


def test_the_commands_of_the_guide_find_the_folder_as_it_was_sealed(bundle):
    seal(bundle, {"run": "a"})
    listed, sums, signature, _ = commands_of_the_guide(bundle.folder)

    assert carried_out(sums, bundle.folder).returncode == 0
    for command in (listed, signature):
        done = carried_out(command, bundle.folder)
        assert (done.returncode, done.stdout.strip()) == (0, "Signature Verified Successfully"), done.stderr


def test_the_commands_of_the_guide_see_a_file_changed_together_with_the_sums(bundle):
    seal(bundle, {"run": "a"})
    (bundle.folder / NAMES[0]).write_bytes(b"forged")
    names = [line.split("  ", 1)[1] for line in (bundle.folder / SUMS).read_text().splitlines()]
    sums = subprocess.run(["sha256sum", *names], cwd=bundle.folder, capture_output=True, check=True).stdout
    (bundle.folder / SUMS).write_bytes(sums)

    codes = [carried_out(command, bundle.folder).returncode for command in commands_of_the_guide(bundle.folder)[:3]]

    assert codes == [1, 0, 0]


@pytest.mark.parametrize("name", [MANIFEST, SIGNATURE])
def test_the_commands_of_the_guide_see_a_change(bundle, name):
    seal(bundle, {"run": "a"})
    content = (bundle.folder / name).read_bytes()
    (bundle.folder / name).write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    _, sums, signature, _ = commands_of_the_guide(bundle.folder)

    assert carried_out(sums, bundle.folder).returncode == 1
    assert carried_out(signature, bundle.folder).returncode == 1


def test_a_time_stamp_is_kept_beside_the_manifest_it_is_of(bundle):
    asked = []
    seal(bundle, {}, OWN, lambda manifest: asked.append(manifest) or b"stamp")

    assert asked == [(bundle.folder / MANIFEST).read_bytes()]
    assert (bundle.folder / STAMP).read_bytes() == b"stamp"
    assert checked(bundle).returncode == 0


def test_a_key_for_one_run_says_so_and_is_another_each_time(bundle, tmp_path):
    seal(bundle, {})
    manifest = json.loads((bundle.folder / MANIFEST).read_bytes())

    assert manifest["key"]["kept"] is False
    assert Signer.for_one_run().fingerprint != Signer.for_one_run().fingerprint


def test_no_secret_half_of_a_key_is_in_the_folder_or_shown(bundle):
    seal(bundle, {}, OWN)
    seed = OWN.key.private_bytes_raw()

    for file in bundle.folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert seed not in content
        assert seed.hex().encode() not in content
    assert seed.hex() not in repr(OWN)


@pytest.mark.row(33)
def test_a_disk_that_is_full_at_the_seal_leaves_no_seal(tmp_path):
    with small_disk(tmp_path / "disk", "64k") as disk:
        bundle = Bundle.create(disk, "LinkedIn", "a" * 32, datetime.now(UTC))
        bundle.write("env.json", b"{}")
        (disk / "filler").write_bytes(b"x" * (15 - 1) * 4096)

        with pytest.raises(ProofProblem) as caught:
            seal(bundle, {"much": "x" * 10_000})

        assert caught.value.reason is Reason.DISK_FULL
        assert not files(bundle.folder) & {MANIFEST, SIGNATURE, SUMS}


@pytest.mark.row(33)
def test_a_folder_removed_before_the_seal_is_not_writable(bundle):
    shutil.rmtree(bundle.folder)

    with pytest.raises(ProofProblem):
        seal(bundle, {})
