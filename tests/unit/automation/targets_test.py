"""Finding the one switch of a setting: by key, by name, alone on its page, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from automation.browser.page import Snapshot, Switch
from automation.catalogue import load_all
from automation.errors import SettingProblem
from automation.outcomes import Reason, State
from automation.targets import Way, find, normal

LINKEDIN = load_all()["linkedin"]
AI = LINKEDIN.setting("linkedin.ai-training")
KEY = "allowDataForGenerativeAI"
ELSEWHERE = LINKEDIN.setting("linkedin.data-from-others")
TWO_ON_A_PAGE = LINKEDIN.setting("linkedin.marketing-ads")
COOKIES = LINKEDIN.setting("linkedin.cookies")


def switch(key: str = "", **more) -> Switch:
    whole = {"signature": key or "s", "labelledby": (key,) if key else (), "element_id": "", "name": "Some name",
             "role": "switch", "state": State.ON, "disabled": False, "operable": True, "in_main": True}  # fmt: skip
    return Switch(**whole | more)


def page(*switches: Switch, setting=AI, headings=("Data for Generative AI Improvement",), path=None) -> Snapshot:
    return Snapshot(
        origin=LINKEDIN.origin, path=path or setting.addresses[0], status=200, language="en", secure=True, top=True,
        ready=True, from_network=True, has_main=True, settled=True, age=1.0, headings=headings, switches=switches,
    )  # fmt: skip


def refusal(snapshot: Snapshot, setting=AI) -> Reason:
    with pytest.raises(SettingProblem) as caught:
        find(setting, LINKEDIN, snapshot)
    assert caught.value.detail == setting.id
    return caught.value.reason


NAME_FR = "Utiliser mes données pour entraîner les modèles d’IA de création de contenu"


def test_the_key_finds_it_whatever_the_language_the_name_or_the_heading():
    mine = switch(KEY, name="何か")

    found = find(AI, LINKEDIN, page(switch("other"), mine, headings=("何か",)))

    assert (found.switch, found.way, found.switches) == (mine, Way.KEY, 2)


def test_a_key_among_several_is_not_the_settings_own():
    part = switch(labelledby=("title", KEY))
    mine = switch(labelledby=(KEY,))

    assert find(AI, LINKEDIN, page(part, mine)).switch is mine


def test_an_id_is_a_key_too():
    mine = switch(element_id="nonEssentialCookieConsent")

    found = find(COOKIES, LINKEDIN, page(switch("other"), mine, setting=COOKIES, headings=("x",)))

    assert (found.switch, found.way) == (mine, Way.KEY)


@pytest.mark.parametrize("key", [KEY.lower(), KEY + "2", "x" + KEY, f"#{KEY}"])
def test_a_key_that_only_looks_like_it_is_another(key):
    two = page(switch(key, signature="a"), switch("other", signature="b"))

    assert refusal(two) is Reason.AMBIGUOUS


def test_two_with_the_key_are_ambiguous():
    assert refusal(page(switch(KEY), switch(KEY))) is Reason.AMBIGUOUS


def test_two_with_the_key_are_ambiguous_even_if_one_stands_outside_the_main_region():
    assert refusal(page(switch(KEY), switch(KEY, in_main=False))) is Reason.AMBIGUOUS


def test_two_with_the_name_are_ambiguous():
    assert refusal(page(switch(name=NAME_FR), switch(name=NAME_FR), switch("other"))) is Reason.AMBIGUOUS


def test_a_renamed_key_with_two_switches_is_ambiguous():
    assert refusal(page(switch("renamed"), switch("another"))) is Reason.AMBIGUOUS


def test_a_hidden_twin_does_not_count():
    mine, twin = switch(KEY), switch(KEY, operable=False)

    for switches in ((mine, twin), (twin, mine)):
        found = find(AI, LINKEDIN, page(*switches))
        assert (found.switch is mine, found.switches) == (True, 1)


def test_a_hidden_switch_alone_is_not_found():
    assert refusal(page(switch(KEY, operable=False))) is Reason.NOT_FOUND


def test_no_switch_is_not_found():
    assert refusal(page()) is Reason.NOT_FOUND


def test_a_switch_outside_the_main_region_does_not_count_for_names_and_loners():
    mine = switch("renamed")

    assert find(AI, LINKEDIN, page(mine, switch("cookie-banner", in_main=False))).switch is mine
    assert refusal(page(switch(name=NAME_FR, in_main=False))) is Reason.NOT_FOUND


def test_a_key_outside_the_main_region_is_another_layout():
    assert refusal(page(switch(KEY, in_main=False))) is Reason.LAYOUT_CHANGED
    assert refusal(page(switch(KEY, in_main=False), switch("renamed"))) is Reason.LAYOUT_CHANGED


@pytest.mark.parametrize("path", ["/feed/", "/mypreferences/d/categories/privacy", AI.addresses[0] + "/below"])
def test_the_right_key_on_another_page_is_another_layout(path):
    assert refusal(page(switch(KEY), path=path)) is Reason.LAYOUT_CHANGED


def test_the_name_finds_it_among_others_in_french():
    mine = switch("renamed", name=NAME_FR)

    found = find(AI, LINKEDIN, page(switch("other"), mine, headings=("Autre chose",)))

    assert (found.switch, found.way) == (mine, Way.NAME)


@pytest.mark.parametrize("name", [name for names in AI.names.values() for name in names])
def test_every_known_name_finds_it_former_ones_too(name):
    mine = switch(name=name)

    assert find(AI, LINKEDIN, page(switch("other"), mine)).way is Way.NAME


SAME = [
    NAME_FR.replace("’", "'"),
    NAME_FR.replace("’", "ʼ"),
    NAME_FR.replace("’", "‘"),
    NAME_FR.replace(" ", "\u00a0"),
    NAME_FR.replace(" de ", "\u202fde\u2009"),
    NAME_FR.upper(),
    NAME_FR.replace("é", "e\u0301"),
    f"  {NAME_FR}.\n",
    f"{NAME_FR} :",
]


@pytest.mark.parametrize("name", SAME)
def test_apostrophes_spaces_case_and_encodings_make_no_other_name(name):
    assert find(AI, LINKEDIN, page(switch("other"), switch(name=name))).way is Way.NAME


@pytest.mark.parametrize("name", ["", "OK", "Save", NAME_FR[:-1], f"Ne pas {NAME_FR}", NAME_FR.replace("é", "e")])
def test_another_name_is_another_name(name):
    assert refusal(page(switch("other"), switch(name=name))) is Reason.AMBIGUOUS


@pytest.mark.parametrize("heading", [each for several in AI.headings.values() for each in several])
def test_the_only_switch_of_a_page_with_a_known_heading_is_it(heading):
    mine = switch("renamed")

    found = find(AI, LINKEDIN, page(mine, headings=("Something", heading)))

    assert (found.switch, found.way) == (mine, Way.ALONE)


@pytest.mark.parametrize("heading", ["Data from others for ads", "Interactions with businesses",
                                     "ADVERTISER\u00a0DATA  for ads"])  # fmt: skip
def test_a_former_heading_will_do(heading):
    alone = page(switch("renamed"), setting=ELSEWHERE, headings=(heading,))

    assert find(ELSEWHERE, LINKEDIN, alone).way is Way.ALONE


@pytest.mark.parametrize("headings", [(), ("Data",), ("Data for Generative AI Improvement and more",), ("",)])
def test_the_only_switch_under_an_unknown_heading_is_another_layout(headings):
    assert refusal(page(switch("renamed"), headings=headings)) is Reason.LAYOUT_CHANGED


def test_where_a_page_is_known_to_have_two_a_lonely_one_is_not_taken():
    lonely = page(switch("renamed"), setting=TWO_ON_A_PAGE, headings=("LinkedIn promotions",))

    assert refusal(lonely, TWO_ON_A_PAGE) is Reason.LAYOUT_CHANGED


def test_the_lone_switch_of_another_setting_is_not_taken():
    assert refusal(page(switch("allowUseOfThirdPartyData"))) is Reason.LAYOUT_CHANGED
    assert refusal(page(switch(element_id="nonEssentialCookieConsent"))) is Reason.LAYOUT_CHANGED


def test_a_switch_with_our_name_and_another_settings_key_is_not_taken():
    both = page(switch("allowUseOfThirdPartyData", name=NAME_FR), switch("other"))

    assert refusal(both) is Reason.LAYOUT_CHANGED


def test_disabled_and_unreadable_switches_are_found_all_the_same():
    for change in ({"disabled": True}, {"state": State.UNREADABLE}, {"state": State.OFF}):
        mine = replace(switch(KEY), **change)
        assert find(AI, LINKEDIN, page(mine)).switch == mine


def test_a_setting_without_a_known_key_is_found_by_its_heading_only():
    by_hand = LINKEDIN.setting("linkedin.profile-location")

    assert find(by_hand, LINKEDIN, page(switch("x"), setting=by_hand, headings=("Profile location",))).way is Way.ALONE
    assert refusal(page(switch(""), setting=by_hand, headings=("Profile",)), by_hand) is Reason.LAYOUT_CHANGED


def test_texts_are_told_apart_by_what_they_say():
    assert normal("Age range.") == normal("  AGE\u00a0range :")
    assert normal("Age range") != normal("Agerange")
    assert normal("été") != normal("ete")
