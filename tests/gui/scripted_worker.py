"""A worker that says what a test wants it to say: `python scripted_worker.py WAY`, commands in, lines out."""

from __future__ import annotations

import json
import sys
import threading

from automation.events import (
    Cancel,
    Event,
    Hello,
    Run,
    RunEnded,
    RunStarted,
    SettingClicked,
    SettingResult,
    SettingStarted,
    event_line,
    read_command,
)
from automation.outcomes import Outcome, Reason, RunOutcome


def say(event: Event) -> None:
    print(event_line(event), flush=True)


def main(way: str) -> None:
    say(Hello("0", 1))
    command = read_command(sys.stdin.buffer.readline())
    assert isinstance(command, Run)
    settings = command.plan.settings
    say(RunStarted("r", "linkedin", command.plan.mode.value, settings))
    say(SettingStarted(settings[0]))
    say(SettingClicked(settings[0]))
    if way == "dies":
        sys.exit(1)
    if way == "nonsense":
        print(json.dumps({"v": 1, "event": "no_such_event"}), flush=True)
    if way == "endless":
        sys.stdout.write("x" * 3_000_000)
        sys.stdout.flush()
    if way == "after the end":
        _end(settings, RunOutcome.DONE, None)
        print("more", flush=True)
        sys.exit(0)
    if way == "deaf":
        threading.Event().wait()
    for line in iter(sys.stdin.buffer.readline, b""):
        if isinstance(read_command(line), Cancel):
            break
    sys.stderr.write("/the/thing\n")
    sys.stderr.flush()
    _end(settings, RunOutcome.STOPPED, Reason.CANCELLED)


def _end(settings: tuple[str, ...], outcome: RunOutcome, reason: Reason | None) -> None:
    results = tuple(SettingResult(one, Outcome.STOPPED, reason, None, None) for one in settings)
    say(RunEnded(outcome, reason, None, results))


if __name__ == "__main__":
    main(sys.argv[1])
