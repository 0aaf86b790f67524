"""What the computer's password safe is called, in the language of the window."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication


def safe_name(name: str) -> str:
    """The safe's name as its system gives it, with its article; `name` is what `Vault.name` says."""
    if "KWallet" in name:
        return "KWallet"
    if sys.platform == "win32":
        return QCoreApplication.translate("vaults", "Credential Manager")
    if sys.platform == "darwin":
        return QCoreApplication.translate("vaults", "your Keychain")
    return QCoreApplication.translate("vaults", "your computer’s password safe")
