"""The language of the window: Qt Linguist's files, ours and Qt's own, changed while it runs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from automation.resources import resource

LANGUAGES: Final = ("fr", "en")


class Language:
    """Installs and removes translators."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._installed: list[QTranslator] = []

    def use(self, code: str) -> None:
        """Speak a language from now on; one that is not there is English."""
        for translator in self._installed:
            self._application.removeTranslator(translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._installed = []
        for name, place in ((f"qtbase_{code}", folder), (f"non-merci_{code}", str(resource("i18n")))):
            translator = QTranslator(self._application)
            if translator.load(name, place):
                self._application.installTranslator(translator)
                self._installed.append(translator)
        QLocale.setDefault(QLocale(code))
        self._application.setLayoutDirection(QLocale(code).textDirection())
