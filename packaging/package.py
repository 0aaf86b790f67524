"""Builds what people install, on Linux: `dist/` gets the .deb, the portable .tar.gz, the bill of materials and sums.

Two builds of one commit on one machine are the same, byte for byte: every time is that of the commit, and every list
is sorted.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(HERE / "linux")]

import debian  # beside this file
import licences

from app import __version__


def main() -> None:
    """Build all of it anew."""
    moment = int(os.environ.get("SOURCE_DATE_EPOCH") or _git("log", "-1", "--format=%ct"))
    os.environ |= {"SOURCE_DATE_EPOCH": str(moment), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    dist, build = ROOT / "dist", ROOT / "build" / "package"
    for folder in (dist, build):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    program = freeze(build)
    forget_places(program)
    write_licences(program)
    name = f"non-merci-{__version__}"
    debian.build(program, build / "deb", dist, moment)
    pack(program, dist / f"{name}-linux-{platform.machine()}.tar.gz", name, moment)
    bill_of_materials(dist / f"{name}.cdx.json")
    sums = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in sorted(dist.iterdir())]
    (dist / "SHA256SUMS").write_text("\n".join(sums) + "\n")
    for file in sorted(dist.iterdir()):
        print(f"{file.stat().st_size / 1e6:8.1f} MB  dist/{file.name}")


def freeze(build: Path) -> Path:
    """The folder with the two programs, made by PyInstaller."""
    folders = ["--workpath", str(build / "work"), "--distpath", str(build)]
    quiet = ["--noconfirm", "--clean", "--log-level", "ERROR"]
    subprocess.run([sys.executable, "-m", "PyInstaller", *quiet, *folders, str(HERE / "non-merci.spec")], check=True)
    return build / "non-merci"


def forget_places(program: Path) -> None:
    """No library looks for others where this machine has its Python: nothing but the program's own folder is left."""
    for path in sorted(program.rglob("*")):
        if path.is_file() and path.read_bytes()[:4] == b"\x7fELF":
            told = subprocess.run(["patchelf", "--print-rpath", str(path)], capture_output=True, text=True, check=False)
            if any(place.startswith("/") for place in told.stdout.strip().split(":")):
                subprocess.run(["patchelf", "--remove-rpath", str(path)], check=True)


def write_licences(program: Path) -> None:
    """What the window shows under Help, next to the other data."""
    told = subprocess.run([sys.executable, licences.__file__], capture_output=True, check=True).stdout
    (program / "_internal" / "resources" / "licences.txt").write_bytes(told)


def pack(program: Path, archive: Path, name: str, moment: int) -> None:
    """The folder as it is, to be unpacked anywhere and started."""

    def plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        member.mtime = moment
        member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
        return member

    with (
        archive.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=moment) as squeezed,
        tarfile.open(fileobj=squeezed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for path in sorted(program.rglob("*")):
            tar.add(path, f"{name}/{path.relative_to(program)}", recursive=False, filter=plain)


def bill_of_materials(file: Path) -> None:
    """CycloneDX, of the packages that are locked for the running program."""
    parts = ["--pyproject", str(ROOT / "pyproject.toml"), str(HERE / "locks" / "runtime.txt")]
    how = ["--output-reproducible", "--of", "JSON", "--output-file", str(file)]
    quiet = os.environ | {"PYTHONWARNINGS": "ignore"}  # a lock does not say which part needs which
    subprocess.run([sys.executable, "-m", "cyclonedx_py", "requirements", *how, *parts], check=True, env=quiet)


def _git(*command: str) -> str:
    return subprocess.run(["git", *command], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    main()
