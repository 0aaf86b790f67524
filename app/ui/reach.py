"""Knowing when the network is back: the service's own host is tried, nothing else is asked of anybody."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QTcpSocket

EVERY: Final = 10_000
"""Milliseconds between two tries."""
HTTPS: Final = 443


class Reach(QObject):
    """Opens a connection to the service now and then, and closes it at once."""

    back = Signal()

    def __init__(self, parent: QObject | None = None, every: int = EVERY) -> None:
        super().__init__(parent)
        self._host, self._port = "", HTTPS
        self._socket = QTcpSocket(self)
        self._socket.connected.connect(self._reached)
        self._timer = QTimer(self)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self._try)

    def watch(self, host: str, port: int = HTTPS) -> None:
        """Emit `back` once, as soon as the host can be reached."""
        self._host, self._port = host, port
        self._timer.start()

    def stop(self) -> None:
        """Stop trying."""
        self._timer.stop()
        self._socket.abort()

    def _try(self) -> None:
        self._socket.abort()
        self._socket.connectToHost(self._host, self._port)

    def _reached(self) -> None:
        self.stop()
        self.back.emit()
