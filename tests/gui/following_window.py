"""The window as a program of its own that prints the colour of its first page, whenever the desktop's taste changes."""

from __future__ import annotations

import sys

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import gui
from app.places import own_places


def main() -> int:
    application = QApplication(["non-merci"])
    window = gui.build(application, own_places(), ["/bin/false"])
    window.show()

    def tell() -> None:
        application.processEvents()
        print(window.grab().toImage().pixelColor(5, 5).lightness(), flush=True)

    QGuiApplication.styleHints().colorSchemeChanged.connect(tell)
    tell()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
