"""Files get into a proof folder whole or not at all, under plain names, and a full disk has its own reason."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from automation.errors import ProofProblem
from automation.outcomes import Reason
from automation.proof.bundle import MANIFEST, SUMS, Bundle, canonical
from tests.nobody import AS_NOBODY, needs_root

NOW = datetime(2026, 11, 21, 18, 4)
RUN = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    return Bundle.create(tmp_path / "proofs", "LinkedIn", RUN, NOW)


@contextmanager
def small_disk(folder: Path, size: str = "256k"):
    """A real file system of that size."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("a full disk is not tried: mounting a small one needs root on Linux")
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a full disk is not tried: {mounted.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_the_folder_is_called_after_time_label_and_run(bundle):
    assert bundle.folder.name == "2026-11-21 18h04 LinkedIn 01234567"
    assert bundle.folder.is_dir()


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_the_folder_is_the_owners_alone(bundle):
    assert bundle.folder.stat().st_mode & 0o077 == 0


def test_a_file_is_what_was_written(bundle):
    written = bundle.write("settings/linkedin.ai-training/before.png", b"\x89PNG")

    assert written == bundle.folder / "settings/linkedin.ai-training/before.png"
    assert written.read_bytes() == b"\x89PNG"
    assert files(bundle.folder) == {"settings/linkedin.ai-training/before.png"}


def test_a_file_is_replaced_whole(bundle):
    bundle.write("env.json", b"a" * 10_000)
    with (bundle.folder / "env.json").open("rb") as old:
        bundle.write("env.json", b"b")

        assert old.read() == b"a" * 10_000

    assert (bundle.folder / "env.json").read_bytes() == b"b"
    assert files(bundle.folder) == {"env.json"}


def test_a_second_run_of_the_same_name_does_not_write_into_the_first(tmp_path, bundle):
    with pytest.raises(ProofProblem) as caught:
        Bundle.create(tmp_path / "proofs", "LinkedIn", RUN, NOW)

    assert caught.value.reason is Reason.NOT_WRITABLE


@pytest.mark.parametrize(
    "name", ["", "/", "/etc/x", "a//b", "a/", "Receipt.html", "a b", "é", "a\\b", "a\n", "c:x", "SHA256SUMS\n", "~"]
)
def test_a_name_that_is_not_plain_is_refused(bundle, name):
    with pytest.raises(ValueError, match="not a name"):
        bundle.write(name, b"x")

    assert files(bundle.folder) == set()


@pytest.mark.parametrize("name", ["../x", "a/../../x", "settings/../x", "./x", ".."])
def test_a_name_that_leads_elsewhere_is_refused(bundle, name):
    try:
        with pytest.raises(ValueError, match="not a name"):
            bundle.write(name, b"x")
    except ProofProblem as problem:
        pytest.fail(f"tried to write it: {problem}")


def test_a_name_that_the_sums_would_pass_over_is_refused(bundle):
    with pytest.raises(ValueError, match="not a name"):
        bundle.write(".hidden", b"x")


def test_sums_list_every_finished_file_but_themselves(bundle):
    for name in ("env.json", "settings/linkedin.a/after.png", MANIFEST, SUMS):
        bundle.write(name, name.encode())
    (bundle.folder / ".env.json.part").write_bytes(b"half")

    assert bundle.sums() == {name: hashlib.sha256(name.encode()).hexdigest()
                             for name in ("env.json", "settings/linkedin.a/after.png")}  # fmt: skip


def test_canonical_json_has_one_form():
    one, same = {"b": [1, "é"], "a": None}, {"a": None, "b": [1, "é"]}

    assert canonical(one) == canonical(same) == '{"a":null,"b":[1,"é"]}'.encode()
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))


def test_a_full_disk_is_said_to_be_full_and_leaves_no_part(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        bundle = Bundle.create(disk, "LinkedIn", RUN, NOW)
        bundle.write("env.json", b"{}")

        with pytest.raises(ProofProblem) as caught:
            bundle.write("settings/linkedin.a/before.png", b"x" * 1_000_000)

        assert caught.value.reason is Reason.DISK_FULL
        assert caught.value.detail == str(bundle.folder)
        assert files(bundle.folder) == {"env.json"}


def test_a_full_disk_leaves_the_file_that_was_there(tmp_path):
    with small_disk(tmp_path / "disk") as disk:
        bundle = Bundle.create(disk, "LinkedIn", RUN, NOW)
        bundle.write("env.json", b"old")

        with pytest.raises(ProofProblem):
            bundle.write("env.json", b"x" * 1_000_000)

        assert (bundle.folder / "env.json").read_bytes() == b"old"


def test_a_disk_without_room_for_a_folder_is_full_too(tmp_path):
    with small_disk(tmp_path / "disk", "4k,nr_inodes=2") as disk:
        (disk / "the last one").touch()

        with pytest.raises(ProofProblem) as caught:
            Bundle.create(disk, "LinkedIn", RUN, NOW)

        assert caught.value.reason is Reason.DISK_FULL


@contextmanager
def read_only(folder: Path):
    """Something at this place that nobody can write into, not even root: a mount, or permissions for anyone else."""
    if os.geteuid() != 0:
        folder.chmod(0o500)
        yield
        folder.chmod(0o700)
        return
    subprocess.run(["mount", "--bind", folder, folder], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="mounts of Linux")
def test_a_folder_that_cannot_be_written_is_named(tmp_path, bundle):
    bundle.write("env.json", b"{}")
    with read_only(bundle.folder):
        with pytest.raises(ProofProblem) as caught:
            bundle.write("receipt.html", b"x")

        assert (caught.value.reason, caught.value.detail) == (Reason.NOT_WRITABLE, str(bundle.folder))
        assert files(bundle.folder) == {"env.json"}


@pytest.mark.row(33)
@needs_root
def test_somebody_elses_folder_is_not_writable(tmp_path):
    program = AS_NOBODY + (
        "import sys; from pathlib import Path; from datetime import datetime\n"
        "from automation.proof.bundle import Bundle; from automation.errors import ProofProblem\n"
        "try: Bundle.create(Path(sys.argv[1]), 'LinkedIn', 'a' * 32, datetime.now())\n"
        "except ProofProblem as problem: print(problem.reason)"
    )
    imported = "import automation.proof.bundle, automation.errors\n"
    done = subprocess.run(
        [sys.executable, "-c", imported + program, str(tmp_path)], capture_output=True, text=True, check=False
    )

    assert done.stdout.strip() == "NOT_WRITABLE", done.stderr


@pytest.mark.row(33)
def test_a_file_in_the_way_of_the_proofs_folder_is_not_writable(tmp_path):
    (tmp_path / "proofs").write_text("a file")

    with pytest.raises(ProofProblem) as caught:
        Bundle.create(tmp_path / "proofs", "LinkedIn", RUN, NOW)

    assert caught.value.reason is Reason.NOT_WRITABLE


def test_a_folder_removed_midway_is_not_made_again(bundle):
    bundle.folder.rmdir()

    with pytest.raises(ProofProblem) as caught:
        bundle.write("receipt.html", b"x")

    assert caught.value.reason is Reason.NOT_WRITABLE


WRITER = """
import sys
from pathlib import Path
from automation.proof.bundle import Bundle
bundle = Bundle(Path(sys.argv[1]))
print("go", flush=True)
for size in range(10**9):
    bundle.write("env.json", b"x" * (size % 50_000))
    bundle.write("env.json", b"y" * 300_000)
"""


def test_a_writer_killed_at_any_moment_leaves_whole_files_only(bundle):
    for _ in range(8):
        with subprocess.Popen([sys.executable, "-c", WRITER, bundle.folder], stdout=subprocess.PIPE) as child:
            child.stdout.readline()
            child.stdout.read(0)
            target = bundle.folder / "env.json"
            while not target.exists():
                pass
            child.kill()
        content = target.read_bytes()
        assert content in (b"x" * len(content), b"y" * 300_000)
        assert set(bundle.sums()) == {"env.json"}
        target.unlink()


def test_json_is_written_in_its_canonical_form(bundle):
    written = bundle.write_json("env.json", {"b": 1, "a": "ü"})

    assert written.read_bytes() == '{"a":"ü","b":1}'.encode()
    assert json.loads(written.read_bytes()) == {"a": "ü", "b": 1}
