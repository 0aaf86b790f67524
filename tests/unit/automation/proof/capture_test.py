"""The camera takes no picture where people sign in, and none of what could not be covered."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from automation.browser.page import Snapshot, Switch
from automation.catalogue import load_all
from automation.errors import SettingProblem
from automation.outcomes import State
from automation.proof.bundle import Bundle
from automation.proof.capture import Camera
from automation.sightings import barred
from automation.targets import Found, Way
from tests.unit.automation.proof.bundle_test import files

LINKEDIN = load_all()["linkedin"]
SIGN_IN_PATHS = ("/login", "/uas/login", "/checkpoint/lg", "/checkpoint/challenge/AgF", "/checkpoint/lg/login-submit")
FOUND = Found(Switch("s", ("key",), "", "Use my data", "switch", State.ON, disabled=False, operable=True, in_main=True,
                     label="Use my data"), Way.KEY, 1)  # fmt: skip


class Lens:
    """Of a page, only what a camera uses."""

    def __init__(self, picture: bytes | None = b"\x89PNG") -> None:
        self.taken = 0
        self._picture = picture

    def picture(self, switch: Switch) -> bytes | None:
        self.taken += 1
        return self._picture

    def whole_page(self) -> bytes:
        self.taken += 1
        return b"\x89PNG whole"


@pytest.fixture
def bundle(tmp_path):
    return Bundle.create(tmp_path, "LinkedIn", "a" * 32, datetime.now(UTC))


def page(**facts) -> Snapshot:
    known = {"origin": "https://www.linkedin.com", "path": "/mypreferences/d/x", "status": 200, "language": "en",
             "secure": True, "top": True, "ready": True, "from_network": True, "has_main": True, "settled": True,
             "age": 1.0, "masked": {"account": 1}}  # fmt: skip
    return Snapshot(**{**known, **facts})


def camera(bundle, lens, *, keep_page=False) -> Camera:
    return Camera(lens, bundle, barred(LINKEDIN), keep_page=keep_page)


@pytest.mark.parametrize(
    "facts",
    [{"passwords": 1}, *({"path": path} for path in SIGN_IN_PATHS)],
    ids=str,
)
def test_no_picture_is_taken_where_people_sign_in(bundle, facts):
    lens = Lens()

    with pytest.raises(SettingProblem):
        camera(bundle, lens, keep_page=True).capture("linkedin.a", "before", FOUND, page(**facts))

    assert lens.taken == 0
    assert files(bundle.folder) == set()


def test_what_could_not_be_covered_is_told_and_not_pictured(bundle):
    lens = Lens()

    kept = camera(bundle, lens, keep_page=True).capture("linkedin.a", "before", FOUND, page(masked=None))

    assert lens.taken == 0
    assert (kept.picture, kept.file) == (None, "settings/linkedin.a/before.json")
    assert files(bundle.folder) == {"settings/linkedin.a/before.json", "pages/1.json"}


def test_a_region_that_was_replaced_meanwhile_is_not_pictured(bundle):
    kept = camera(bundle, Lens(None)).capture("linkedin.a", "before", FOUND, page())

    assert kept.picture is None
    assert "settings/linkedin.a/before.png" not in files(bundle.folder)


def test_the_whole_page_goes_into_the_private_part_and_only_if_wanted(bundle):
    camera(bundle, Lens(), keep_page=True).capture("linkedin.a", "before", FOUND, page())
    camera(bundle, Lens()).capture("linkedin.a", "after", FOUND, page())

    assert {name for name in files(bundle.folder) if name.endswith(".png")} == {
        "settings/linkedin.a/before.png",
        "settings/linkedin.a/after.png",
        "private/settings-linkedin.a-before.png",
    }


def test_what_is_written_down_is_the_discreet_text_and_the_list_of_covers(bundle):
    snapshot = page(headings=("Camille, your data",), told=("▒▒▒, your data",), title="Settings")
    camera(bundle, Lens()).capture("linkedin.a", "before", FOUND, snapshot)

    look = json.loads((bundle.folder / "settings/linkedin.a/before.json").read_bytes())
    assert look["masked"] == {"account": 1}
    assert look["headings"] == ["▒▒▒, your data"]
    assert "Camille" not in json.dumps(look)
