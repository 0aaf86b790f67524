"""What pages show is computed from events, so any page can be told by a list of them."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.flow import Phase
from app.run_view import RunView, end_by_death, fold
from automation.events import (
    Captured,
    Chosen,
    Event,
    NeedsChoice,
    NeedsSecret,
    Paused,
    Previewing,
    Proving,
    Resumed,
    RunEnded,
    RunStarted,
    SettingClicked,
    SettingEnded,
    SettingRead,
    SettingResult,
    SettingStarted,
    SignedIn,
    SigningIn,
    YourTurn,
    YourTurnOver,
)
from automation.outcomes import Outcome, Reason, RunOutcome, State, Turn
from automation.plan import Mode

A, B = "linkedin.ai-training", "linkedin.share-with-partners"
STARTED = RunStarted("r", "linkedin", "apply", (A, B))
REFUSED = [STARTED, SignedIn("z***"), SettingStarted(A), SettingRead(A, State.ON), SettingClicked(A)]


def view(*events: Event) -> RunView:
    return reduce(fold, events, RunView())


def test_a_run_that_has_said_nothing_is_starting():
    assert view().phase is Phase.STARTING


def test_the_rows_are_those_of_the_plan_in_its_order():
    assert [row.id for row in view(STARTED).rows] == [A, B]


def test_what_was_clicked_is_not_yet_refused():
    row = view(*REFUSED).row(A)

    assert row
    assert (row.clicked, row.outcome) == (True, None)


def test_a_setting_is_green_only_once_it_has_ended_so():
    done = view(*REFUSED, Proving(), SettingStarted(A), SettingEnded(A, Outcome.TURNED_OFF, None, State.ON, State.OFF))

    assert [row.id for row in done.having(Outcome.TURNED_OFF)] == [A]
    assert [row.outcome for row in done.rows][1:] == [None]


def test_the_choice_takes_the_place_of_the_plan_and_keeps_what_was_seen():
    chosen = view(STARTED, Previewing(), SettingRead(A, State.ON), SettingRead(B, State.OFF), NeedsChoice(),
                  Chosen(Mode.LOOK, (B,)))  # fmt: skip

    assert [row.id for row in chosen.rows] == [B]
    assert chosen.rows[0].seen is State.OFF
    assert (chosen.mode, chosen.chosen, chosen.may_choose) == (Mode.LOOK, True, False)


def test_what_was_read_before_the_choice_is_no_reading_of_the_run():
    chosen = view(STARTED, Previewing(), SettingRead(A, State.ON), Chosen(Mode.APPLY, (A,)), SettingRead(A, State.OFF))

    assert chosen.rows[0].before is State.OFF


def test_the_persons_turn_comes_and_goes():
    theirs = view(STARTED, SigningIn("hand"), YourTurn(Turn.CHALLENGE_CODE))

    assert theirs.turn is Turn.CHALLENGE_CODE
    assert fold(theirs, YourTurnOver()).turn is None
    assert fold(theirs, SignedIn("z***")).turn is None


def test_a_pause_shows_only_once_the_engine_says_so():
    assert view(*REFUSED, Paused()).paused
    assert not view(*REFUSED, Paused(), Resumed()).paused


def test_pictures_are_listed_as_they_are_taken():
    row = view(STARTED, Captured(A, "before", "1.png"), Captured(A, "after", "2.png")).row(A)

    assert row
    assert row.pictures == ("1.png", "2.png")


def test_the_last_line_has_the_last_word():
    result = SettingResult(A, Outcome.FAILED, Reason.REVERTED, State.ON, State.ON)
    ended = view(*REFUSED, RunEnded(RunOutcome.PARTIAL, None, "/proof", (result,)))

    assert [(row.id, row.outcome, row.reason) for row in ended.rows] == [(A, Outcome.FAILED, Reason.REVERTED)]
    assert ended.phase is Phase.ENDED


def test_when_the_worker_dies_what_was_clicked_is_unsure_and_the_rest_not_done():
    ended = end_by_death(view(*REFUSED))

    assert [(one.id, one.outcome) for one in ended.settings] == [(A, Outcome.UNPROVED), (B, Outcome.STOPPED)]
    assert (ended.outcome, ended.reason) == (RunOutcome.STOPPED, Reason.WORKER_DIED)


def test_when_the_worker_dies_what_had_ended_stays_as_it_ended():
    proved = SettingEnded(A, Outcome.TURNED_OFF, None, State.ON, State.OFF)

    assert end_by_death(view(*REFUSED, Proving(), proved)).settings[0].outcome is Outcome.TURNED_OFF


def test_a_question_is_open_until_another_event_or_the_answer():
    assert view(STARTED, NeedsSecret("linkedin")).wants_secret


EVENTS = st.one_of(
    st.sampled_from([SigningIn("hand"), SignedIn("z***"), Previewing(), NeedsChoice(), Proving(), Paused(), Resumed(),
                     YourTurnOver(), NeedsSecret("linkedin")]),
    st.builds(SettingStarted, st.sampled_from([A, B, "linkedin.other"])),
    st.builds(SettingRead, st.sampled_from([A, B, "linkedin.other"]), st.sampled_from(State)),
    st.builds(SettingClicked, st.sampled_from([A, B])),
    st.builds(SettingEnded, st.sampled_from([A, B]), st.sampled_from(Outcome), st.none(), st.none(), st.none()),
)  # fmt: skip


@given(st.lists(EVENTS, max_size=40))
def test_progress_never_falls_and_never_passes_the_end(events):
    now = view(STARTED)
    for event in events:
        after = fold(now, event)
        assert now.progress <= after.progress <= 1.0
        now = after


@given(st.lists(EVENTS, max_size=40))
def test_no_setting_is_ever_green_without_its_own_last_word(events):
    greens = {event.id for event in events if isinstance(event, SettingEnded) and event.outcome.green}

    assert {row.id for row in view(STARTED, *events).rows if row.outcome and row.outcome.green} <= greens


@given(st.lists(EVENTS, max_size=40))
def test_after_any_events_a_death_gives_every_setting_an_end(events):
    now = view(STARTED, *events)

    assert [one.id for one in end_by_death(now).settings] == [row.id for row in now.rows]


@pytest.mark.parametrize("mode", list(Mode))
def test_every_mode_can_be_shown(mode):
    assert view(RunStarted("r", "linkedin", mode.value, (A,))).mode is mode
