"""The order of the pages, walked without a window."""

from __future__ import annotations

from functools import reduce

import pytest

from app.flow import (
    PROBLEMS,
    SIDE_PAGES,
    Ending,
    Flow,
    Page,
    ending_of,
    first_page,
    left_to_do,
    page_of,
)
from app.run_view import RunView, fold
from automation.events import (
    Chosen,
    Event,
    Paused,
    Previewing,
    Proving,
    RunEnded,
    RunStarted,
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


def view(*events: Event, mode: Mode = Mode.APPLY) -> RunView:
    return reduce(fold, events, fold(RunView(), RunStarted("r", "linkedin", mode.value, (A, B))))


def ended(*outcomes: Outcome, run: RunOutcome = RunOutcome.DONE, reason: Reason | None = None,
          mode: Mode = Mode.APPLY) -> RunView:  # fmt: skip
    results = tuple(SettingResult(one, outcome, None, State.ON, State.OFF)
                    for one, outcome in zip((A, B), outcomes, strict=False))  # fmt: skip
    return view(RunEnded(run, reason, "/proof", results), mode=mode)


def walk(flow: Flow, *events: Event) -> list[Page]:
    """Every page that a run leads to from here."""
    pages, run = [flow.page], RunView()
    for event in (RunStarted("r", "linkedin", "apply", (A, B)), *events):
        run = fold(run, event)
        flow = flow.follow(run)
        if flow.page is not pages[-1]:
            pages.append(flow.page)
    return pages


def test_the_first_run_by_hand_goes_from_welcome_to_the_result():
    flow = Flow(Page.WELCOME).go(Page.SIGN_IN)
    result = SettingResult(A, Outcome.TURNED_OFF, None, State.ON, State.OFF)

    pages = walk(flow, SigningIn("hand"), YourTurn(Turn.NEEDS_SIGN_IN), YourTurnOver(), SignedIn("z***"), Previewing(),
                 Chosen(Mode.APPLY, (A,)), SettingStarted(A), Proving(),
                 RunEnded(RunOutcome.DONE, None, "/proof", (result,)))  # fmt: skip

    assert pages == [Page.SIGN_IN, Page.RUNNING, Page.YOUR_TURN, Page.RUNNING, Page.CHOICES, Page.RUNNING, Page.RESULT]


def test_someone_who_comes_back_goes_from_home_to_the_result_without_a_choice():
    result = SettingResult(A, Outcome.ALREADY_OFF, None, State.OFF, State.OFF)

    pages = walk(Flow(Page.HOME), SignedIn("z***"), SettingStarted(A),
                 RunEnded(RunOutcome.DONE, None, "/proof", (result,)))  # fmt: skip

    assert pages == [Page.HOME, Page.RUNNING, Page.RESULT]


def test_a_code_in_the_middle_is_the_persons_turn_and_the_run_comes_back_without_a_click():
    pages = walk(Flow(Page.HOME), SettingStarted(A), YourTurn(Turn.CHALLENGE_CODE), YourTurnOver())

    assert pages == [Page.HOME, Page.RUNNING, Page.YOUR_TURN, Page.RUNNING]


def test_a_pause_shows_the_page_where_it_ends_whatever_else_goes_on():
    assert page_of(view(YourTurn(Turn.SWITCH), Paused())) is Page.RUNNING
    assert page_of(view(Previewing(), Paused())) is Page.RUNNING


def test_the_persons_turn_comes_to_the_front_from_a_side_page():
    theirs = Flow(Page.HOME).follow(view()).go(Page.HELP).follow(view(YourTurn(Turn.CHALLENGE_CODE)))

    assert theirs == Flow(Page.YOUR_TURN, (Page.HOME,))


def test_assist_has_a_page_of_its_own():
    assert page_of(view(YourTurn(Turn.SWITCH))) is Page.ASSIST


@pytest.mark.parametrize("turn", [turn for turn in Turn if turn is not Turn.SWITCH])
def test_every_other_turn_is_the_same_page(turn):
    assert page_of(view(YourTurn(turn))) is Page.YOUR_TURN


def test_back_from_the_pages_of_a_run_leads_to_before_the_run():
    flow = Flow(Page.WELCOME).go(Page.SIGN_IN).follow(view()).follow(view(Previewing()))

    assert flow.page is Page.CHOICES
    assert flow.back() == Flow(Page.SIGN_IN, (Page.WELCOME,))


def test_back_on_the_first_page_stays():
    assert Flow(Page.HOME).back() == Flow(Page.HOME)


def test_going_where_one_is_changes_nothing():
    assert Flow(Page.HELP, (Page.HOME,)).go(Page.HELP) == Flow(Page.HELP, (Page.HOME,))


@pytest.mark.parametrize("side", sorted(SIDE_PAGES))
def test_a_side_page_stays_in_front_and_leads_back_to_where_the_run_is_by_then(side):
    running = Flow(Page.HOME).follow(view()).go(side)

    later = running.follow(ended(Outcome.TURNED_OFF, Outcome.TURNED_OFF))

    assert later.page is side
    assert later.back().page is Page.RESULT


@pytest.mark.parametrize("reason", sorted(PROBLEMS))
def test_what_ends_a_run_before_its_time_has_its_page(reason):
    assert page_of(ended(Outcome.STOPPED, run=RunOutcome.FAILED, reason=reason)) is Page.PROBLEM


def test_stopping_is_no_problem():
    stopped = ended(Outcome.TURNED_OFF, Outcome.STOPPED, run=RunOutcome.STOPPED, reason=Reason.CANCELLED)

    assert page_of(stopped) is Page.RESULT
    assert ending_of(stopped) is Ending.STOPPED


def test_no_reason_of_a_single_setting_ends_a_run():
    assert Reason.REVERTED not in PROBLEMS
    assert Reason.WORKER_DIED in PROBLEMS


@pytest.mark.parametrize(
    ("outcomes", "mode", "ending"),
    [
        ((Outcome.TURNED_OFF, Outcome.ALREADY_OFF), Mode.APPLY, Ending.DONE),
        ((Outcome.ALREADY_OFF, Outcome.NOT_OFFERED), Mode.APPLY, Ending.NOTHING_TO_DO),
        ((Outcome.TURNED_OFF, Outcome.NEEDS_YOU), Mode.APPLY, Ending.PARTIAL),
        ((Outcome.TURNED_OFF, Outcome.UNPROVED), Mode.APPLY, Ending.PARTIAL),
        ((Outcome.TURNED_OFF, Outcome.FAILED), Mode.APPLY, Ending.PARTIAL),
        ((Outcome.ON, Outcome.ALREADY_OFF), Mode.LOOK, Ending.LOOKED),
        ((Outcome.TURNED_OFF, Outcome.SKIPPED), Mode.ASSIST, Ending.DONE),
        ((Outcome.SKIPPED, Outcome.SKIPPED), Mode.ASSIST, Ending.KEPT),
        ((Outcome.ALREADY_OFF, Outcome.SKIPPED), Mode.ASSIST, Ending.KEPT),
        ((Outcome.NOT_OFFERED, Outcome.NOT_OFFERED), Mode.APPLY, Ending.KEPT),
        ((), Mode.APPLY, Ending.KEPT),
        ((Outcome.RESTORED, Outcome.RESTORED), Mode.UNDO, Ending.RESTORED),
    ],
)
def test_what_a_result_is_about(outcomes, mode, ending):
    assert ending_of(ended(*outcomes, mode=mode)) is ending


@pytest.mark.parametrize("outcome", [Outcome.NEEDS_YOU, Outcome.UNPROVED, Outcome.FAILED, Outcome.STOPPED])
def test_success_is_never_said_where_anything_is_left(outcome):
    run = ended(Outcome.TURNED_OFF, outcome)

    assert ending_of(run) is not Ending.DONE
    assert left_to_do(run) == (B,)


@pytest.mark.parametrize(
    ("accepted", "interrupted", "page"),
    [(False, False, Page.WELCOME), (True, False, Page.HOME), (True, True, Page.RESUME), (False, True, Page.WELCOME)],
)
def test_the_window_opens_where_the_person_left(accepted, interrupted, page):
    assert first_page(accepted=accepted, interrupted=interrupted) is page
