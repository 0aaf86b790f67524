"""A server that says which version is the newest, and a key of its own to sign that with."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.update import Source

KEY = Ed25519PrivateKey.generate()
PEM = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
Body = Callable[[str], bytes]
"""What is answered, once it is known where the server is."""


class UpdateServer(HTTPServer):
    """Keeps what it was asked."""

    def __init__(self, body: Body, status: int, headers: dict[str, str]) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.body, self.status, self.headers = body, status, headers

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def source(self) -> Source:
        return Source(f"{self.origin}/update.json", PEM)


class _Answers(BaseHTTPRequestHandler):
    server: UpdateServer

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        self.send_response(self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.server.body(self.server.origin))

    def log_message(self, *_: object) -> None:
        """Nothing to note."""


@contextmanager
def update_server(body: Body, status: int = 200, **headers: str) -> Iterator[UpdateServer]:
    """Answer like this as long as it is needed."""
    with UpdateServer(body, status, headers) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def signed(content: Any, key: Ed25519PrivateKey = KEY) -> bytes:
    text = content if isinstance(content, str) else json.dumps(content)
    return json.dumps({"signed": text, "signature": base64.b64encode(key.sign(text.encode())).decode()}).encode()


def about(version: str, page: str = "/new", key: Ed25519PrivateKey = KEY) -> Body:
    """Says that this version is the newest."""
    return lambda origin: signed({"version": version, "page": origin + page}, key)
