"""The licences of what the program is made of, as the packages themselves state them."""

from __future__ import annotations

from importlib import metadata

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.widgets.buttons import Button
from app.ui.widgets.footer import Footer
from automation.resources import resource

PARTS = ("pyside6-essentials", "shiboken6", "selenium", "keyring", "pydantic", "click", "jinja2", "platformdirs")


class Licences(QDialog):
    """One text, to be read from top to bottom."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Licences of the parts it is made of"))
        self.setModal(True)
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(self.windowTitle())
        text.setPlainText(told())
        close = Button(self.tr("Close"), self.accept, "primary")
        box = QVBoxLayout(self)
        box.addWidget(text)
        box.addWidget(Footer(right=(close,)))
        self.resize(min(parent.width() - 24, 620), min(parent.height() - 24, 480))
        close.setFocus()


def told() -> str:
    """All licences in full, as the packaged program brings them; from source what the packages state of themselves."""
    packed = resource("licences.txt")
    if packed.is_file():
        return packed.read_text(encoding="utf-8")
    icons = resource("icons", "LICENSE").read_text(encoding="utf-8")
    return "\n".join(map(stated, PARTS)) + "\n\nLucide icons\n\n" + icons


def stated(part: str) -> str:
    """Name, version and licence of an installed package; its name alone where it is not installed."""
    try:
        known = dict(metadata.metadata(part).items())  # type: ignore[attr-defined]
    except metadata.PackageNotFoundError:
        return part
    licence = known.get("License-Expression") or known.get("License") or ""
    return f"{known['Name']} {known['Version']} – {licence.splitlines()[0] if licence else '?'}"
