"""What a run shall do: chosen from a recipe, or read from a line of the window."""

from __future__ import annotations

import json

import pytest

from automation.catalogue import load_all
from automation.lines import BadLine
from automation.plan import PRACTICE, REAL, Mode, Plan, SignInBy, UnknownSetting, build_practice, choose, from_data


@pytest.fixture(scope="module")
def linkedin():
    return load_all()["linkedin"]


def test_without_a_choice_the_core_settings_are_meant_in_the_recipes_order(linkedin):
    chosen = choose(linkedin, (), extended=False, mode=Mode.APPLY)

    assert list(chosen) == [one.id for one in linkedin.settings if one.core]
    assert chosen


def test_extended_means_all_that_the_app_can_click(linkedin):
    chosen = choose(linkedin, (), extended=True, mode=Mode.APPLY)

    assert list(chosen) == [one.id for one in linkedin.settings if one.automatic]
    assert len(chosen) < len(linkedin.settings)


def test_extended_assist_means_all_of_them(linkedin):
    chosen = choose(linkedin, (), extended=True, mode=Mode.ASSIST)

    assert list(chosen) == [one.id for one in linkedin.settings]


def test_named_settings_come_in_the_recipes_order_and_once(linkedin):
    first, last = linkedin.settings[0].id, linkedin.settings[-1].id

    assert choose(linkedin, [last, first, last], extended=False, mode=Mode.APPLY) == (first, last)


def test_a_setting_that_the_app_cannot_click_is_in_the_plan_if_it_is_named(linkedin):
    by_hand = next(one.id for one in linkedin.settings if not one.automatic)

    assert choose(linkedin, [by_hand], extended=False, mode=Mode.APPLY) == (by_hand,)


def test_an_unknown_setting_is_refused_with_those_that_look_like_it(linkedin):
    with pytest.raises(UnknownSetting) as caught:
        choose(linkedin, ["linkedin.ai-trainning"], extended=False, mode=Mode.APPLY)

    assert caught.value.setting == "linkedin.ai-trainning"
    assert caught.value.close[0] == "linkedin.ai-training"


def test_a_plan_survives_its_data():
    plan = Plan("linkedin", ("linkedin.a", "linkedin.b"), Mode.ASSIST, SignInBy.KEYRING, headless=True,
                language="de", region="eu", stay_signed_in=True, terms_accepted=True)  # fmt: skip

    assert from_data(json.loads(json.dumps(plan.to_data()))) == plan


def test_a_plan_of_two_words_is_enough():
    assert from_data({"service": "linkedin", "settings": []}) == Plan("linkedin", ())


def test_only_a_plan_for_practice_has_no_pauses():
    plan = Plan("linkedin", ("linkedin.a",), language="en", terms_accepted=True)

    practice = build_practice(plan)

    assert (practice.pace, practice.practice) == (PRACTICE, True)
    assert practice.to_data() == plan.to_data() | {"practice": True}
    assert from_data(practice.to_data()) == practice
    assert from_data(plan.to_data()).pace is REAL


def test_the_real_pace_is_the_one_promised():
    assert REAL.between_actions >= 1.5
    assert REAL.before_proof >= 8.0
    assert (REAL.loads_per_setting, REAL.loads_per_run) == (4, 60)


@pytest.mark.parametrize(
    "change",
    [
        {"mode": "undo-all"},
        {"mode": None},
        {"sign_in": "cookie"},
        {"settings": "linkedin.a"},
        {"settings": [1]},
        {"settings": None},
        {"headless": 1},
        {"practice": "yes"},
        {"language": None},
        {"region": 3},
        {"pace": {}},
        {"arguments": ["--no-sandbox"]},
        {"origin": "https://elsewhere.example"},
        {"mode": "undo", "preview": True},
    ],
    ids=str,
)
def test_a_plan_with_anything_wrong_in_it_is_refused(change):
    with pytest.raises(BadLine):
        from_data(Plan("linkedin", ("linkedin.a",)).to_data() | change)


@pytest.mark.parametrize("data", [None, [], "plan", 1, {}, {"service": "linkedin"}])
def test_what_is_no_plan_is_refused(data):
    with pytest.raises(BadLine):
        from_data(data)


def test_an_unknown_region_is_refused():
    with pytest.raises(BadLine):
        from_data(Plan("linkedin", ("linkedin.a",)).to_data() | {"region": "atlantis"})


def test_a_setting_named_twice_is_refused_or_taken_once():
    data = Plan("linkedin", ("linkedin.a",)).to_data() | {"settings": ["linkedin.a", "linkedin.a"]}

    try:
        plan = from_data(data)
    except BadLine:
        return
    assert plan.settings == ("linkedin.a",)
