"""Asking the computer's password safe without keeping the window waiting: a prompt of the system can take minutes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

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
    """Each question on a thread of its own; the answer comes back on the window's."""

    _answered = Signal(object, object)

    def __init__(self, make: Callable[[], Vault], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._vault: Vault | None = None
        self._lock = threading.Lock()
        self._answered.connect(lambda then, answer: then(answer))

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
        self._answered.emit(then, answer)
