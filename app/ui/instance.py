"""One window at a time: a second start brings the first one forward."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LONGEST: Final = 100
"""Bytes of a path that a socket may have on every Unix."""
WAIT: Final = 1_000
"""Milliseconds the first window may take to answer."""


class Instance(QObject):
    """The first one listens; others ask it to come forward."""

    called = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._name = _name(data)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)

    def is_first(self) -> bool:
        """Whether no other window is there; where one is, it has been called."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(WAIT):
            socket.write(b"raise")
            socket.waitForBytesWritten(WAIT)
            socket.disconnectFromServer()
            return False
        with suppress(OSError):  # what needs the folder says so; a window opens in any case
            self._data.mkdir(parents=True, exist_ok=True, mode=0o700)
        QLocalServer.removeServer(self._name)  # one that crashed may have left its name behind
        self._server.listen(self._name)
        return True

    def _take(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()


def _name(data: Path) -> str:
    """A socket in the app's own folder; where that is too deep, or on Windows, a name of this folder's own."""
    place = data / "window.socket"
    if os.name == "posix" and len(os.fsencode(place)) <= LONGEST:
        return str(place)
    return "non-merci-" + hashlib.sha256(str(data).encode()).hexdigest()[:16]
