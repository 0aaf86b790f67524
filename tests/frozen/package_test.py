"""The Debian package: in order for Debian's own tools, the same when built again, and usable in a clean Debian 12."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.frozen.conftest import ROOT
from tests.nobody import needs_root

DIST = ROOT / "dist"
BUILDER = ROOT / "build" / "venv" / "bin" / "python"
FOR_THE_SMOKE = ("xvfb", "xauth", "dbus", "at-spi2-core", "gir1.2-atspi-2.0", "python3-gi", "gnome-keyring")
MOST_INSTALLED, MOST_PACKED = 145_000_000, 45_000_000
"""Bytes that the program may take: installed, and as a package."""


@pytest.fixture(scope="session")
def package() -> Path:
    (found,) = DIST.glob("*.deb")
    return found


@pytest.fixture(scope="session")
def tree(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the package would put where."""
    folder = tmp_path_factory.mktemp("tree")
    subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=True)
    return folder


def test_it_is_as_small_as_promised(package: Path, tree: Path) -> None:
    files = [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()]

    assert package.stat().st_size <= MOST_PACKED
    assert sum(path.stat().st_size for path in files) <= MOST_INSTALLED


def test_debians_own_judge_finds_nothing_wrong(package: Path) -> None:
    told = subprocess.run(["lintian", "--fail-on", "error,warning", "--allow-root", str(package)], capture_output=True,
                          text=True, check=False)  # fmt: skip

    assert told.returncode == 0, told.stdout


@pytest.mark.parametrize("command", [
    ("desktop-file-validate", "usr/share/applications/non-merci.desktop"),
    ("appstreamcli", "validate", "--no-net", "usr/share/metainfo/example.non_merci.NonMerci.metainfo.xml"),
], ids=["desktop", "appstream"])  # fmt: skip
def test_the_desktop_is_told_what_it_is(tree: Path, command: tuple[str, ...]) -> None:
    told = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stdout
    assert not [line for line in told.stdout.splitlines() if line.startswith(("E:", "W:"))], told.stdout


def test_the_licences_of_its_parts_come_along(tree: Path) -> None:
    (file,) = tree.rglob("licences.txt")
    told = file.read_text(encoding="utf-8")

    assert all(name in told for name in ("PySide6_Essentials", "selenium", "keyring", "Lucide icons", "Python"))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in told
    assert "GNU GENERAL PUBLIC LICENSE" in told


@pytest.mark.parametrize("name", ["non-merci", "non-merci-cli"])
def test_each_program_has_a_manual_page(tree: Path, name: str) -> None:
    page = tree / "usr" / "share" / "man" / "man1" / f"{name}.1.gz"
    told = subprocess.run(["man", "--warnings", "-l", str(page)], capture_output=True, text=True, check=True,
                          env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "MANWIDTH": "80"})  # fmt: skip

    assert told.stderr == ""
    assert all(part in told.stdout for part in ("NAME", "SYNOPSIS", "DESCRIPTION", "SEE ALSO"))


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_each_shell_is_told_the_commands(tree: Path, shell: str) -> None:
    (file,) = [path for path in (tree / "usr" / "share").rglob("*non-merci-cli*") if shell in str(path.parent)]

    assert "_NON_MERCI_CLI_COMPLETE" in file.read_text()


def test_no_library_is_looked_for_outside_of_the_program(tree: Path) -> None:
    libraries = [path for path in tree.rglob("*") if path.is_file() and path.read_bytes()[:4] == b"\x7fELF"]
    told = subprocess.run(
        ["patchelf", "--print-rpath", *map(str, libraries)], capture_output=True, text=True, check=False
    )

    assert libraries
    assert [line for line in told.stdout.splitlines() if line.startswith("/")] == []


@pytest.mark.timeout(900)  # a whole build
def test_a_second_build_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    kept = tmp_path / "first"
    shutil.copytree(DIST, kept)
    subprocess.run([str(BUILDER), str(ROOT / "packaging" / "package.py")], check=True, capture_output=True, cwd=ROOT)

    assert (DIST / "SHA256SUMS").read_text() == (kept / "SHA256SUMS").read_text()


@contextmanager
def inside(root: Path) -> Iterator[None]:
    """With the system's own folders in a root."""
    with ExitStack() as ends:
        for kind, place in (("proc", "proc"), ("devpts", "dev/pts"), ("tmpfs", "dev/shm"), ("tmpfs", "tmp")):
            subprocess.run(["mount", "-t", kind, kind, str(root / place)], check=True)
            ends.callback(subprocess.run, ["umount", "--lazy", str(root / place)], check=True)
        yield


def run(root: Path, *command: str, **more: str) -> str:
    """Run a command in a root; returns what it says."""
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/root",
                   "DEBIAN_FRONTEND": "noninteractive"}  # fmt: skip
    done = subprocess.run(["chroot", str(root), *command], env=environment | more, capture_output=True, text=True,
                          check=False, timeout=900)  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return done.stdout


@needs_root
@pytest.mark.timeout(1800)  # a whole Debian is fetched
def test_in_a_clean_debian_it_installs_works_and_leaves_nothing(package: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    subprocess.run(["debootstrap", "--variant=minbase", "bookworm", str(root)], check=True, capture_output=True)
    source = root / "src"
    source.mkdir()
    shutil.copy2(package, source)
    for folder in ("packaging", "tests"):
        shutil.copytree(ROOT / folder, source / folder)
    with inside(root):
        run(root, "apt-get", "-qq", "update")
        run(root, "apt-get", "-qq", "-y", "install", f"/src/{package.name}")
        run(root, "apt-get", "-qq", "-y", "install", "--no-install-recommends", *FOR_THE_SMOKE)
        told = run(root, "xvfb-run", "-a", "/usr/bin/python3", "/src/packaging/smoke.py")
        assert "FAILED" not in told
        run(root, "non-merci-cli", "run", "--practice", "--headless")
        kept = root / "root" / ".local" / "share" / "non-merci"
        assert kept.is_dir()
        run(root, "sh", "-c", "echo non-merci non-merci/erase boolean true | debconf-set-selections")
        run(root, "apt-get", "-qq", "-y", "purge", "non-merci")

        assert not kept.exists(), "it was asked whether to erase it, and yes was the answer"
        named = run(root, "find", "/", "-path", "/proc", "-prune", "-o", "-name", "*non*merci*", "-print").splitlines()
        assert [place for place in named if not place.startswith(("/src/", "/var/cache/", "/var/log/"))] == []
