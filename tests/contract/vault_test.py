"""The vaults keep the contract: the real one on a real gnome-keyring."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.vault import KeyringVault, MemoryVault, Vault
from tests.contract.vault_contract import VaultContract
from tests.secret_service import secret_service


class TestMemoryVault(VaultContract):
    @pytest.fixture
    def vault(self) -> Vault:
        return MemoryVault()


class TestKeyringVault(VaultContract):
    @pytest.fixture
    def vault(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Vault]:
        with secret_service(tmp_path) as environment:
            for name, value in environment.items():
                monkeypatch.setenv(name, value)
            yield KeyringVault(seconds=20)
