"""Where the data files are: beside the source, or inside the packaged program."""

from __future__ import annotations

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a data file or folder under `resources/`.

    PyInstaller unpacks data below `sys._MEIPASS`; from source it is the repository's own folder.
    """
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
    return root.joinpath("resources", *parts)
