"""The window beside a bare Qt program: start, change of pages, stalls and memory of a whole practice run."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.job import demand

STARTS: Final = 7
"""Starts of each program, turn by turn."""
PATIENCE: Final = 120.0
GOALS: Final = {
    "start_vs_bare_qt": 1.5,
    "page_change_p95_ms": 50.0,
    "longest_stall_ms": 50.0,
    "longest_own_stall_ms": 50.0,
    "window_rss_mb": 150.0,
}
BARE: Final = """
from PySide6.QtWidgets import QApplication, QWidget
class Bare(QWidget):
    def paintEvent(self, event):
        super().paintEvent(event)
        print("painted", flush=True)
application = QApplication([])
window = Bare()
window.resize(760, 680)
window.show()
application.exec()
"""


def figures() -> dict[str, float]:
    """Measure; raises ContestantFailed if the window does not do its job."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        environment = _environment(Path(folder))
        bare, ours = [], []
        for _ in range(STARTS + 1):  # the first one only warms up
            bare.append(_seconds_to_paint([sys.executable, "-c", BARE], environment))
            ours.append(_seconds_to_paint([sys.executable, "-m", "bench.window_start"], environment))
        lines = subprocess.run(
            [sys.executable, "-m", "bench.window_program"], env=environment, capture_output=True, text=True,
            timeout=PATIENCE, check=False,
        )  # fmt: skip
    demand(lines.returncode == 0, f"the window ended with {lines.returncode}: {lines.stderr[-500:]}")
    demand(not lines.stderr, f"the window complained: {lines.stderr[-500:]}")
    measured: dict[str, float] = json.loads(lines.stdout.splitlines()[-1])
    start = statistics.median(ours[1:])
    return {
        "start_vs_bare_qt": round(start / statistics.median(bare[1:]), 3),
        "window_start_s": round(start, 3),
        **measured,
    }


def lines(measured: dict[str, float]) -> Iterator[str]:
    """A table of the figures and their goals."""
    for name, goal in GOALS.items():
        yield f"{name:22} {measured[name]:8.2f}   goal: at most {goal:g}   {_verdict(measured[name], goal)}"
    yield f"{'longest_idle_stall_ms':22} {measured['longest_idle_stall_ms']:8.2f}   of a program that only waits"


def _verdict(figure: float, goal: float) -> str:
    return "met" if figure <= goal else "missed"


def _environment(folder: Path) -> dict[str, str]:
    """A home of its own, no screen, and the sources in reach."""
    kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    root = str(Path(__file__).parents[1])
    return kept | {"HOME": str(folder), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root}


def _seconds_to_paint(command: list[str], environment: dict[str, str]) -> float:
    """From the start of a process to its first painted window."""
    began = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        seconds = time.perf_counter() - began
        process.kill()
    demand(line.strip() == "painted", f"{command[1:3]} painted nothing")
    return seconds
