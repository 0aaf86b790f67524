"""What page is this? Every row of the real recipe's table, and what goes before and after it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from automation.browser.page import Snapshot, Switch
from automation.catalogue import Sighting, load_all
from automation.outcomes import State
from automation.sightings import question, sight

LINKEDIN = load_all()["linkedin"]
SETTING = LINKEDIN.settings[0].addresses[0]
EXPECTED = frozenset({SETTING})
SWITCH = Switch("", (), "", "", "switch", State.ON, False, True, True)
PAGE = Snapshot(origin=LINKEDIN.origin, path=SETTING, status=200, language="en", secure=True, top=True, ready=True,
                from_network=True, has_main=True, settled=True, age=1.0, headings=("A heading",))  # fmt: skip


def rows():
    """Each single thing by which a row of the table can match: (row, snapshot)."""
    for row in LINKEDIN.pages:
        bare = replace(PAGE, path="/nowhere", has_main=not row.without_main)
        for path in row.paths:
            yield row, replace(bare, path=path)
            yield row, replace(bare, path=f"{path}/and/below")
        for mark in row.marks:
            yield row, replace(bare, path=row.paths[0] if row.paths else "/nowhere", marks=frozenset({mark}))
        for phrase in row.phrases:
            yield row, replace(bare, phrases=frozenset({phrase}))


def readable(value: object) -> str:
    """The same text in every process: sets have no order of their own."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {readable(each)}" for key, each in value.items())
    return " ".join(sorted(value)) if isinstance(value, frozenset) else str(value)


@pytest.mark.parametrize(("row", "page"), list(rows()))
def test_each_row_of_the_recipe_names_its_page(row, page):
    assert sight(page, LINKEDIN) is row.sighting
    assert sight(page, LINKEDIN, EXPECTED) is row.sighting


def test_every_challenge_and_refusal_has_a_row():
    named = {row.sighting for row in LINKEDIN.pages}

    assert named == {Sighting.RESTRICTED, Sighting.RATE_LIMITED, Sighting.CAPTCHA, Sighting.CODE, Sighting.PHONE,
                     Sighting.CHALLENGE, Sighting.LOGIN, Sighting.NOT_FOUND, Sighting.NOT_OFFERED}  # fmt: skip


TABLE = [
    ({}, Sighting.SETTINGS),
    ({"path": "/feed/"}, Sighting.SIGNED_IN),
    ({"path": "/in/camille-martin"}, Sighting.SIGNED_IN),
    ({"path": "/in/login-martin"}, Sighting.SIGNED_IN),
    ({"path": "/in/login"}, Sighting.SIGNED_IN),
    ({"path": "/in/checkpoint"}, Sighting.SIGNED_IN),
    ({"path": "/login"}, Sighting.LOGIN),
    ({"path": "/login/fr"}, Sighting.LOGIN),
    ({"path": "/login-help"}, Sighting.UNKNOWN),
    ({"path": "/uas/login"}, Sighting.LOGIN),
    ({"path": "/uas/anything-else"}, Sighting.CHALLENGE),
    ({"path": "/checkpoint/lg/login-submit"}, Sighting.LOGIN),
    ({"path": "/checkpoint/lg/login-submit", "marks": frozenset({'input[name="pin"]'})}, Sighting.CODE),
    ({"path": "/checkpoint/challenge/abc"}, Sighting.CHALLENGE),
    ({"path": "/checkpoint/challenge/abc", "marks": frozenset({"#captcha-internal"})}, Sighting.CAPTCHA),
    ({"path": "/checkpoint/rp/something"}, Sighting.CHALLENGE),
    ({"marks": frozenset({"#captcha-internal"})}, Sighting.CAPTCHA),
    ({"marks": frozenset({'input[name="challengeType"]', "#auth-app-div"})}, Sighting.CODE),
    ({"marks": frozenset({"#error-for-password"})}, Sighting.SETTINGS),
    ({"phrases": frozenset({"slow down"})}, Sighting.RATE_LIMITED),
    ({"phrases": frozenset({"slow down"}), "switches": (SWITCH,)}, Sighting.SETTINGS),
    ({"refusal": 429}, Sighting.RATE_LIMITED),
    ({"refusal": 999}, Sighting.REFUSED),
    ({"phrases": frozenset({"slow down"}), "has_main": False}, Sighting.RATE_LIMITED),
    ({"status": 429}, Sighting.RATE_LIMITED),
    ({"status": 999}, Sighting.REFUSED),
    ({"status": 404}, Sighting.NOT_FOUND),
    ({"status": 410}, Sighting.NOT_FOUND),
    ({"status": 400}, Sighting.SITE_ERROR),
    ({"status": 403}, Sighting.SITE_ERROR),
    ({"status": 500}, Sighting.SITE_ERROR),
    ({"status": 503}, Sighting.SITE_ERROR),
    ({"status": 429, "path": "/login"}, Sighting.RATE_LIMITED),
    ({"status": None}, Sighting.SETTINGS),
    ({"origin": "https://www.linkedin.com.evil.example"}, Sighting.WRONG_ORIGIN),
    ({"origin": "http://www.linkedin.com"}, Sighting.WRONG_ORIGIN),
    ({"origin": "https://linkedin.com"}, Sighting.WRONG_ORIGIN),
    ({"origin": "null"}, Sighting.WRONG_ORIGIN),
    ({"origin": "https://www.linkedin.com:444", "status": 429}, Sighting.WRONG_ORIGIN),
    ({"top": False}, Sighting.WRONG_ORIGIN),
    ({"has_main": False}, Sighting.BLANK),
    ({"headings": ()}, Sighting.BLANK),
    ({"path": "/"}, Sighting.UNKNOWN),
    ({"path": "/somewhere/new"}, Sighting.UNKNOWN),
    ({"path": "/mypreferences/d/categories/account"}, Sighting.NOT_OFFERED),
    ({"path": "/mypreferences/d/categories/ads"}, Sighting.SIGNED_IN),
    ({"path": f"{SETTING}/below"}, Sighting.SIGNED_IN),
]


@pytest.mark.parametrize(("change", "sighting"), TABLE, ids=readable)
def test_a_page_is_what_the_table_says(change, sighting):
    assert sight(replace(PAGE, **change), LINKEDIN, EXPECTED) is sighting


def test_a_settings_page_is_one_only_where_it_is_expected():
    assert sight(PAGE, LINKEDIN) is Sighting.SIGNED_IN
    assert sight(PAGE, LINKEDIN, frozenset({"/elsewhere"})) is Sighting.SIGNED_IN


def test_the_question_asks_for_all_that_the_table_needs():
    asked = question(LINKEDIN)

    for row in LINKEDIN.pages:
        assert set(row.marks) <= set(asked.marks)
        assert set(row.phrases) <= set(asked.phrases)
    assert set(LINKEDIN.sign_in.errors) <= set(asked.marks)
    assert asked.account == LINKEDIN.sign_in.account
    assert len(set(asked.marks)) == len(asked.marks)
