"""The end of a bundle: every file in a manifest, and sums that plain tools can check."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from datetime import UTC, datetime

import pytest

from automation.errors import ProofProblem
from automation.outcomes import Reason, RunOutcome
from automation.proof.bundle import MANIFEST, SUMS, Bundle, canonical
from automation.proof.seal import FORMAT, seal
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
    assert {line.removesuffix(": OK") for line in done.stdout.splitlines()} == {*NAMES, MANIFEST}


def test_every_file_of_the_folder_is_listed_but_the_list_itself(bundle):
    seal(bundle, {})

    listed = {line.split("  ", 1)[1] for line in (bundle.folder / SUMS).read_text().splitlines()}

    assert listed == files(bundle.folder) - {SUMS}


@pytest.mark.parametrize("name", [*NAMES, MANIFEST])
def test_sha256sum_sees_a_change_of_any_file(bundle, name):
    seal(bundle, {})
    with (bundle.folder / name).open("ab") as file:
        file.write(b" ")

    assert checked(bundle).returncode == 1


def test_the_manifest_is_canonical_and_holds_facts_format_and_files(bundle):
    seal(bundle, {"run": "a", "outcome": RunOutcome.DONE, "reason": None})

    manifest = (bundle.folder / MANIFEST).read_bytes()

    assert manifest == canonical(json.loads(manifest))
    assert json.loads(manifest) == {
        "format": FORMAT, "run": "a", "outcome": "done", "reason": None,
        "files": {name: hashlib.sha256(name.encode()).hexdigest() for name in NAMES},
    }  # fmt: skip


def test_a_disk_that_is_full_at_the_seal_leaves_no_seal(tmp_path):
    with small_disk(tmp_path / "disk", "64k") as disk:
        bundle = Bundle.create(disk, "LinkedIn", "a" * 32, datetime.now(UTC))
        bundle.write("env.json", b"{}")
        (disk / "filler").write_bytes(b"x" * (15 - 1) * 4096)

        with pytest.raises(ProofProblem) as caught:
            seal(bundle, {"much": "x" * 10_000})

        assert caught.value.reason is Reason.DISK_FULL
        assert files(bundle.folder) == {"env.json"}


def test_a_folder_removed_before_the_seal_is_not_writable(bundle):
    shutil.rmtree(bundle.folder)

    with pytest.raises(ProofProblem):
        seal(bundle, {})
