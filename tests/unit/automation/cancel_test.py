"""Stopping a run: seen at once from every thread, and from a signal's handler."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from threading import Semaphore

import pytest

from automation.cancel import CancelToken
from automation.errors import Cancelled


def test_nothing_is_asked_at_first():
    token = CancelToken()

    token.raise_if_set()
    token.wait(0)
    assert not token.is_set


def test_waiting_lets_the_time_pass():
    token, began = CancelToken(), time.monotonic()

    token.wait(0.05)

    assert time.monotonic() - began >= 0.05


@pytest.mark.parametrize("seconds", [0, -1, float("-inf"), 60])
def test_waiting_after_the_stop_raises_at_once(seconds):
    token = CancelToken()
    token.set()
    began = time.monotonic()

    with pytest.raises(Cancelled):
        token.wait(seconds)

    assert token.is_set
    assert time.monotonic() - began < 1


def test_a_long_wait_ends_with_a_stop_from_another_thread():
    token, began = CancelToken(), time.monotonic()
    other = threading.Timer(0.05, token.set)
    other.start()

    with pytest.raises(Cancelled):
        token.wait(60)

    other.join()
    assert time.monotonic() - began < 5


def test_an_action_runs_once_however_often_the_stop_is_asked_for():
    token, done = CancelToken(), Semaphore(0)
    token.on_set(done.release)

    token.set()
    token.set()

    assert done.acquire(timeout=5)
    assert not done.acquire(timeout=0.2)


def test_an_action_added_after_the_stop_runs_too():
    token, done = CancelToken(), Semaphore(0)
    token.set()

    token.on_set(done.release)

    assert done.acquire(timeout=5)


IN_A_HANDLER = """
import random, signal
from automation.cancel import CancelToken
from automation.errors import Cancelled

for round in range(300):
    token = CancelToken()
    signal.signal(signal.SIGALRM, lambda *_: token.set())
    signal.setitimer(signal.ITIMER_REAL, random.uniform(1e-6, 3e-3))
    try:
        while True:
            token.wait(0.0001)
    except Cancelled:
        pass
print("stopped")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_signal_in_the_middle_of_a_wait_stops_it_and_never_hangs():
    done = subprocess.run([sys.executable, "-c", IN_A_HANDLER], capture_output=True, text=True, timeout=30, check=False)

    assert done.stdout.strip() == "stopped", done.stderr
