"""Asking the computer's password safe without keeping the window waiting: a prompt of the system can take minutes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, QSocketNotifier

from automation.errors import NonMerciError
from automation.outcomes import Reason

if TYPE_CHECKING:
    from app.vault import Vault

T = TypeVar("T")


class Answer(Generic[T]):
    """What the safe answered: a value, or why not."""

    def __init__(self, value: T | None, problem: Reason | None, name: str) -> None:
        self.value = value
        self.problem = problem
        self.name = name


class SafeKeeper(QObject):
    """Each question on a thread of its own; the answer comes back on the window's.

    It comes by a queue and a bell that the window's own loop listens to: no signal is emitted from a thread that Qt
    does not know, of an object that may just be going.
    """

    def __init__(self, make: Callable[[], Vault], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._vault: Vault | None = None
        self._lock = threading.Lock()
        self._answers: SimpleQueue[tuple[Callable[[Answer[Any]], object], Answer[Any]]] = SimpleQueue()
        self._ear, self._bell = socket.socketpair()
        self._ear.setblocking(False)
        listener = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        listener.activated.connect(self._hear)
        self.destroyed.connect(partial(_close, self._ear, self._bell))

    def ask(self, question: Callable[[Vault], Any], then: Callable[[Answer[Any]], object]) -> None:
        """Put a question to the safe; `then` gets its answer, in the window's thread."""
        threading.Thread(target=self._work, args=(question, then), name="safe", daemon=True).start()

    def _work(self, question: Callable[[Vault], Any], then: Callable[[Answer[Any]], object]) -> None:
        name = ""
        try:
            with self._lock:
                self._vault = self._vault or self._make()
            name = self._vault.name
            answer = Answer(question(self._vault), None, self._vault.name)
        except NonMerciError as problem:
            answer = Answer(None, problem.reason, name)
        except (ImportError, OSError):  # the keyring's own library is missing or broken
            answer = Answer(None, Reason.VAULT_MISSING, name)
        except ValueError:  # a text that no keyring takes
            answer = Answer(None, Reason.VAULT_MISMATCH, name)
        self._answers.put((then, answer))
        with suppress(OSError):  # the window has gone, and nobody waits for it any more
            self._bell.send(b"!")

    def _hear(self) -> None:
        """Pass on one answer. There is one for each ring; the loop comes again for the next."""
        try:
            self._ear.recv(1)
        except BlockingIOError:
            return  # nothing there after all
        then, answer = self._answers.get()
        then(answer)


def _close(*ends: socket.socket) -> None:
    for end in ends:
        end.close()
