"""Makes the Debian package: a tree, what Debian wants to know of it, and dpkg-deb."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import manual
from click.shell_completion import BashComplete, FishComplete, ZshComplete

from app import __version__
from app.cli import main as terminal

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PROGRAMS = ("non-merci", "non-merci-cli")
SCRIPTS = ("config", "postinst", "prerm", "postrm")
STARTED = {*PROGRAMS, "selenium-manager", *SCRIPTS}
"""What is started, among the programs and the package's own scripts; libraries are not."""
COMPLETIONS = {
    BashComplete: "bash-completion/completions/non-merci-cli",
    ZshComplete: "zsh/vendor-completions/_non-merci-cli",
    FishComplete: "fish/vendor_completions.d/non-merci-cli.fish",
}


def build(program: Path, tree: Path, dist: Path, moment: int) -> Path:
    """Build the package of a frozen program; `moment` is the time, in seconds since 1970, that every file gets."""
    when = datetime.fromtimestamp(moment, UTC)
    date = f"{when:%Y-%m-%d}"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    share = tree / "usr" / "share"
    shutil.copytree(program, tree / "usr" / "lib" / "non-merci", symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    for name in PROGRAMS:
        (tree / "usr" / "bin" / name).symlink_to(f"../lib/non-merci/{name}")
    values = {"VERSION": __version__, "DATE": date, "RFC_DATE": format_datetime(when), "ARCHITECTURE": _architecture(),
              "HOMEPAGE": project["urls"]["Homepage"], "MAIL": project["authors"][0]["email"]}  # fmt: skip
    _write(share / "applications" / "non-merci.desktop", (HERE / "non-merci.desktop").read_bytes())
    _write(
        share / "metainfo" / "example.non_merci.NonMerci.metainfo.xml",
        _filled("example.non_merci.NonMerci.metainfo.xml", values),
    )
    _write(share / "icons/hicolor/scalable/apps/non-merci.svg", (ROOT / "resources/icons/non-merci.svg").read_bytes())
    _manual(share, "non-merci", _filled("non-merci.1", values))
    _manual(share, "non-merci-cli", manual.page(terminal, __version__, date).encode())
    for shell, file in COMPLETIONS.items():
        source = shell(terminal, {}, "non-merci-cli", "_NON_MERCI_CLI_COMPLETE").source()
        _write(share / file, source.encode())
    _write(share / "doc" / "non-merci" / "copyright", (HERE / "debian" / "copyright").read_bytes())
    _write(share / "doc" / "non-merci" / "changelog.gz", gzip.compress(_filled("debian/changelog", values), 9, mtime=0))
    _write(share / "lintian" / "overrides" / "non-merci", (HERE / "debian" / "lintian-overrides").read_bytes())
    _describe(tree, values | {"NEEDED": _needed(tree)})
    _settle(tree, moment)
    package = dist / f"non-merci_{__version__}_{_architecture()}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", str(tree), str(package)], check=True,
                   stdout=subprocess.DEVNULL)  # fmt: skip
    return package


def _needed(tree: Path) -> str:
    """What the programs and their libraries need of the system, as Debian's own tool finds it."""
    library = tree / "usr" / "lib" / "non-merci"
    ours = [library / "_internal", library / "_internal" / "PySide6" / "Qt" / "lib"]
    linked = sorted(path for path in library.rglob("*") if path.is_file() and path.read_bytes()[:4] == b"\x7fELF")
    (tree / "debian").mkdir()
    (tree / "debian" / "control").write_text("Source: non-merci\n\nPackage: non-merci\nArchitecture: any\n")
    told = subprocess.run(["dpkg-shlibdeps", "-O", "--ignore-missing-info", *(f"-l{folder}" for folder in ours),
                           *map(str, linked)], cwd=tree, capture_output=True, text=True, check=True).stdout  # fmt: skip
    shutil.rmtree(tree / "debian")
    return told.strip().removeprefix("shlibs:Depends=")


def _describe(tree: Path, values: dict[str, str]) -> None:
    """The folder DEBIAN: what apt knows, what runs on removal, and the sums of all files."""
    files = sorted(path for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    sums = subprocess.run(["md5sum", "--", *(str(path.relative_to(tree)) for path in files)], cwd=tree,
                          capture_output=True, check=True).stdout  # fmt: skip
    size = sum(path.stat().st_size // 1024 + 1 for path in files)
    folder = tree / "DEBIAN"
    _write(folder / "control", _filled("debian/control", values | {"SIZE": str(size)}))
    _write(folder / "md5sums", sums)
    for name in ("templates", *SCRIPTS):
        _write(folder / name, (HERE / "debian" / name).read_bytes())


def _settle(tree: Path, moment: int) -> None:
    """Modes and times that are the same on every machine."""
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            starts = path.name in STARTED and tree / "usr" / "share" not in path.parents
            path.chmod(0o755 if path.is_dir() or starts else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _filled(name: str, values: dict[str, str]) -> bytes:
    text = (HERE / name).read_text()
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text.encode()


def _manual(share: Path, name: str, page: bytes) -> None:
    _write(share / "man" / "man1" / f"{name}.1.gz", gzip.compress(page, 9, mtime=0))


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _architecture() -> str:
    return subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit("started by package.py")
