"""Starts the window. This version has none yet, and says so."""

from __future__ import annotations

import sys

from app.context import MISSING, system_language

WORDS = {
    "fr": "Cette version de Non Merci n’a pas encore de fenêtre. Dans un terminal : non-merci-cli run",
    "en": "This version of Non Merci has no window yet. In a terminal: non-merci-cli run",
}


def main() -> None:
    """Say where the same work is done meanwhile."""
    import os

    sys.stderr.write(WORDS[system_language(os.environ)] + "\n")
    sys.exit(MISSING)
