"""Sealing and checking the proof of a run of fifteen settings, with pictures of the usual size."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from automation.events import RunEnded, RunStarted
from automation.outcomes import RunOutcome
from automation.plan import Mode
from automation.proof.bundle import Bundle
from automation.proof.journal import Journal
from automation.proof.seal import Signer, seal
from automation.proof.share import share
from automation.proof.source import read_all
from automation.proof.verify import Verdict, verify
from bench.job import demand

ROUNDS: Final = 9
SETTINGS: Final = 15
PICTURE: Final = 60_000
"""Bytes; those of the practice site have about 30,000."""
GOALS: Final = {"seal_ms": 150.0, "verify_ms": 150.0, "verify_zip_ms": 150.0}


def figures() -> dict[str, float]:
    """Median milliseconds; raises ContestantFailed if a proof does not hold."""
    signer = Signer.for_one_run()
    took: dict[str, list[float]] = {name: [] for name in GOALS}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for number in range(ROUNDS + 1):  # the first one only warms up
            bundle, facts = _unsealed(Path(folder) / str(number))
            took["seal_ms"].append(_milliseconds(lambda: seal(bundle, facts, signer)))  # noqa: B023 - called at once
            copy = Path(folder) / f"{number}.zip"
            share(read_all(bundle.folder), bundle.folder.name, copy)
            for name, place in (("verify_ms", bundle.folder), ("verify_zip_ms", copy)):
                took[name].append(_milliseconds(lambda: _check(place, signer)))  # noqa: B023
    return {name: round(statistics.median(each[1:]), 2) for name, each in took.items()}


def lines(measured: dict[str, float]) -> Iterator[str]:
    """A table of the figures and their goals."""
    for name, goal in GOALS.items():
        yield f"{name:22} {measured[name]:8.2f}   goal: at most {goal:g}   {_verdict(measured[name], goal)}"


def _verdict(figure: float, goal: float) -> str:
    return "met" if figure <= goal else "missed"


def _check(place: Path, signer: Signer) -> None:
    demand(verify(place, signer.fingerprint).verdict is Verdict.INTACT, f"{place} does not hold")


def _milliseconds(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def _unsealed(proofs: Path) -> tuple[Bundle, dict[str, object]]:
    """A proof as it is just before it is sealed."""
    bundle = Bundle.create(proofs, "LinkedIn", "a" * 32, datetime.now(UTC))
    ids = tuple(f"linkedin.setting-{number}" for number in range(SETTINGS))
    for one in ids:
        for when in ("before", "after"):
            bundle.write(f"settings/{one}/{when}.png", os.urandom(PICTURE))
            bundle.write_json(f"settings/{one}/{when}.json", {"setting": one, "when": when})
    bundle.write("receipt.html", os.urandom(SETTINGS * 2 * PICTURE))
    bundle.write("receipt.pdf", os.urandom(SETTINGS * PICTURE))
    journal = Journal(bundle.folder)
    journal.append(RunStarted("a" * 32, "linkedin", Mode.APPLY, ids, practice=False))
    journal.append(RunEnded(RunOutcome.DONE, None, bundle.folder.name, ()))
    journal.close()
    return bundle, {"run": "a" * 32, "journal": {"head": journal.head, "lines": journal.length}}
