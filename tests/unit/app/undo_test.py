"""From what a journal says to the plan that puts it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.history import PastRun, read_run
from app.undo import plan_to_undo, undoable
from automation.catalogue import load_all
from automation.events import (
    Chosen,
    Proving,
    RunEnded,
    RunStarted,
    SettingClicked,
    SettingEnded,
    SettingRead,
    SignedIn,
)
from automation.outcomes import Outcome, Reason, RunOutcome, State
from automation.plan import PRACTICE, REAL, Mode, Plan, SignInBy, from_data
from automation.proof.journal import Journal

LINKEDIN = load_all()["linkedin"]
AI, MICROSOFT, OTHERS, NETWORK, MEASURE = (one.id for one in LINKEDIN.settings if one.core)
BY_HAND = next(one.id for one in LINKEDIN.settings if not one.undo)
WAS_ON = (Outcome.TURNED_OFF, None, State.ON, State.OFF)
BASE = Plan("linkedin", (AI,), sign_in=SignInBy.KEYRING, language="en", terms_accepted=True)


def past(folder: Path, ends: dict[str, tuple], *, practice: bool = False, clicked: tuple[str, ...] = ()) -> PastRun:
    """A run as its journal tells it."""
    journal = Journal(folder)
    for event in (
        RunStarted("run-1", "linkedin", "apply", (*ends, *clicked), practice),
        SignedIn("z***", "abc"),
        *(SettingClicked(one) for one in clicked),
        Proving(),
        *(SettingEnded(one, *end) for one, end in ends.items()),
    ):
        journal.append(event)
    journal.close()
    return read_run(folder)


def test_what_was_turned_off_is_put_back_in_the_opposite_order(tmp_path: Path) -> None:
    run = past(tmp_path, dict.fromkeys((AI, MICROSOFT, NETWORK), WAS_ON))

    assert undoable(run, LINKEDIN) == (AI, MICROSOFT, NETWORK)
    assert plan_to_undo(run, LINKEDIN, BASE).settings == (NETWORK, MICROSOFT, AI)


NOT_OURS = {
    "off before": (Outcome.ALREADY_OFF, None, State.OFF, State.OFF),
    "not proved": (Outcome.UNPROVED, Reason.TIMED_OUT, State.ON, None),
    "reverted": (Outcome.FAILED, Reason.REVERTED, State.ON, State.ON),
    "kept": (Outcome.SKIPPED, None, State.ON, None),
    "only looked at": (Outcome.ON, None, State.ON, State.ON),
    "put back": (Outcome.RESTORED, None, State.OFF, State.ON),
    "a journal that says one thing and the other": (Outcome.TURNED_OFF, None, State.OFF, State.OFF),
    "a journal without its first reading": (Outcome.TURNED_OFF, None, None, State.OFF),
}


@pytest.mark.parametrize("end", NOT_OURS.values(), ids=NOT_OURS)
def test_nothing_else_is_put_back(tmp_path: Path, end: tuple) -> None:
    run = past(tmp_path, {AI: end, OTHERS: WAS_ON})

    assert undoable(run, LINKEDIN) == (OTHERS,)


def test_what_was_clicked_and_never_proved_is_not_put_back(tmp_path: Path) -> None:
    run = past(tmp_path, {OTHERS: WAS_ON}, clicked=(MEASURE,))

    assert dict(run.results)[MEASURE] == "unproved"
    assert undoable(run, LINKEDIN) == (OTHERS,)


def test_what_the_recipe_keeps_from_undo_or_does_not_know_is_left_alone(tmp_path: Path) -> None:
    run = past(tmp_path, dict.fromkeys((AI, BY_HAND, "linkedin.of-another-year"), WAS_ON))

    assert undoable(run, LINKEDIN) == (AI,)


def test_a_choice_made_in_the_middle_counts_and_not_what_was_planned(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    for event in (RunStarted("r", "linkedin", "apply", (AI, OTHERS)), SignedIn("z***"), SettingRead(OTHERS, State.ON),
                  Chosen(Mode.APPLY, (AI,)), SettingEnded(AI, *WAS_ON)):  # fmt: skip
        journal.append(event)
    journal.close()

    assert undoable(read_run(tmp_path), LINKEDIN) == (AI,)


def test_the_plan_is_for_the_same_account_and_says_how_as_the_base_does(tmp_path: Path) -> None:
    plan = plan_to_undo(past(tmp_path, {AI: WAS_ON}), LINKEDIN, replace(BASE, preview=True))

    assert plan == replace(BASE, settings=(AI,), mode=Mode.UNDO, identity="abc")
    assert from_data(plan.to_data()) == plan


def test_what_was_practice_is_put_back_in_practice_and_nowhere_else(tmp_path: Path) -> None:
    run = past(tmp_path, {AI: WAS_ON}, practice=True)

    plan = plan_to_undo(run, LINKEDIN, BASE)

    assert (run.practice, plan.practice, plan.pace) == (True, True, PRACTICE)


def test_what_was_real_is_not_put_back_in_practice(tmp_path: Path) -> None:
    plan = plan_to_undo(past(tmp_path, {AI: WAS_ON}), LINKEDIN, replace(BASE, practice=True, pace=PRACTICE))

    assert (plan.practice, plan.pace) == (False, REAL)


def test_a_run_that_turned_nothing_off_or_that_cannot_be_read_has_no_plan(tmp_path: Path) -> None:
    (tmp_path / "looked").mkdir()
    for run in (past(tmp_path / "looked", {AI: NOT_OURS["only looked at"]}), read_run(tmp_path / "none")):
        assert undoable(run, LINKEDIN) == ()
        with pytest.raises(ValueError, match="nothing to put back"):
            plan_to_undo(run, LINKEDIN, BASE)


def test_an_undo_is_a_past_run_like_any_other_and_puts_nothing_back_itself(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.append(RunStarted("r", "linkedin", "undo", (AI,)))
    journal.append(SettingEnded(AI, *NOT_OURS["put back"]))
    journal.append(RunEnded(RunOutcome.DONE, None, None, ()))
    journal.close()
    run = read_run(tmp_path)

    assert (run.mode, run.results, run.green) == ("undo", ((AI, "restored"),), 0)
    assert undoable(run, LINKEDIN) == ()
