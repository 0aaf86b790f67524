"""The three facts about a setting: what it is, what happens where one lives, what turning it off does not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.ui.theme import MARGIN, SPACE
from app.ui.widgets.buttons import Button
from app.ui.widgets.footer import Footer
from app.ui.widgets.scroll import Scroll
from app.ui.widgets.texts import Text, Title

if TYPE_CHECKING:
    from automation.catalogue import Service, Setting
    from automation.plan import Region

translate = QCoreApplication.translate


class AboutSetting(QDialog):
    """Facts come from the recipe."""

    def __init__(
        self, parent: QWidget, service: Service, setting: Setting, region: Region | None, language: str
    ) -> None:
        super().__init__(parent)
        title = setting.title(language)
        self.setWindowTitle(title)
        self.setModal(True)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(MARGIN, MARGIN, MARGIN, SPACE)
        box.setSpacing(SPACE // 2)
        box.addWidget(Title(title, 1.3))
        for heading, texts in (
            (self.tr("What it is"), [setting.about.get(language) or setting.about["en"]]),
            (self.tr("Where you live"), [where_you_live(setting, region), *_notes(service, setting, region, language)]),
            (self.tr("What opting out does not change"), _everywhere(service, setting, language)
             or [self.tr("LinkedIn keeps what it already has.")]),
        ):  # fmt: skip
            box.addSpacing(SPACE)
            box.addWidget(Text(heading, "strong"))
            for text in texts:
                box.addWidget(Text(text))
        box.addStretch(1)
        close = Button(self.tr("Close"), self.accept, "primary")
        close.setDefault(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(Scroll(content), 1)
        outer.addWidget(Footer(right=(close,)))
        self.resize(min(parent.width() - 2 * SPACE, 620), min(parent.height() - 2 * SPACE, 520))
        close.setFocus()


def where_you_live(setting: Setting, region: Region | None) -> str:
    """What the rules of a region lead one to expect."""
    if region is None:
        return translate("AboutSetting", "Tell Non Merci where you live, in Preferences, to see what is known there.")
    known = {
        "on": translate("AboutSetting", "It is on unless you turn it off."),
        "off": translate("AboutSetting", "It is said to be off already; Non Merci looks all the same."),
        "not_offered": translate("AboutSetting", "LinkedIn does not offer this setting there."),
    }
    expected = setting.regions.get(region)
    return known.get(str(expected) if expected else "", translate("AboutSetting", "It is not known how it is there."))


def _everywhere(service: Service, setting: Setting, language: str) -> list[str]:
    notes = [service.notes[key] for key in setting.notes]
    return [note.text.get(language) or note.text["en"] for note in notes if not note.regions]


def _notes(service: Service, setting: Setting, region: Region | None, language: str) -> list[str]:
    notes = [service.notes[key] for key in setting.notes]
    return [note.text.get(language) or note.text["en"] for note in notes if region and region in note.regions]
