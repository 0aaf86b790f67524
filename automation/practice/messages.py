"""What goes in and out of a site: one HTTP request, one response."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from email.message import Message
from typing import Self
from urllib.parse import parse_qsl


@dataclass(frozen=True)
class HttpRequest:
    """A request as it arrived. `headers` finds names in any case."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Message = field(repr=False)
    body: bytes = field(default=b"", repr=False)

    @property
    def cookies(self) -> dict[str, str]:
        """The cookies by name, their values without quotes."""
        pairs = (pair.partition("=") for pair in self.headers.get("Cookie", "").split(";"))
        return {name.strip(): value.strip().strip('"') for name, _, value in pairs}

    @property
    def is_json(self) -> bool:
        """Whether the body says it is JSON."""
        return self.headers.get("Content-Type", "").startswith("application/json")

    def fields(self) -> dict[str, object]:
        """Return the body's fields, of a form or of a JSON object; nothing where it holds neither."""
        try:
            text = self.body.decode()
            content = json.loads(text) if self.is_json else dict(parse_qsl(text))
        except ValueError:
            return {}
        return content if isinstance(content, dict) else {}


@dataclass(frozen=True)
class Response:
    """A response to send. Nothing a site answers is stored by the browser unless a header says so."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    document: bool = False
    """Whether this is a page for a person, as opposed to a redirect, data or a file."""

    @classmethod
    def html(cls, text: str, status: int = 200) -> Self:
        """Make a page."""
        return cls(status, text.encode(), (("Content-Type", "text/html; charset=utf-8"),), document=True)

    @classmethod
    def json(cls, content: object, status: int = 200) -> Self:
        """Make an answer for a script."""
        return cls(status, json.dumps(content).encode(), (("Content-Type", "application/json"),))

    @classmethod
    def file(cls, content: bytes, content_type: str) -> Self:
        """Make a file that belongs to a page."""
        return cls(200, content, (("Content-Type", content_type),))

    @classmethod
    def redirect(cls, location: str) -> Self:
        """Send the browser elsewhere, with GET."""
        return cls(302, headers=(("Location", location),))

    def with_status(self, status: int) -> Self:
        """Return the same response under another status."""
        return replace(self, status=status)

    def with_header(self, name: str, value: str) -> Self:
        """Return the same response with one header more."""
        return replace(self, headers=(*self.headers, (name, value)))

    def without_header(self, name: str) -> Self:
        """Return the same response without the headers of that name."""
        kept = tuple(header for header in self.headers if header[0].lower() != name.lower())
        return replace(self, headers=kept)
