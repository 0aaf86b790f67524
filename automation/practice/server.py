"""Serving a site on 127.0.0.1: a thread, a port chosen by the system, an end that leaves nothing open."""

import contextlib
import socket
import socketserver
import ssl
import sys
import threading
from abc import ABC, abstractmethod
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final, Self
from urllib.parse import parse_qsl, urlsplit

from automation.practice.messages import HttpRequest, Response

LARGEST_BODY: Final = 65_536
"""Bytes a request may carry."""

LONGEST_GOODBYE: Final = 2.0
"""Seconds the end waits for a connection's thread, which has nothing left to wait for."""

Talk = socket.socket | tuple[bytes, socket.socket]
"""A connection, in the type that `socketserver` gives it; this server has the first form only."""


class LocalSite(ABC):
    """A site served while its `with` block runs. It never looks at the host it is asked for."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.tls = tls
        self.stopping = threading.Event()
        """Set when the site closes: the only thing that anything in a site may wait with."""
        self._server: _Server | None = None

    def __enter__(self) -> Self:
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server.hang_up()
            self._thread.join()

    @property
    def port(self) -> int:
        """The port it listens on, or listened on. Raises `RuntimeError` before the `with` block."""
        if self._server is None:
            raise RuntimeError("a site has no port before its `with` block")
        return self._server.server_port

    @property
    def origin(self) -> str:
        """Scheme, host and port, without a slash at the end."""
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    def answer(self, request: HttpRequest) -> Response:
        """Answer one request. Called on the connection's own thread."""
        return self.respond(request)

    @abstractmethod
    def respond(self, request: HttpRequest) -> Response:
        """Decide what a request gets."""


class _Server(ThreadingHTTPServer):
    """Knows its connections, so that closing the site closes them too."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, site: LocalSite) -> None:
        self.site = site
        self._talks: dict[threading.Thread, Talk] = {}
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Handler)
        if site.tls:
            # The handshake is left to the connection's thread: a silent client must not hold up the others.
            self.socket = site.tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    def server_bind(self) -> None:
        """Bind without asking the resolver for this computer's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.socket.getsockname()

    def process_request_thread(self, request: Talk, client_address: object) -> None:
        """Serve one connection; none that begins while the site is closing."""
        with self._lock:
            self._talks[threading.current_thread()] = request
            closing = self.site.stopping.is_set()
        try:
            if closing:
                self.shutdown_request(request)
            else:
                super().process_request_thread(request, client_address)
        finally:
            with self._lock:
                del self._talks[threading.current_thread()]

    def hang_up(self) -> None:
        """End every open connection and wait for its thread."""
        with self._lock:
            talks = dict(self._talks)
        for talk in talks.values():
            if isinstance(talk, socket.socket):
                _cut(talk)
        for thread in talks:
            thread.join(LONGEST_GOODBYE)

    def handle_error(self, request: Talk, client_address: object) -> None:
        """Pass over a client that went away or refused the certificate; anything else is a bug: show it."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Turns bytes into an `HttpRequest` and a `Response` into bytes."""

    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "Practice"
    sys_version = ""
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            self.close_connection = True
            self.send_error(413)
            return
        self._send(self.server.site.answer(self._request(self.rfile.read(int(length)))))

    do_POST = do_GET  # noqa: N815  the names that http.server looks for
    do_PUT = do_GET  # noqa: N815

    def _request(self, body: bytes) -> HttpRequest:
        url = urlsplit(self.path)
        query = dict(parse_qsl(url.query, keep_blank_values=True))
        return HttpRequest(self.command, url.path, query, self.headers, body)

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        for name, value in response.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        self.wfile.write(response.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name for it
        """Write nothing: the record is the log, and it keeps no secrets."""


def _cut(talk: socket.socket) -> None:
    """End a connection under the thread that reads from it."""
    with contextlib.suppress(OSError):
        # SSLSocket's own shutdown would drop the TLS state that the thread is using.
        socket.socket.shutdown(talk, socket.SHUT_RDWR)
