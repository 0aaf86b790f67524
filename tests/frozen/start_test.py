"""How long it takes until the window is there: frozen, beside the same from source, in one run."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.browser.program import Home

ROUNDS = 7
MOST = 1.2
"""Times the start from source."""


def shown(environment: dict[str, str]) -> bool:
    """Whether a window of a program is on the screen; there is no other program on it."""
    command = ["xwininfo", "-root", "-children"]  # fails where a window just goes
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return '"Non Merci"' in told.stdout or "– Non Merci" in told.stdout


def seconds_to_show(home: Home, command: Sequence[str]) -> float:
    began = time.perf_counter()
    with home.started(command=tuple(command)) as program:
        while not shown(home.environment):
            assert program.process.poll() is None, "it ended"
        seconds = time.perf_counter() - began
    while shown(home.environment):
        assert time.perf_counter() - began < 60, "the window of a program that has ended stays"
    return seconds


def test_frozen_it_starts_about_as_fast_as_from_source(built: Path, home: Home) -> None:
    home.environment["QT_QPA_PLATFORM"] = "xcb"
    source = [sys.executable, "-m", "app.gui"]
    frozen, plain = [], []
    for _ in range(ROUNDS):
        plain.append(seconds_to_show(home, source))
        frozen.append(seconds_to_show(home, [str(built / "non-merci")]))

    ratio = statistics.median(frozen[1:]) / statistics.median(plain[1:])  # the first one only warms up
    print(
        f"frozen {statistics.median(frozen[1:]):.3f} s, from source {statistics.median(plain[1:]):.3f} s: {ratio:.2f}"
    )
    assert ratio <= MOST, f"{frozen} {plain}"
