"""`make screenshots`: every page in every state, in both languages and schemes, at 100 and 200 per cent.

Writes `build/screenshots/<page>-<state>-<fr|en>-<light|dark>-<100|200>.png` and contact sheets beside them. The states
are those that the audit walks (`tests/gui/states.py`).
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from app.settings import Theme
from app.ui.state import State
from tests.gui.stage import Setting, Stage
from tests.gui.states import states, write_past

FOLDER: Final = Path("build/screenshots")
SIZES: Final = {100: (760, 680), 200: (820, 900)}
"""Size of the text in per cent -> size of the window."""
COLUMNS: Final = 6
THUMB: Final = 400
GAP: Final = 12


def main() -> None:
    application = QApplication(["screenshots"])
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as proofs, tempfile.TemporaryDirectory() as computer:
        every = list(states(write_past(Path(proofs))))
        stage = Stage(application, Path(computer))
        for language, theme, (size, window) in product(("fr", "en"), (Theme.LIGHT, Theme.DARK), SIZES.items()):
            stage.set_up(Setting(language, theme, size, window))
            pictures = []
            for name, state in every:
                stage.show(state)
                pictures.append(stage.window.grab())
                pictures[-1].save(str(FOLDER / f"{file_name(name, state)}-{stage.setting}.png"))
            sheet(pictures).save(str(FOLDER / f"sheet-{stage.setting}.png"))
        stage.close()
    sys.stdout.write(f"{FOLDER}: {len(list(FOLDER.iterdir()))} pictures\n")


def file_name(name: str, state: State) -> str:
    """`<page>-<state>`, in letters that every system takes."""
    page = state.flow.page.value
    rest = re.sub(r"[^A-Za-z0-9_]+", "-", name.removeprefix(page)).strip("-").lower()
    return f"{page}-{rest or 'plain'}"


def sheet(pictures: list[QPixmap]) -> QImage:
    """All pictures on one, small."""
    small = [picture.scaledToWidth(THUMB, Qt.TransformationMode.SmoothTransformation) for picture in pictures]
    tall = max(picture.height() for picture in small) + GAP
    rows = -(-len(small) // COLUMNS)
    whole = QImage(COLUMNS * (THUMB + GAP) + GAP, rows * tall + GAP, QImage.Format.Format_RGB32)
    whole.fill(QColor("#8c8c8c"))
    painter = QPainter(whole)
    for place, picture in enumerate(small):
        row, column = divmod(place, COLUMNS)
        painter.drawPixmap(QRect(GAP + column * (THUMB + GAP), GAP + row * tall, THUMB, picture.height()), picture)
    painter.end()
    return whole


if __name__ == "__main__":
    main()
