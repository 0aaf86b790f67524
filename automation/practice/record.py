"""What the server itself knows: the judge of every test. No body, password or cookie value is kept."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from automation.practice.messages import HttpRequest, Response
from automation.practice.sessions import Sessions


@dataclass(frozen=True, slots=True)
class Request:
    """One request that arrived; `status` is None as long as it is not answered."""

    seq: int
    monotonic: float
    method: str
    path: str
    query_keys: tuple[str, ...]
    signed_in: bool
    status: int | None = None
    document: bool = False


@dataclass(frozen=True, slots=True)
class Write:
    """One wish to change a setting, and whether the server kept to it."""

    key: str
    value: bool
    monotonic: float
    kept: bool = False


@dataclass(frozen=True, slots=True)
class SignIn:
    """One attempt to sign in. `ok` means the password was accepted; a challenge may still follow."""

    user_matches: bool
    password_matches: bool

    @property
    def ok(self) -> bool:
        """Whether both were right."""
        return self.user_matches and self.password_matches


class Record:
    """The facts about one site, for any thread to add to and to read. What it hands out are copies."""

    def __init__(self, sessions: Sessions, switches: dict[str, bool]) -> None:
        self._sessions = sessions
        self._switches = dict(switches)
        self._requests: list[Request] = []
        self._writes: list[Write] = []
        self._sign_ins: list[SignIn] = []
        self._changed = threading.Condition()

    @property
    def requests(self) -> list[Request]:
        """Every request, in order of arrival."""
        with self._changed:
            return list(self._requests)

    @property
    def switches(self) -> dict[str, bool]:
        """What the server holds true of each setting, by key."""
        with self._changed:
            return dict(self._switches)

    @property
    def writes(self) -> list[Write]:
        """Every wish to change a setting that carried the right token."""
        with self._changed:
            return list(self._writes)

    @property
    def sign_ins(self) -> list[SignIn]:
        """Every attempt to sign in."""
        with self._changed:
            return list(self._sign_ins)

    @property
    def sessions(self) -> int:
        """How many sessions are signed in."""
        return self._sessions.live

    @property
    def page_loads(self) -> int:
        """How many pages were delivered, whatever their status; redirects, files and data do not count."""
        return sum(request.document for request in self.requests)

    def loads(self, path: str) -> int:
        """How many times the page of that path was delivered."""
        return sum(request.document and request.path == path for request in self.requests)

    def requests_after(self, status: int) -> list[Request]:
        """Return what arrived after the first request that was answered with that status."""
        requests = self.requests
        first = next((request.seq for request in requests if request.status == status), len(requests))
        return requests[first + 1 :]

    def wait_until(self, holds: Callable[["Record"], bool], seconds: float) -> bool:
        """Wait until something holds of this record, and no longer than that; say whether it does."""
        with self._changed:
            return self._changed.wait_for(lambda: holds(self), seconds)

    def arrived(self, request: HttpRequest, *, signed_in: bool) -> int:
        """Note a request and return its number."""
        with self._changed:
            seq = len(self._requests)
            moment, names = time.monotonic(), tuple(request.query)
            self._requests.append(Request(seq, moment, request.method, request.path, names, signed_in))
            self._changed.notify_all()
            return seq

    def answered(self, seq: int, response: Response) -> None:
        """Note what the request of that number got."""
        with self._changed:
            answered = replace(self._requests[seq], status=response.status, document=response.document)
            self._requests[seq] = answered
            self._changed.notify_all()

    def sign_in(self, attempt: SignIn) -> None:
        """Note an attempt to sign in."""
        with self._changed:
            self._sign_ins.append(attempt)
            self._changed.notify_all()

    def wished(self, key: str, *, value: bool) -> None:
        """Note a wish to change a setting, not kept so far."""
        with self._changed:
            self._writes.append(Write(key, value, time.monotonic()))
            self._changed.notify_all()

    def keep(self, key: str, *, value: bool) -> None:
        """Turn a setting as the last wish for it said."""
        with self._changed:
            for index, write in reversed(list(enumerate(self._writes))):
                if write.key == key:
                    self._writes[index] = replace(write, kept=True)
                    break
            self.turn(key, value=value)

    def turn(self, key: str, *, value: bool) -> None:
        """Turn a setting that nobody asked to be turned."""
        with self._changed:
            self._switches[key] = value
            self._changed.notify_all()
