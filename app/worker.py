"""One run: in this process for the terminal, or as a child of the window, with commands in and events out.

The worker ends when its standard input closes: a window that is gone cannot leave it behind.
"""

from __future__ import annotations

import queue
import sys
import threading
import traceback
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TypeVar

from app import __version__
from app.compose import Machine, engine_for
from automation.cancel import CancelToken
from automation.catalogue import GRAMMAR
from automation.errors import NonMerciError
from automation.events import (
    Cancel,
    Check,
    Choose,
    Command,
    Confirmed,
    Event,
    Hello,
    NeedsConfirm,
    NeedsSecret,
    Pause,
    Resume,
    Run,
    RunEnded,
    Secret,
    SettingResult,
    Show,
    Skip,
    event_line,
    read_command,
)
from automation.face import Choice, Face, Wish
from automation.lines import BadLine
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.plan import Plan
from automation.proof.bundle import write_whole

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class End:
    """The last event of a run, and the thing its reason is about: a folder, a file, a program."""

    event: RunEnded
    thing: str


def carry_out(plan: Plan, face: Face, cancel: CancelToken, machine: Machine) -> End:
    """Run a plan and return its end, already reported, whatever happens."""
    engine = None
    try:
        with engine_for(plan, face, cancel, machine) as engine:
            return End(engine.run(), engine.problem.detail if engine.problem else "")
    except NonMerciError as problem:
        return _unstarted(plan, face, problem.reason, problem.detail)
    except Exception:  # noqa: BLE001 - the worker's top level: a fault of ours still ends with a name
        thing = str(_write_down(machine.places.log))
        return End(engine.broke_down(), thing) if engine else _unstarted(plan, face, Reason.INTERNAL, thing)


def _unstarted(plan: Plan, face: Face, reason: Reason, thing: str) -> End:
    """The end of a run that did not come to its own end: no setting can be vouched for."""
    settings = tuple(SettingResult(one, Outcome.STOPPED, reason, None, None) for one in plan.settings)
    ended = RunEnded(RunOutcome.FAILED, reason, None, settings)
    face.report(ended)
    return End(ended, thing)


def _write_down(folder: Path) -> Path:
    """Keep the trace of a fault of ours in the log folder: places in our code, without values."""
    file = folder / f"fault-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.txt"
    kind, _, trace = sys.exc_info()
    lines = [f"non-merci {__version__}\n", *traceback.format_tb(trace), f"{kind.__name__ if kind else ''}\n"]
    with suppress(OSError):  # how the run ended is told all the same
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(file, "".join(lines).encode())
    return file


class PipeFace:
    """The engine's face on a pipe: events as lines out, answers as lines in."""

    def __init__(self, out: IO[str], cancel: CancelToken) -> None:
        self._out = out
        self._cancel = cancel
        self._answers: queue.SimpleQueue[Secret | Confirmed | None] = queue.SimpleQueue()
        self._wishes: set[Wish] = set()
        self._choice: Choice | None = None

    def report(self, event: Event) -> None:
        """Print one event as one line."""
        self._out.write(event_line(event) + "\n")
        self._out.flush()

    def secret(self, service: str) -> Secret | None:
        """Ask for e-mail and password; None where none are stored."""
        answer = self._ask(NeedsSecret(service), Secret)
        return answer if answer and answer.password else None

    def confirm(self, what: str) -> bool:
        """Ask whether the person accepts."""
        answer = self._ask(NeedsConfirm(what), Confirmed)
        return answer is not None and answer.yes

    def wished(self, wish: Wish) -> bool:
        """Whether this came since the last call."""
        asked = wish in self._wishes
        self._wishes.discard(wish)
        return asked

    def choice(self) -> Choice | None:
        """What was chosen, once it was."""
        return self._choice

    def take(self, command: Command) -> None:
        """Pass on what came in."""
        match command:
            case Secret() | Confirmed():
                self._answers.put(command)
            case Choose():
                self._choice = Choice(command.mode, command.settings)
            case Skip() | Show() | Check():
                self._wishes.add(Wish(command.NAME))
            case Pause():
                self._cancel.hold()
            case Resume():
                self._cancel.release()
            case Run() | Cancel():
                self.hang_up()

    def hang_up(self) -> None:
        """Stop: the other side asked for it, or is gone."""
        self._cancel.set()
        self._answers.put(None)

    def _ask(self, question: NeedsSecret | NeedsConfirm, kind: type[T]) -> T | None:
        """Wait for the answer, for as long as it takes; an answer to another question counts as none."""
        self.report(question)
        answer = self._answers.get()
        self._cancel.raise_if_set()
        return answer if isinstance(answer, kind) else None


def serve(lines: IO[bytes], out: IO[str], machine: Machine) -> RunEnded | None:
    """Serve one run: the first line in is the plan, the last line out is its end. None: the lines made no sense."""
    cancel = CancelToken()
    face = PipeFace(out, cancel)
    face.report(Hello(__version__, GRAMMAR))
    try:
        first = read_command(lines.readline())
        if not isinstance(first, Run):
            raise BadLine(f"first line is {first.NAME!r}, not 'run'")  # noqa: TRY301 - one way out for both
    except BadLine as fault:
        _protocol_fault(face, fault)
        return None
    listener = threading.Thread(target=_listen, args=(lines, face), daemon=True)
    listener.start()
    end = carry_out(first.plan, face, cancel, machine)
    if end.thing:
        sys.stderr.write(f"{end.thing}\n")
    return end.event


def _listen(lines: IO[bytes], face: PipeFace) -> None:
    """Pass on commands until the other side is gone; a line that is not one of ours ends the run."""
    for line in iter(lines.readline, b""):
        try:
            command = read_command(line)
        except BadLine as fault:
            sys.stderr.write(f"protocol: {fault}\n")
            break
        face.take(command)
    face.hang_up()


def _protocol_fault(face: PipeFace, fault: BadLine) -> None:
    sys.stderr.write(f"protocol: {fault}\n")
    face.report(RunEnded(RunOutcome.FAILED, Reason.INTERNAL, None, ()))
