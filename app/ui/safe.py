"""Asking the computer's password safe without keeping the window waiting: a prompt of the system can take minutes."""

from __future__ import annotations

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
    import socket

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
        self._bell: _Bell | None = None

    def ask(self, question: Callable[[Vault], Any], then: Callable[[Answer[Any]], object]) -> None:
        """Put a question to the safe; `then` gets its answer, in the window's thread."""
        self._bell = self._bell or _Bell(self._answer, self)
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
        if self._bell:
            self._bell.ring()

    def _answer(self) -> None:
        """Pass on one answer; there is one for each ring."""
        then, answer = self._answers.get()
        then(answer)


class _Bell(QObject):
    """Rung on any thread, heard on the window's, once for each ring."""

    def __init__(self, heard: Callable[[], object], parent: QObject) -> None:
        import socket  # takes longer than all else here: not before a question is put

        super().__init__(parent)
        self._heard = heard
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)
        listener = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        listener.activated.connect(self._listen)
        self.destroyed.connect(partial(_close, self._near, self._far))

    def ring(self) -> None:
        with suppress(OSError):  # the window has gone, and nobody waits for it any more
            self._far.send(b"!")

    def _listen(self) -> None:
        try:
            self._near.recv(1)
        except BlockingIOError:
            return  # nothing there after all
        self._heard()


def _close(*ends: socket.socket) -> None:
    for end in ends:
        end.close()
