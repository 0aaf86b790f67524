"""Who is signed in, and the cookies that say so (facts 8.4)."""

import secrets
import threading
from typing import Final

from automation.practice.messages import HttpRequest, Response
from automation.practice.site_map import CookieNames

A_YEAR: Final = 365 * 24 * 60 * 60
"""Seconds a browser that is closed in between still holds a session."""


class Sessions:
    """The sessions the server knows, by the secret token in their cookie. For any thread."""

    def __init__(self, cookies: CookieNames, *, secure: bool) -> None:
        self.cookies = cookies
        self._attributes = "; Path=/; SameSite=Lax" + ("; Secure" if secure else "")
        self._tokens: set[str] = set()
        self._lock = threading.Lock()

    @property
    def live(self) -> int:
        """How many there are."""
        with self._lock:
            return len(self._tokens)

    def holds(self, request: HttpRequest) -> bool:
        """Say whether a request belongs to a session that has not ended."""
        with self._lock:
            return request.cookies.get(self.cookies.session) in self._tokens

    def open(self, response: Response) -> Response:
        """Begin a session with this response."""
        token = secrets.token_urlsafe()
        with self._lock:
            self._tokens.add(token)
        return self.give(response, self.cookies.session, token, f"; HttpOnly; Max-Age={A_YEAR}")

    def close(self, request: HttpRequest, response: Response) -> Response:
        """End the session of the request, here and, with this response, in the browser."""
        with self._lock:
            self._tokens.discard(request.cookies.get(self.cookies.session, ""))
        return self.give(response, self.cookies.session, "", "; HttpOnly; Max-Age=0")

    def close_all(self) -> None:
        """End every session: the site has forgotten everybody."""
        with self._lock:
            self._tokens.clear()

    def csrf(self, request: HttpRequest) -> str:
        """Return the browser's token against forged requests, or a new one to give it."""
        return request.cookies.get(self.cookies.csrf) or f"ajax:{secrets.randbits(63)}"

    def is_own(self, request: HttpRequest, given: object) -> bool:
        """Say whether the token given in a request is the one in its cookie: then a page of ours sent it."""
        return bool(given) and given == request.cookies.get(self.cookies.csrf)

    def give(self, response: Response, name: str, value: str, more: str = "") -> Response:
        """Return the response with a cookie, Secure where the site is."""
        return response.with_header("Set-Cookie", f"{name}={value}{self._attributes}{more}")
