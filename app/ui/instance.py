"""One window at a time: a second start brings the first one forward."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT: Final = 1_000
"""Milliseconds the first window may take to answer."""


class Instance(QObject):
    """The first one listens; others ask it to come forward."""

    called = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "non-merci-" + hashlib.sha256(str(data).encode()).hexdigest()[:16]
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
        QLocalServer.removeServer(self._name)  # one that crashed may have left its name behind
        self._server.listen(self._name)
        return True

    def _take(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()
