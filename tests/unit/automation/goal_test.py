"""Which way each mode moves switches."""

from __future__ import annotations

import pytest

from automation.goal import GOALS, Goal
from automation.outcomes import Outcome, State
from automation.plan import Mode


def test_every_mode_has_its_goal():
    assert set(GOALS) == set(Mode)


def test_only_undo_clicks_a_switch_that_is_off_and_only_apply_one_that_is_on():
    assert {mode: goal.clicks_on for mode, goal in GOALS.items() if goal.clicks_on} == {
        Mode.APPLY: State.ON,
        Mode.UNDO: State.OFF,
    }


def test_all_but_undo_want_off():
    assert {mode for mode, goal in GOALS.items() if goal.wanted is State.ON} == {Mode.UNDO}


@pytest.mark.parametrize(("wanted", "clicks_on"), [(State.OFF, State.OFF), (State.ON, State.ON),
                                                   (State.OFF, State.UNREADABLE)])  # fmt: skip
def test_a_goal_that_clicks_what_is_as_it_wants_it_cannot_be_made(wanted, clicks_on):
    with pytest.raises(ValueError, match="never clicks"):
        Goal(wanted, clicks_on, Outcome.RESTORED, Outcome.ON, frozenset())


def test_no_end_of_an_undo_is_green():
    goal = GOALS[Mode.UNDO]

    assert not any(outcome.green for outcome in (goal.moved, goal.found, *goal.fine))
