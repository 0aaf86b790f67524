"""The program as `make package` built it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.program import Home

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder with the two programs."""
    folder = ROOT / "build" / "package" / "non-merci"
    assert (folder / "non-merci-cli").is_file(), "make package comes first"
    return folder


@pytest.fixture
def home(screen: str) -> Iterator[Home]:
    """A computer with short paths, as real ones are."""
    with tempfile.TemporaryDirectory(prefix="nm-", ignore_cleanup_errors=True) as folder:
        yield Home.make(Path(folder), DISPLAY=screen)
