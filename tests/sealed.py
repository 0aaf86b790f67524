"""A whole proof, sealed as a run seals it, without a run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from automation.events import RunEnded, RunStarted, SettingEnded
from automation.outcomes import Outcome, RunOutcome, State
from automation.plan import Mode
from automation.proof.bundle import Bundle
from automation.proof.journal import Journal
from automation.proof.seal import Signer, seal

RUN = "0123456789abcdef0123456789abcdef"
OWN = Signer.from_seed(bytes(range(32)), kept=True)
OTHER = Signer.from_seed(bytes(range(1, 33)), kept=True)


def sealed(
    proofs: Path,
    signer: Signer = OWN,
    *,
    settings: int = 2,
    picture: bytes = b"\x89PNG\r\n\x1a\nnot much of a picture",
    private: bool = False,
    stamp: Callable[[bytes], bytes | None] | None = None,
) -> Path:
    """The folder of a run that turned off so many settings."""
    bundle = Bundle.create(proofs, "LinkedIn", RUN, datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    journal = Journal(bundle.folder)
    ids = tuple(f"linkedin.setting-{number}" for number in range(settings))
    journal.append(RunStarted(RUN, "linkedin", Mode.APPLY, ids, practice=False))
    for one in ids:
        for when in ("before", "after"):
            bundle.write(f"settings/{one}/{when}.png", picture)
            bundle.write_json(f"settings/{one}/{when}.json", {"setting": one, "when": when, "label": "Réglage"})
        journal.append(SettingEnded(one, Outcome.TURNED_OFF, None, State.ON, State.OFF))
    if private:
        bundle.write("private/page.png", picture)
    bundle.write("receipt.html", "<!doctype html><title>Reçu</title>".encode())
    bundle.write_json("env.json", {"app": "test"})
    journal.append(RunEnded(RunOutcome.DONE, None, bundle.folder.name, ()))
    journal.close()
    facts = {
        "run": RUN,
        "service": "linkedin",
        "practice": False,
        "journal": {"head": journal.head, "lines": journal.length},
    }
    seal(bundle, facts, signer, stamp)
    return bundle.folder
