"""What a recipe may say, and how everything else is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from automation.catalogue import GRAMMAR, LARGEST_RECIPE, Path_, load, load_all, under
from automation.errors import RecipeProblem
from automation.outcomes import Reason
from automation.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

SMALL = """\
grammar = 1
id = "linkedin"
name = "LinkedIn"
version = "1"
checked = 2026-10-05
origin = "https://www.linkedin.com"
never_open = ["/d/close-accounts"]

[sign_in]
page = "/login"
check = "/d/privacy"
cookie = "li_at"
account = ["#me a"]
homes = ["/feed"]
buttons.en = ["Sign in"]

[[pages]]
sighting = "login"
paths = ["/login"]
source = "[code] somewhere"

[notes.later]
text.en = "It takes a day."
text.fr = "Il faut un jour."

[[settings]]
id = "linkedin.sharing"
group = "microsoft"
titles.en = "Sharing"
titles.fr = "Partage"
about.en = "Shares data."
about.fr = "Partage des données."
addresses = ["/d/sharing"]
target.labelledby = "sharing-key"
notes = ["later"]
sources = ["[code] somewhere"]

[[settings]]
id = "linkedin.ads"
group = "offsite"
titles.en = "Ads"
titles.fr = "Publicité"
about.en = "Shows ads."
about.fr = "Montre des publicités."
addresses = ["/d/ads"]
target.labelledby = "ads-key"
moves = ["linkedin.sharing"]
sources = ["[code] somewhere"]
"""


def changed(old: str, new: str) -> str:
    """SMALL with one place changed; the place must exist once."""
    assert SMALL.count(old) == 1, old
    return SMALL.replace(old, new)


def written(folder: Path, recipe: str | bytes, name: str = "linkedin.toml") -> Path:
    file = folder / name
    file.write_bytes(recipe if isinstance(recipe, bytes) else recipe.encode())
    return file


def refusal(folder: Path, recipe: str | bytes) -> RecipeProblem:
    with pytest.raises(RecipeProblem) as caught:
        load(written(folder, recipe))
    assert caught.value.file == "linkedin.toml"
    assert caught.value.why
    return caught.value


def test_a_small_whole_recipe_is_read(tmp_path):
    service = load(written(tmp_path, SMALL))

    assert [setting.id for setting in service.settings] == ["linkedin.sharing", "linkedin.ads"]
    assert service.setting("linkedin.ads").moves == ("linkedin.sharing",)
    assert service.setting("linkedin.sharing").wanted == "off"


REFUSED = {
    "an unknown key of the service": ('name = "LinkedIn"', 'name = "L"\nscript = "x"', "", "script"),
    "an unknown key of the sign-in": ('cookie = "li_at"', 'cookie = "c"\ntype = "x"', "", "sign_in.type"),
    "an unknown key of a page": ("[notes.later]", "click = true\n[notes.later]", "", "pages.0.click"),
    "an unknown key of a setting": ('notes = ["later"]', "wait = 40", "linkedin.sharing", "wait"),
    "an unknown key of a target": (
        'labelledby = "ads-key"',
        'css = ".x"',
        "linkedin.ads",
        "target.css",
    ),
    "a text where a list belongs": ('["/d/ads"]', '"/d/ads"', "linkedin.ads", "addresses"),
    "a number where a text belongs": ('version = "1"', "version = 1", "", "version"),
    "a text where true or false belongs": (
        'notes = ["later"]',
        'core = "true"',
        "linkedin.sharing",
        "core",
    ),
    "a number for true or false": ('notes = ["later"]', "core = 1", "linkedin.sharing", "core"),
    "a missing key of the service": ('name = "LinkedIn"\n', "", "", "name"),
    "a missing key of a setting": ('target.labelledby = "ads-key"\n', "", "linkedin.ads", "target"),
    "a grammar of nought": ("grammar = 1", "grammar = 0", "", "grammar"),
    "a grammar that is no number": ("grammar = 1", "grammar = true", "", "grammar"),
    "a foreign origin": ("https://www.linkedin.com", "https://www.linkedin.com.evil.example", "", "origin"),
    "an origin without encryption": ("https://www.linkedin.com", "http://www.linkedin.com", "", "origin"),
    "an origin with a port": ("https://www.linkedin.com", "https://www.linkedin.com:444", "", "origin"),
    "a service that is not compiled in": ('id = "linkedin"', 'id = "elsewhere"', "", "origin"),
    "an absolute address": (
        '["/d/ads"]',
        '["https://evil.example/d"]',
        "linkedin.ads",
        "addresses.0",
    ),
    "an address of another host": ('["/d/ads"]', '["//evil.example"]', "linkedin.ads", "addresses.0"),
    "an address that climbs": ('["/d/ads"]', '["/d/../close"]', "linkedin.ads", "addresses.0"),
    "an address that ends climbing": ('["/d/ads"]', '["/d/.."]', "linkedin.ads", "addresses.0"),
    "an address with an empty segment": ('["/d/ads"]', '["/d//ads"]', "linkedin.ads", "addresses.0"),
    "an address with an escape": ('["/d/ads"]', '["/d/%2e%2e/x"]', "linkedin.ads", "addresses.0"),
    "an address with a query": ('["/d/ads"]', '["/d/ads?x=1"]', "linkedin.ads", "addresses.0"),
    "an address with a line break": ('["/d/ads"]', '["/d/ads\\n"]', "linkedin.ads", "addresses.0"),
    "no address at all": ('["/d/ads"]', "[]", "linkedin.ads", "addresses"),
    "a dangerous address": ('["/d/ads"]', '["/d/close-accounts"]', "linkedin.ads", "addresses"),
    "an address below a dangerous one": (
        '["/d/ads"]',
        '["/d/ads", "/d/close-accounts/now"]',
        "linkedin.ads",
        "addresses",
    ),
    "a dangerous landing": (
        'notes = ["later"]',
        'landings = ["/d/close-accounts/"]',
        "linkedin.sharing",
        "landings",
    ),
    "a dangerous category": (
        'notes = ["later"]',
        'category = "/d/close-accounts"',
        "linkedin.sharing",
        "category",
    ),
    "a dangerous check page": ('"/d/privacy"', '"/d/close-accounts"', "", "sign_in.check"),
    "a dangerous sign-out": (
        'cookie = "li_at"',
        'cookie = "c"\nout = "/d/close-accounts"',
        "",
        "sign_in.out",
    ),
    "a moved setting that comes later": (
        'notes = ["later"]',
        'moves = ["linkedin.ads"]',
        "linkedin.sharing",
        "moves",
    ),
    "a moved setting that is unknown": ('["linkedin.sharing"]', '["linkedin.x"]', "linkedin.ads", "moves"),
    "a setting that moves itself": ('["linkedin.sharing"]', '["linkedin.ads"]', "linkedin.ads", "moves"),
    "two settings of one name": ('id = "linkedin.ads"', 'id = "linkedin.sharing"', "linkedin.sharing", "id"),
    "a setting of another service": ('id = "linkedin.ads"', 'id = "x.ads"', "x.ads", "id"),
    "an unknown note": ('notes = ["later"]', 'notes = ["never"]', "linkedin.sharing", "notes"),
    "a title without French": ('titles.fr = "Publicité"\n', "", "linkedin.ads", "titles"),
    "an about without English": ('about.en = "Shows ads."\n', "", "linkedin.ads", "about"),
    "a note without French": ('text.fr = "Il faut un jour."\n', "", "", "notes.later.text"),
    "an automatic setting without a key": (
        'target.labelledby = "ads-key"',
        "target = {}",
        "linkedin.ads",
        "automatic",
    ),
    "a target with two keys": (
        'target.labelledby = "ads-key"',
        'target = { labelledby = "a", element_id = "b" }',
        "linkedin.ads",
        "target",
    ),
    "a wish to turn something on": ('notes = ["later"]', 'wanted = "on"', "linkedin.sharing", "wanted"),
    "a page row that says nothing": ('paths = ["/login"]\n', "", "", "pages.0"),
    "a sighting that does not exist": ('"login"', '"party"', "", "pages.0.sighting"),
    "a region that does not exist": (
        'notes = ["later"]',
        'regions = { mars = "on" }',
        "linkedin.sharing",
        "regions.mars.[key]",
    ),
}


@pytest.mark.row(36)
@pytest.mark.parametrize(("old", "new", "setting", "key"), REFUSED.values(), ids=REFUSED)
def test_a_recipe_is_refused_by_naming_setting_and_key(tmp_path, old, new, setting, key):
    problem = refusal(tmp_path, changed(old, new))

    assert problem.reason is Reason.RECIPE_BAD
    assert (problem.setting, problem.key) == (setting, key)


def test_a_language_that_is_none_is_named_with_its_setting(tmp_path):
    problem = refusal(tmp_path, changed('titles.fr = "Partage"', 'titles.fr = "P"\ntitles.FRA = "P"'))

    assert problem.setting == "linkedin.sharing"
    assert problem.key.startswith("titles.FRA")


def test_a_setting_without_an_id_is_named_by_its_number(tmp_path):
    problem = refusal(tmp_path, changed('id = "linkedin.ads"\n', ""))

    assert (problem.setting, problem.key) == ("settings[1]", "id")


@pytest.mark.row(36)
def test_a_newer_grammar_is_told_from_a_bad_recipe(tmp_path):
    newer = changed("grammar = 1", f"grammar = {GRAMMAR + 1}\nunheard_of = true")

    problem = refusal(tmp_path, newer)

    assert (problem.reason, problem.key) == (Reason.RECIPE_TOO_NEW, "grammar")


def test_a_setting_without_a_key_may_stand_if_the_person_clicks(tmp_path):
    service = load(written(tmp_path, changed('target.labelledby = "ads-key"', "target = {}\nautomatic = false")))

    assert not service.setting("linkedin.ads").target.has_key


@pytest.mark.row(36)
def test_a_file_of_two_megabytes_is_refused_before_it_is_read(tmp_path):
    problem = refusal(tmp_path, SMALL + "#" * 2_000_000)

    assert f"{LARGEST_RECIPE:,}" in problem.why


def test_a_file_of_just_the_largest_size_is_read(tmp_path):
    padded = SMALL.encode() + b"#" * (LARGEST_RECIPE - len(SMALL.encode()))

    assert load(written(tmp_path, padded)).id == "linkedin"


HOSTILE = {
    "not UTF-8": SMALL.encode().replace(b"Partage", b"Part\xe9"),
    "UTF-16": SMALL.encode("utf-16"),
    "not TOML": b"{ json: no }",
    "empty": b"",
    "brackets without end": b"a = " + b"[" * 100_000,
    "a key of a thousand parts": b".".join([b"a"] * 10_000) + b" = 1",
    "a number too long to print": b"grammar = 0x" + b"f" * 10_000,
    "a number too long to read": b"grammar = " + b"9" * 10_000,
    "not a number": b"grammar = nan",
}


@pytest.mark.row(36)
@pytest.mark.parametrize("recipe", HOSTILE.values(), ids=HOSTILE)
def test_a_file_that_is_no_recipe_is_refused_by_name(tmp_path, recipe):
    assert refusal(tmp_path, recipe).reason is Reason.RECIPE_BAD


def test_a_file_that_is_not_there_is_a_recipe_problem(tmp_path):
    with pytest.raises(RecipeProblem) as caught:
        load(tmp_path / "gone.toml")

    assert caught.value.file == "gone.toml"


def test_a_folder_is_read_by_service(tmp_path):
    written(tmp_path, SMALL)

    assert list(load_all(tmp_path)) == ["linkedin"]


def test_a_recipe_under_another_name_cannot_take_the_place_of_the_real_one(tmp_path):
    written(tmp_path, SMALL)
    written(tmp_path, SMALL, "zz.toml")

    with pytest.raises(RecipeProblem) as caught:
        load_all(tmp_path)

    assert (caught.value.file, caught.value.key) == ("zz.toml", "id")


def survives(folder: Path, recipe: bytes) -> bool:
    """Whether it loads or is refused by name; anything but RecipeProblem fails the test by itself."""
    try:
        return load(written(folder, recipe)).id == "linkedin"
    except RecipeProblem as problem:
        return problem.file == "linkedin.toml"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("recipes")


@pytest.mark.row(36)
@settings(deadline=None)
@given(recipe=st.binary(max_size=400))
@example(recipe=b"settings = [1]\ngrammar = 1")
@example(recipe=b"settings = [{id = 1}]")
@example(recipe=b"settings = 1")
def test_no_bytes_raise_anything_but_a_recipe_problem(folder, recipe):
    assert survives(folder, recipe)


@pytest.mark.row(36)
@settings(deadline=None)
@given(data=st.data())
def test_no_damage_to_a_real_recipe_raises_anything_but_a_recipe_problem(folder, data):
    whole = resource("recipes", "linkedin.toml").read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 80, len(whole))))

    assert survives(folder, whole[:start] + data.draw(st.binary(max_size=80)) + whole[end:])


VALUES = st.recursive(
    st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)
LINES = [line for line in SMALL.splitlines() if " = " in line]


@pytest.mark.row(36)
@settings(deadline=None)
@given(line=st.sampled_from(LINES), value=VALUES)
def test_no_value_of_any_key_raises_anything_but_a_recipe_problem(folder, line, value):
    key = line.split(" = ")[0]

    assert survives(folder, SMALL.replace(line, f"{key} = {json.dumps(value)}").encode())


@pytest.mark.parametrize("path", ["/", "/d", "/d/", "/m/logout/", "/d/a.b", "/d/a~b_c-d", "/uas/login"])
def test_a_plain_path_is_one(path):
    assert TypeAdapter(Path_).validate_python(path) == path


@pytest.mark.parametrize("path", ["", "d", "//d", "/d//", "/.", "/..", "/../d", "/d/./e", "/d\\e", "/é", "/ "])
def test_anything_else_is_no_path(path):
    with pytest.raises(ValidationError):
        TypeAdapter(Path_).validate_python(path)


def test_a_path_lies_under_another_by_whole_segments_only():
    assert under("/login", ["/login"])
    assert under("/login/fr", ["/login/"])
    assert under("/login/", ["/login"])
    assert not under("/login-help", ["/login"])
    assert not under("/in/login", ["/login"])
    assert not under("/login", [])


@pytest.mark.row(36)
@pytest.mark.parametrize(
    "origin",
    [
        "http://127.0.0.1",
        "https://127.0.0.1:1",
        "http://127.0.0.1:1/",
        "http://localhost:1",
        "http://127.0.0.10:1",
    ],
)
def test_practice_runs_on_this_computer_only(tmp_path, origin):
    service = load(written(tmp_path, SMALL))

    with pytest.raises(ValueError, match="loopback"):
        service.on_loopback(origin)


def test_practice_changes_the_origin_and_nothing_else(tmp_path):
    service = load(written(tmp_path, SMALL))

    practice = service.on_loopback("http://127.0.0.1:8000")

    assert practice.origin == "http://127.0.0.1:8000"
    assert practice.model_dump(exclude={"origin"}) == service.model_dump(exclude={"origin"})


def test_an_unknown_setting_is_a_key_error(tmp_path):
    with pytest.raises(KeyError):
        load(written(tmp_path, SMALL)).setting("linkedin.none")


def test_a_title_falls_back_to_english(tmp_path):
    setting = load(written(tmp_path, SMALL)).setting("linkedin.ads")

    assert (setting.title("fr"), setting.title("ja")) == ("Publicité", "Ads")
