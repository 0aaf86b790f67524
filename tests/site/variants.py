"""Practice sites that misbehave on the server's side: saving, answering, sessions, sign-in, whole pages.

Each overrides one method of `PracticeSite`. Those that misbehave within a page are in `tests.site.pages`.
"""

import threading
from dataclasses import replace
from typing import Literal

from automation.practice import Account, PracticeSite
from automation.practice.messages import HttpRequest, Response
from automation.practice.site_map import Page
from automation.practice.templates import Html
from automation.practice.views import Toggle
from tests.site.pages import (
    AriaSwitch,
    DialogAfterClick,
    DisabledSwitch,
    HashedOnly,
    InFrame,
    LateRender,
    NodeReplaced,
    OppositeNeighbour,
    Overlay,
    RenamedKey,
    RenamedKeyTwoSwitches,
    ShadowRoot,
    TextBoxSwitch,
    TwoMatches,
)

__all__ = [
    "AccountSwitchedAfter",
    "AriaSwitch",
    "BlankMain",
    "CachedDocuments",
    "DialogAfterClick",
    "DisabledSwitch",
    "FlipsBack",
    "HangingSave",
    "HashedOnly",
    "InFrame",
    "LateRender",
    "LoginElsewhere",
    "NodeReplaced",
    "OppositeNeighbour",
    "Overlay",
    "RejectingSave",
    "RenamedKey",
    "RenamedKeyTwoSwitches",
    "Restricted",
    "SessionLostAfter",
    "ShadowRoot",
    "SilentSave",
    "TextBoxSwitch",
    "Throttled",
    "ThrottledSave",
    "TwoMatches",
]


BARE_PAGE = '<!doctype html><title>Practice</title><link rel="icon" href="data:,">'
"""A page without anything the browser would ask for besides."""


class SilentSave(PracticeSite):
    """Says that it saved and did not: the page shows off, the server keeps on."""

    def save(self, key: str, *, value: bool) -> Response:
        return Response.json({"key": key, "value": value})


class HangingSave(PracticeSite):
    """Never answers a change, until it closes."""

    def save(self, key: str, *, value: bool) -> Response:
        self.stopping.wait()
        return Response(503)


class RejectingSave(PracticeSite):
    """Answers a change with 500; the page shows an alert, and the switch goes back or stays as clicked."""

    def __init__(self, *args, switch: Literal["returns", "stays"] = "returns", **options):
        super().__init__(*args, **options)
        self.returns = switch == "returns"

    def save(self, key: str, *, value: bool) -> Response:
        return Response.json({"status": 500}, 500)

    def toggles(self, page: Page) -> list[Toggle]:
        return [replace(toggle, returns=self.returns) for toggle in super().toggles(page)]


class ThrottledSave(PracticeSite):
    """Answers a change with 429."""

    def save(self, key: str, *, value: bool) -> Response:
        return Response.json({"status": 429}, 429).with_header("Retry-After", "3600")


class FlipsBack(PracticeSite):
    """Turns a setting on again, some seconds after it was turned off."""

    def __init__(self, seconds: float, *args, **options):
        super().__init__(*args, **options)
        self.seconds = seconds

    def save(self, key: str, *, value: bool) -> Response:
        if not value:
            threading.Thread(target=self._flip, args=(key,), daemon=True).start()
        return super().save(key, value=value)

    def _flip(self, key: str) -> None:
        if not self.stopping.wait(self.seconds):
            self.record.turn(key, value=True)


class CachedDocuments(PracticeSite):
    """Lets the browser keep pages and states for an hour, so that only an uncached read is a read."""

    def answer(self, request: HttpRequest) -> Response:
        response = super().answer(request).without_header("Cache-Control")
        return response.with_header("Cache-Control", "max-age=3600")


class Throttled(PracticeSite):
    """Delivers `after` pages; from then on every page's address answers `status`: 429, 999 or 503."""

    def __init__(self, *args, after: int, status: int = 429, **options):
        super().__init__(*args, **options)
        self.after, self.status = after, status

    def document(self, request: HttpRequest) -> Response:
        if self.record.page_loads < self.after:
            return super().document(request)
        text = "Too many requests. Please try again later." if self.status == 429 else "Not now."
        response = Response.html(f"{BARE_PAGE}<p>{text}</p>", self.status)
        return response.with_header("Retry-After", "3600") if self.status == 429 else response


class SessionLostAfter(PracticeSite):
    """Delivers that many pages, then forgets once who is signed in."""

    def __init__(self, documents: int, *args, **options):
        super().__init__(*args, **options)
        self.documents, self.lost = documents, False

    def document(self, request: HttpRequest) -> Response:
        if not self.lost and self.record.page_loads >= self.documents:
            self.lost = True
            self.sessions.close_all()
        return super().document(request)


class AccountSwitchedAfter(PracticeSite):
    """Delivers that many pages, then shows another account in the header."""

    other = Account(user="robin.durand@practice.example", slug="robin-durand-practice", name="Robin Durand")

    def __init__(self, documents: int, *args, **options):
        super().__init__(*args, **options)
        self.documents = documents

    def member(self) -> Account:
        return self.account if self.record.page_loads < self.documents else self.other


class LoginElsewhere(PracticeSite):
    """Has its sign-in form on another origin (a `KeyTrap`'s).

    "http" redirects there; "lookalike" delivers a page that goes there by script; "frame" shows the other
    origin's form within its own page.
    """

    def __init__(self, kind: Literal["http", "frame", "lookalike"], elsewhere: str, *args, **options):
        super().__init__(*args, **options)
        self.kind, self.address = kind, f"{elsewhere}/login"

    def document(self, request: HttpRequest) -> Response:
        if not self.map.is_sign_in(request.path):
            return super().document(request)
        if self.kind == "http":
            return Response.redirect(self.address)
        frame = f'<main class="narrow"><iframe src="{self.address}" width="400" height="400"></iframe></main>'
        script = f"<script>location.replace('{self.address}')</script>"
        return self.views.frame("Sign in", Html(frame if self.kind == "frame" else script))


class Restricted(PracticeSite):
    """Shows a restricted account, whatever page a member asks for (facts 8 and 9)."""

    text = (
        "Access to your account has been temporarily restricted. "
        "Please upload a copy of an identity document to continue."
    )

    def document(self, request: HttpRequest) -> Response:
        if not self.signed_in(request):
            return super().document(request)
        return self.views.frame("Account", Html(f"<main><h1>Your account</h1><p>{self.text}</p></main>"))


class BlankMain(PracticeSite):
    """Delivers settings without any content: a main region and nothing in it."""

    def setting_page(self, page: Page) -> Response:
        return self.views.frame(page.title["en"], Html('<main id="main"></main>'))
