"""Draws the icon in the sizes and files that Windows and macOS want, from the one SVG.

The icons' files are boxes of PNGs. Sources: ICONDIR and ICONDIRENTRY of Microsoft's "Icons"; the types of Apple's icns.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "non-merci.svg"
ICO = (16, 24, 32, 48, 64, 128, 256)
ICNS = {"icp4": 16, "icp5": 32, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024}


SIDE = (164, 314)
"""Pixels of the picture at the side of the last page of NSIS."""
PAPER = "#eaf1f9"


def drawn(size: int) -> bytes:
    """The icon as a PNG of so many pixels a side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return _saved(_painted(image, QRectF(image.rect())), "PNG")


def side() -> bytes:
    """The picture at the side of the installer for Windows, as a bitmap."""
    width, height = SIDE
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(QColor(PAPER))
    icon = width * 0.5
    return _saved(_painted(image, QRectF((width - icon) / 2, (height - icon) / 2, icon, icon)), "BMP")


def _painted(image: QImage, place: QRectF) -> QImage:
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, place)
    painter.end()
    return image


def _saved(image: QImage, kind: str) -> bytes:
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, kind)
    return bytes(kept.data().data())


def ico() -> bytes:
    """The file for Windows."""
    pictures = [(size, drawn(size)) for size in ICO]
    place = 6 + 16 * len(pictures)
    head, body = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, picture in pictures:
        side = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place + len(body))
        body += picture
    return head + body


def icns() -> bytes:
    """The file for macOS."""
    parts = b"".join(kind.encode() + struct.pack(">I", 8 + len(picture)) + picture
                     for kind, size in ICNS.items() if (picture := drawn(size)))  # fmt: skip
    return b"icns" + struct.pack(">I", 8 + len(parts)) + parts


def main() -> None:
    """Write all of them into a folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QGuiApplication([])
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "non-merci.ico").write_bytes(ico())
    (folder / "non-merci.bmp").write_bytes(side())
    (folder / "non-merci.icns").write_bytes(icns())


if __name__ == "__main__":
    main()
