"""Outlives the program: once it is gone, ends its browser and removes its folders.

Started as `python -I -S watchdog.py <process group> <folder> ...` with a pipe as standard input, which the system
closes when the program ends, however it ends. Standard library only, so that it starts in a few milliseconds.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import time


def end_group(group: int) -> None:
    """Kill every process of a POSIX process group. On Windows the job object has done so already."""
    if os.name == "posix":
        try:
            os.killpg(group, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return  # all of it has ended; macOS says so with PermissionError when only zombies are left


def remove(folder: str, seconds: float = 4.0) -> bool:
    """Delete a folder; a browser that is just ending may still write into it for a moment. True once it is gone."""
    deadline, pause = time.monotonic() + seconds, threading.Event()
    shutil.rmtree(folder, ignore_errors=True)
    while os.path.isdir(folder) and time.monotonic() < deadline:  # noqa: PTH112 - pathlib is slow to import here
        pause.wait(0.02)
        shutil.rmtree(folder, ignore_errors=True)
    return not os.path.isdir(folder)  # noqa: PTH112


def main() -> None:
    """Wait for the end of the program, then do what it has not. It says `ended` of its group, `done` of all."""
    group, folders = int(sys.argv[1]), sys.argv[2:]
    if os.name == "posix":
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    said = sys.stdin.buffer.read()
    if said not in (b"ended", b"done"):  # else the group's number may be another's by now
        end_group(group)
    if said != b"done":
        for folder in folders:
            remove(folder)


if __name__ == "__main__":
    main()
