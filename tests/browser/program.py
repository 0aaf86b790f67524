"""The program as a person has it: a process of its own, and what it leaves on the computer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

CLI = Path(sys.executable).with_name("non-merci-cli")
_WAY_TO_THE_BUS = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR")
LIMIT = 5.0
"""Seconds after which nothing of a run may be left (promise P5)."""


@dataclass
class Home:
    """A home folder, a folder for temporary files, and the environment that leads there."""

    folder: Path
    environment: dict[str, str]

    @classmethod
    def make(cls, folder: Path, session: Mapping[str, str] | None = None, **more: str) -> Home:
        """Of the environment of a `session` only the way to its bus is taken: its own folders are the keyring's."""
        (folder / "home").mkdir(parents=True)
        temporary = tempfile.mkdtemp(prefix="nm-")  # short, as real ones are: the browser makes sockets there
        kept = {name: os.environ[name] for name in ("PATH", "DISPLAY") if name in os.environ}
        environment = kept | {"HOME": str(folder / "home"), "TMPDIR": temporary, "LANG": "C.UTF-8"}
        environment |= {name: value for name, value in (session or {}).items() if name in _WAY_TO_THE_BUS}
        return cls(folder, environment | more)

    @property
    def temporary(self) -> Path:
        return Path(self.environment["TMPDIR"])

    @property
    def data(self) -> Path:
        return self.folder / "home" / ".local" / "share" / "non-merci"

    def run(self, *arguments: str, given: str | None = None, seconds: float = 60) -> subprocess.CompletedProcess[str]:
        """Run the program to its end."""
        return subprocess.run([str(CLI), *arguments], env=self.environment, input=given if given is not None else "",
                              capture_output=True, text=True, timeout=seconds, check=False)  # fmt: skip

    @contextmanager
    def started(self, *arguments: str, command: tuple[str, ...] = (str(CLI),)) -> Iterator[Started]:
        """Start the program and read its lines while it runs; whatever is left of it is ended afterwards."""
        process = subprocess.Popen([*command, *arguments], env=self.environment, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # fmt: skip
        started = Started(process, self)
        try:
            yield started
        finally:
            process.kill()
            process.communicate()
            for leftover in self.processes():
                leftover.kill()

    def processes(self) -> list[psutil.Process]:
        """Every living process that has this home: browser, driver and watchdog inherit it."""
        return [one for one in psutil.process_iter() if _environment(one).get("HOME") == self.environment["HOME"]]

    def folders_left(self) -> list[Path]:
        """Profiles and temporary folders of a run. The socket of a killed window is taken over by the next one."""
        temporary = [one for one in self.temporary.iterdir() if not one.is_socket()]
        return [*self.data.glob("profiles/*"), *temporary]

    def left(self) -> list[str]:
        """What is still there of a run."""
        return [*(f"process {one.pid}" for one in self.processes()), *map(str, self.folders_left())]

    def left_after(self, seconds: float) -> list[str]:
        """What is still there once this time has passed, or nothing as soon as nothing is."""
        wait_for(lambda: not self.left(), seconds)
        return self.left()


@dataclass
class Started:
    """A running program."""

    process: subprocess.Popen[str]
    home: Home

    def lines(self) -> Iterator[dict[str, Any]]:
        """Its JSON lines as they come."""
        assert self.process.stdout
        for line in self.process.stdout:
            yield json.loads(line)

    def until(self, event: str, number: int = 1) -> dict[str, Any]:
        """Read up to the n-th event of this name."""
        for line in self.lines():
            number -= line["event"] == event
            if number == 0:
                return line
        raise AssertionError(f"no {event}; {self.process.communicate()[1]}")

    def end(self, seconds: float) -> tuple[int, list[dict[str, Any]], str]:
        """Wait for the end: exit code, the lines that were still to come, standard error."""
        rest, errors = self.process.communicate(timeout=seconds)
        return self.process.returncode, [json.loads(line) for line in rest.splitlines()], errors


def command_of(process: psutil.Process) -> list[str]:
    """Program and arguments; nothing of a process that has ended meanwhile."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def _environment(process: psutil.Process) -> dict[str, str]:
    try:
        return process.environ() if process.status() != psutil.STATUS_ZOMBIE else {}
    except psutil.Error:
        return {}


def wait_for(condition: Callable[[], bool], seconds: float) -> bool:
    """Look again and again until it is so, or the time has passed."""
    pause, rounds = threading.Event(), int(seconds / 0.05)
    return any(condition() or pause.wait(0.05) for _ in range(rounds)) or condition()
