"""Chromium at the end of a pipe, spoken to in its own protocol: one JSON object a message, a zero byte after each.

Source: https://chromedevtools.github.io/devtools-protocol/; the browser reads from file descriptor 3 and writes to 4.
"""

from __future__ import annotations

import fcntl
import json
import os
import select
import signal
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

from bench.job import PATIENCE, ContestantFailed

Message: TypeAlias = dict[str, Any]

_CHUNK: Final = 1 << 20
_FROM_US, _TO_US = 3, 4


class Chromium:
    """One browser in a process group of its own, and one tab of it."""

    def __init__(self, command: Sequence[str]) -> None:
        theirs_in, self._out = _pipe()
        self._in, theirs_out = _pipe()
        self._pid = os.posix_spawn(
            command[0],
            list(command),
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
                (os.POSIX_SPAWN_DUP2, theirs_in, _FROM_US),
                (os.POSIX_SPAWN_DUP2, theirs_out, _TO_US),
            ],
            setpgroup=0,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._unread = b""
        self._events: deque[Message] = deque()
        self._answers: dict[int, Message] = {}
        self._last = 0
        self._tab: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._tab = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def send(self, method: str, **params: object) -> int:
        """Send a command to the tab and return its number, without waiting for the answer."""
        self._last += 1
        message: Message = {"id": self._last, "method": method, "params": params}
        if self._tab:
            message["sessionId"] = self._tab
        left = memoryview(json.dumps(message).encode() + b"\0")
        while left:
            left = left[os.write(self._out, left) :]
        return self._last

    def answer(self, number: int) -> Message:
        """Wait for the answer to a command. Raises ContestantFailed where the browser refuses it."""
        while number not in self._answers:
            self._receive()
        answer = self._answers.pop(number)
        if "error" in answer:
            raise ContestantFailed(answer["error"]["message"])
        result: Message = answer["result"]
        return result

    def call(self, method: str, **params: object) -> Message:
        """Send a command and wait for its answer."""
        return self.answer(self.send(method, **params))

    def until(self, wanted: Callable[[str, Message], bool]) -> Message:
        """Return the parameters of the first event, of those not looked at yet, for which the question holds."""
        while True:
            while self._events:
                event = self._events.popleft()
                if wanted(event["method"], event["params"]):
                    params: Message = event["params"]
                    return params
            self._receive()

    def forget(self) -> None:
        """Look at no event that has come so far."""
        self._events.clear()

    def end(self) -> None:
        """Kill the whole group, as our engine does."""
        os.killpg(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._in)
        os.close(self._out)

    def _receive(self) -> None:
        """Read what is there, at least something, and sort it into answers and events."""
        parts = [self._unread]
        while True:
            there, _, _ = select.select([self._in], [], [], PATIENCE)
            part = os.read(self._in, _CHUNK) if there else b""
            if not part:
                raise ContestantFailed("the browser has gone" if there else "the browser says nothing more")
            parts.append(part)
            if b"\0" in part:
                break
        *whole, self._unread = b"".join(parts).split(b"\0")
        for text in whole:
            message: Message = json.loads(text)
            if "id" in message:
                self._answers[message["id"]] = message
            else:
                self._events.append(message)


def _pipe() -> tuple[int, int]:
    """Make a pipe with a large buffer, away from the numbers that the browser's ends get."""
    ends = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in ends]
    for end in ends:
        os.close(end)
    fcntl.fcntl(high[1], fcntl.F_SETPIPE_SZ, _CHUNK)
    return high[0], high[1]
