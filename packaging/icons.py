"""Draws the icon in the sizes and files that Windows and macOS want, from the one SVG.

Both files are boxes of PNGs. Sources: ICONDIR and ICONDIRENTRY of Microsoft's "Icons"; the types of Apple's icns.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "icons" / "non-merci.svg"
ICO = (16, 24, 32, 48, 64, 128, 256)
ICNS = {"icp4": 16, "icp5": 32, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024}


def drawn(size: int) -> bytes:
    """The icon as a PNG of so many pixels a side."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    kept = QBuffer()
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(kept, "PNG")
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
    """Write both into a folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _application = QGuiApplication([])
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "non-merci.ico").write_bytes(ico())
    (folder / "non-merci.icns").write_bytes(icns())


if __name__ == "__main__":
    main()
