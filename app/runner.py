"""The window's side of the worker: a process, its lines, and its end, as Qt signals.

The engine never runs in the window's process. A worker that goes without its last line is an event too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from automation.events import Cancel, Command, Event, Hello, Run, RunEnded, SettingResult, command_line, read_event
from automation.lines import BadLine
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.plan import Plan

GRACE: Final = 6_000
"""Milliseconds a worker gets to end after it was told to; then it is killed, and its watchdog cleans up."""
LONGEST_LINE: Final = 1_000_000
"""Bytes; a worker's line is a few hundred."""
KEPT_ERRORS: Final = 4_000
"""Characters of what the worker writes beside its events."""


class Runner(QObject):
    """Runs one plan at a time in a worker of its own."""

    happened = Signal(object)
    """An event of the run that goes on."""
    died = Signal()
    """The worker is gone without having said how the run ended."""
    idle = Signal()
    """No worker is left."""

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._process: QProcess | None = None
        self._next: Plan | None = None
        self._buffer = b""
        self._ended = False
        self._muted = False
        self.errors = ""
        """What the worker wrote beside its events; the last line names the thing that the end is about."""

    @property
    def running(self) -> bool:
        """Whether a worker is there."""
        return self._process is not None

    def start(self, plan: Plan) -> None:
        """Start a worker with a plan; as soon as the one before has gone, if one is just going."""
        if self._process:
            self.abandon()
            self._next = plan
            return
        self._buffer, self._ended, self._muted, self.errors = b"", False, False, ""
        process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._read_errors)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        self._process = process
        process.start(self._command[0], self._command[1:])
        self.tell(Run(plan))

    def tell(self, command: Command) -> None:
        """Send a command or an answer; lost if the worker has gone."""
        if self._process and self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.write(f"{command_line(command)}\n".encode())

    def cancel(self) -> None:
        """Ask the worker to stop; it tells how the run ended. Killed if it does not."""
        if self._next:  # it has not even begun
            plan, self._next = self._next, None
            stopped = tuple(SettingResult(one, Outcome.STOPPED, Reason.CANCELLED, None, None) for one in plan.settings)
            self.happened.emit(RunEnded(RunOutcome.STOPPED, Reason.CANCELLED, None, stopped))
            return
        self.tell(Cancel())
        self._kill_later()

    def abandon(self) -> None:
        """Stop, and hear nothing more of this run."""
        self._muted = True
        self.hang_up()

    def hang_up(self) -> None:
        """Close the worker's input, which ends it; none follows."""
        self._next = None
        if self._process:
            self._process.closeWriteChannel()
            self._kill_later()

    def wait(self, milliseconds: int) -> bool:
        """Wait until the worker has gone; for the end of the program only, where no event loop runs any more."""
        if self._process and not self._process.waitForFinished(milliseconds):
            self._process.kill()
            return self._process.waitForFinished(milliseconds)
        return True

    def _kill_later(self) -> None:
        process = self._process
        if process:
            QTimer.singleShot(GRACE, process, process.kill)

    def _read(self) -> None:
        process = self._process
        if not process:
            return
        self._buffer += bytes(process.readAllStandardOutput().data())
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            self._take(line)
        if len(self._buffer) > LONGEST_LINE:
            process.kill()

    def _take(self, line: bytes) -> None:
        if self._muted or self._ended:
            return
        try:
            event = read_event(line)
        except BadLine:
            self._break_off()
            return
        self._pass_on(event)

    def _pass_on(self, event: Event) -> None:
        if isinstance(event, Hello):
            return
        self._ended = isinstance(event, RunEnded)
        if self._ended:
            self._read_errors()
        self.happened.emit(event)

    def _break_off(self) -> None:
        """What it says makes no sense: it cannot be trusted with anything more."""
        if self._process:
            self._process.kill()

    def _read_errors(self) -> None:
        if self._process:
            text = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
            self.errors = (self.errors + text)[-KEPT_ERRORS:]

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._finished()

    def _finished(self, *_: object) -> None:
        process = self._process
        if process is None:
            return
        self._read()
        self._read_errors()
        self._process = None
        process.deleteLater()
        if not self._ended and not self._muted:
            self._ended = True
            self.died.emit()
        plan, self._next = self._next, None
        if plan:
            self.start(plan)
        else:
            self.idle.emit()
