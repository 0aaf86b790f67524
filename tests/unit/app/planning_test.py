"""From preferences to a plan, on the recipe that is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.history import Condition, PastRun
from app.planning import build_plan, core, left_of, new, wanted
from app.settings import Settings
from automation.catalogue import load_all
from automation.plan import PRACTICE, REAL, Mode, Region, SignInBy

SERVICE = load_all()["linkedin"]
CORE = core(SERVICE)
AI, RESEARCH = "linkedin.ai-training", "linkedin.research"


def test_at_first_the_main_settings_are_wanted_and_none_is_new():
    assert wanted(SERVICE, Settings()) == CORE
    assert new(SERVICE, Settings()) == frozenset()


def test_what_was_chosen_is_wanted_in_the_recipes_order_and_what_it_no_longer_knows_is_not():
    chosen = Settings(chosen=(RESEARCH, AI, "linkedin.gone"), known=CORE)

    assert wanted(SERVICE, chosen) == (AI, RESEARCH)


def test_a_main_setting_that_has_come_since_is_wanted_too():
    chosen = Settings(chosen=(AI,), known=CORE[:-1])

    assert new(SERVICE, chosen) == {CORE[-1]}
    assert wanted(SERVICE, chosen) == (AI, CORE[-1])


def test_a_plan_is_as_the_preferences_have_it():
    settings = Settings(accepted="now", sign_in=SignInBy.KEYRING, stay_signed_in=True, region=Region.EU)

    plan = build_plan(SERVICE, settings, "fr", mode=Mode.LOOK, preview=True)

    assert (plan.settings, plan.mode, plan.preview, plan.language) == (CORE, Mode.LOOK, True, "fr")
    assert (plan.sign_in, plan.stay_signed_in, plan.region) == (SignInBy.KEYRING, True, Region.EU)
    assert plan.terms_accepted
    assert plan.pace == REAL


def test_without_an_accepted_notice_the_plan_says_so():
    assert not build_plan(SERVICE, Settings(), "fr").terms_accepted


def test_practice_has_its_own_account_and_pace_and_never_stays_signed_in():
    plan = build_plan(SERVICE, Settings(stay_signed_in=True), "en", only=(AI,), practice=True)

    assert (plan.practice, plan.pace, plan.settings) == (True, PRACTICE, (AI,))
    assert (plan.sign_in, plan.stay_signed_in) == (SignInBy.KEYRING, False)


def test_nothing_chosen_is_a_plan_of_nothing_and_not_of_everything():
    assert build_plan(SERVICE, Settings(chosen=(), known=CORE), "en").settings == ()


@pytest.mark.parametrize(
    ("mode", "left"),
    [("apply", (CORE[1], CORE[2], CORE[3])), ("look", (CORE[1], CORE[2]))],
)
def test_of_an_interrupted_run_what_is_left_depends_on_what_it_was_for(mode, left):
    ends = ("turned_off", "stopped", "unproved", "on", "already_off")
    past = PastRun(Path("/proof"), Condition.INTERRUPTED, mode=mode, results=tuple(zip(CORE, ends, strict=True)))

    assert left_of(past, SERVICE) == left
