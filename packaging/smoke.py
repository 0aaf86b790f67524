"""Starts the installed programs as a person would, and looks at all that comes of it.

usage: smoke.py [FOLDER]    FOLDER holds the programs; without it, those on the path are taken

Runs with any Python 3.11, with nothing of ours installed. On Linux the window is used by its names alone, by the same
somebody with a screen reader as in the tests, and the keyring is a real one. A line of output that is not expected is a
failure, and so is a process that is left. Exit code 0 if everything went well, 1 if not.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READER = ROOT / "tests" / "gui" / "screen_reader.py"
LINUX = sys.platform.startswith("linux")
SECONDS = 120
LEFT = 5.0
"""Seconds after which nothing of a run may be left."""

SETTINGS = ("AI training with your data", "Data sharing with Microsoft and partners", "Data from elsewhere for ads",
            "Ads outside LinkedIn", "Ad measurement")  # fmt: skip
RUN = [r"  Setting +Before +Read back +Result",
       *(rf"✓ {re.escape(name)} +Shared +Off +Turned off" for name in SETTINGS), "",
       r"Done, and checked\.", r"Proof: .+ Practice [0-9a-f]{8}"]  # fmt: skip
PRACTICE = r"Practice: nothing changes anywhere but on this computer\."
VERSION = r"non-merci-cli, version \d+\.\d+\.\d+\S*"
DOCTOR = [r"✓ Non Merci \d\S*, Python 3\S*, .+", r"[✓!] .+ — .*", r"✓ LinkedIn \d{4}\.\d+\.\d+", r"✓ Proof: .+",
          r"[✓!] .*password safe.*|[✓!] .*[Kk]eyring.*|[✓!] .*Secret Service.*|[✓!] .*Credential.*",
          r"! There is no screen .+", r"    .+"]  # fmt: skip


class Failed(Exception):
    """Something was not as it has to be."""


class Smoke:
    """The programs, and a home of its own for each check."""

    def __init__(self, programs: Path | None, home: Path) -> None:
        end = ".exe" if sys.platform == "win32" else ""
        names = [f"non-merci{end}", f"non-merci-cli{end}"]
        found = [shutil.which(name, path=str(programs) if programs else None) for name in names]
        if not all(found):
            raise Failed(f"not installed: {', '.join(names)}")
        self.window, self.terminal = (str(one) for one in found)
        (home / "tmp").mkdir(parents=True)
        kept = (
            "PATH",
            "DISPLAY",
            "XAUTHORITY",
            "SYSTEMROOT",
            "WINDIR",
            "SYSTEMDRIVE",
            "PROGRAMFILES",
            "PROGRAMFILES(X86)",
        )
        self.environment = {name: os.environ[name] for name in kept if name in os.environ}
        places = {"HOME": "", "USERPROFILE": "", "LOCALAPPDATA": "local", "APPDATA": "roaming", "TMPDIR": "tmp"}
        self.environment |= {name: str(home / place) for name, place in places.items()} | {"LANG": "C.UTF-8"}
        if "DISPLAY" not in self.environment and LINUX:
            self.environment["QT_QPA_PLATFORM"] = "offscreen"

    # -- one check each ---

    def version(self) -> None:
        """It starts, and says which it is."""
        self.says(["--version"], [VERSION])

    def doctor(self) -> None:
        """It looks at this computer, and finds its own parts."""
        done = self.run([self.terminal, "--language", "en", "doctor"])
        unexpected = [line for line in done.stdout.splitlines() if not any(re.fullmatch(one, line) for one in DOCTOR)]
        if unexpected or done.stderr or done.returncode not in (0, 4):
            raise Failed(f"{unexpected} {done.stderr} ({done.returncode})")

    def practice(self) -> None:
        """The main job is done, in a real browser, and nothing of it goes on."""
        self.says(["--language", "en", "run", "--practice", "--headless"], RUN, [PRACTICE])
        end = time.monotonic() + LEFT
        while (left := self.processes()) and time.monotonic() < end:
            time.sleep(0.1)  # nobody tells when the processes of others end
        if left:
            raise Failed(f"left: {left}")

    def proof(self) -> None:
        """What the run left can be listed and verified."""
        listed = self.run([self.terminal, "--language", "en", "history"])
        proofs = sorted(Path(self.environment["HOME"]).rglob("*Practice*"))
        if listed.returncode != 0 or not proofs:
            raise Failed(listed.stdout + listed.stderr)
        checked = self.run([self.terminal, "--language", "en", "verify", str(proofs[0])])
        if checked.returncode not in (0, 3):
            raise Failed(checked.stdout + checked.stderr)

    def keyring(self) -> None:
        """A password is kept in a real keyring, told of, and forgotten."""
        bus, daemon = shutil.which("dbus-run-session"), shutil.which("gnome-keyring-daemon")
        if not bus or not daemon:
            raise Failed("dbus-run-session and gnome-keyring-daemon are needed")
        commands = " && ".join(
            f"'{self.terminal}' --language en vault {line}"
            for line in ("set --user ada@example.org <<< 'a password of no use'", "status", "forget", "status")
        )
        script = f"printf %s opens | '{daemon}' --unlock --components=secrets >/dev/null && {commands}"
        runtime = Path(self.environment["HOME"]) / "run"
        runtime.mkdir(mode=0o700)
        done = self.run([bus, "--", "bash", "-c", script], XDG_RUNTIME_DIR=str(runtime))
        if "a***@example.org" not in done.stdout and "ada@example.org" not in done.stdout:
            raise Failed(f"{done.stdout} {done.stderr} ({done.returncode})")
        if "password of no use" in done.stdout + done.stderr:
            raise Failed("the password is shown")

    def used_by_names(self) -> None:
        """The window is used from its first page to the result, by a program that reads names."""
        bus = shutil.which("dbus-run-session")
        if not bus or "DISPLAY" not in self.environment:
            raise Failed("dbus-run-session and a display are needed: xvfb-run smoke.py")
        done = self.run([bus, "--", "/usr/bin/python3", str(READER), self.window], QT_QPA_PLATFORM="xcb",
                        QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")  # fmt: skip
        if done.returncode != 0 or '"Done: 5 settings turned off"' not in done.stdout:
            raise Failed(done.stdout[-2000:] + done.stderr[-2000:])

    # -- what they are made of ---

    def says(self, arguments: list[str], lines: list[str], errors: list[str] | None = None) -> None:
        """Run the terminal program; it has to say exactly this, and nothing went wrong."""
        done = self.run([self.terminal, *arguments])
        for told, expected in ((done.stdout, lines), (done.stderr, errors or [])):
            got = told.splitlines()
            if len(got) != len(expected) or not all(map(re.fullmatch, expected, got)):
                raise Failed(f"{got} instead of {expected}")
        if done.returncode != 0:
            raise Failed(f"exit code {done.returncode}")

    def run(self, command: list[str], **more: str) -> subprocess.CompletedProcess[str]:
        """Run a program to its end."""
        return subprocess.run(command, env=self.environment | more, capture_output=True, encoding="utf-8",
                              timeout=SECONDS, check=False, stdin=subprocess.DEVNULL)  # fmt: skip

    def processes(self) -> list[str]:
        """What still runs of all that was started with this home."""
        if not LINUX:
            return []  # their own smoke test: a process that is left keeps its folder from being removed
        mark = f"HOME={self.environment['HOME']}".encode()
        return [name for place in Path("/proc").glob("[0-9]*") if (name := _named(place, mark))]


def _named(place: Path, mark: bytes) -> str:
    """The command of a living process that has this in its environment; empty for any other."""
    try:
        alive = place.joinpath("stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
        ours = alive and mark in place.joinpath("environ").read_bytes().split(b"\0")
        return place.joinpath("cmdline").read_text().replace("\0", " ").strip() or place.name if ours else ""
    except OSError:
        return ""  # it has ended, or is somebody else's


def main() -> int:
    """Do all of it; returns the exit code."""
    programs = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    failed = 0
    with tempfile.TemporaryDirectory(prefix="nm-", ignore_cleanup_errors=True) as folder:
        smoke = Smoke(programs, Path(folder) / "h")
        checks: list[Callable[[], None]] = [smoke.version, smoke.doctor, smoke.practice, smoke.proof]
        if LINUX:
            checks += [smoke.used_by_names, smoke.keyring]
        for check in checks:
            began = time.monotonic()
            try:
                check()
                result = "ok"
            except (Failed, OSError, subprocess.TimeoutExpired) as problem:
                failed, result = 1, f"FAILED: {problem}"
            sys.stdout.write(f"{check.__name__:<14} {time.monotonic() - began:5.1f} s  {result}\n")
    return failed


if __name__ == "__main__":
    sys.exit(main())
