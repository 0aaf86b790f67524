"""The driver and its browser as one group of processes, and the one way to end all of it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Final

from automation.browser import watchdog

KEPT_ENVIRONMENT: Final = frozenset(
    [
        "HOME",
        "USER",
        "LOGNAME",
        "PATH",
        "LANG",
        "LANGUAGE",
        "TZ",
        "TMPDIR",
        "DISPLAY",
        "XAUTHORITY",
        "WAYLAND_DISPLAY",
        "XDG_RUNTIME_DIR",
        "XDG_SESSION_TYPE",
        "XDG_CURRENT_DESKTOP",
        "DBUS_SESSION_BUS_ADDRESS",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "NO_PROXY",
        "ALL_PROXY",
        "SYSTEMROOT",
        "SYSTEMDRIVE",
        "WINDIR",
        "COMSPEC",
        "PATHEXT",
        "TEMP",
        "TMP",
        "USERPROFILE",
        "USERNAME",
        "APPDATA",
        "LOCALAPPDATA",
        "PROGRAMDATA",
        "PROGRAMFILES",
        "PROGRAMFILES(X86)",
        "PROGRAMW6432",
        "PROCESSOR_ARCHITECTURE",
        "NUMBER_OF_PROCESSORS",
    ]
)
"""All that the browser gets to see of our environment, in upper case; `LC_*` besides. Everything else stays out:
debug switches, key logs, preloads, the library path of a packaged program."""


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The allow-listed part of an environment."""
    return {
        name: value
        for name, value in environment.items()
        if name.upper() in KEPT_ENVIRONMENT or name.upper().startswith("LC_")
    }


class ProcessGroup:
    """A program with all its children, and a watchdog that ends them if we cannot.

    `folders` are removed with it. `temporary` is where the programs put their temporary files.
    """

    def __init__(self, command: Sequence[str], folders: tuple[Path, ...], temporary: Path) -> None:
        self._folders = folders
        self._over = False
        self._process = subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=clean_environment(os.environ) | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary)),
            start_new_session=os.name == "posix",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            self._job = _job_of(self._process.pid)
        except OSError:
            if not self.ended:  # Windows takes no program that has ended into a job
                self._process.kill()
                raise
            self._job = None
        self._guard = _start_watchdog(self._process.pid, folders)

    @property
    def output(self) -> IO[bytes]:
        """What the program prints."""
        assert self._process.stdout is not None  # noqa: S101 - it was asked for above
        return self._process.stdout

    @property
    def ended(self) -> bool:
        """Whether the program itself has ended."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """End every process of the group at once. May be called from any thread, more than once, and too late."""
        if self._over:
            return  # its number may be another's by now
        if self._job:
            self._job.close()
        if os.name == "posix":
            watchdog.end_group(self._process.pid)
        elif not self.ended:
            self._process.kill()

    def end(self) -> None:
        """End the group, remove its folders, and let the watchdog go."""
        self.kill()
        self._over = True
        self._process.wait()
        self.output.close()
        gone = all(list(map(watchdog.remove, map(str, self._folders))))
        if self._guard.stdin:
            with contextlib.suppress(BrokenPipeError):
                self._guard.stdin.write(b"done" if gone else b"ended")
                self._guard.stdin.close()
        self._guard.wait()


def _start_watchdog(group: int, folders: tuple[Path, ...]) -> subprocess.Popen[bytes]:
    """Start `watchdog.py`; a packaged program is its own interpreter and is told by its first argument."""
    frozen = getattr(sys, "frozen", False)
    start = [sys.executable, "watchdog"] if frozen else [sys.executable, "-I", "-S", watchdog.__file__]
    return subprocess.Popen(
        [*start, str(group), *map(str, folders)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=clean_environment(os.environ),
        start_new_session=os.name == "posix",
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


if sys.platform == "win32":
    from automation.browser.windows_job import Job

    def _job_of(pid: int) -> Job | None:
        return Job(pid)

else:

    class Job:
        """Stands for the Windows job object where there is none."""

        def close(self) -> None:
            """Nothing to end: a process group does it."""

    def _job_of(pid: int) -> Job | None:  # noqa: ARG001 - same signature on every system
        return None
