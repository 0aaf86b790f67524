"""Pages as they may be: in any language, at any size, with something in the way, late or restless."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from automation.catalogue import load_all
from automation.outcomes import Outcome, Reason
from automation.plan import REAL
from automation.practice import PracticeSite, Scenario
from automation.signin import Credentials
from tests.browser.driving import AI, AI_KEY, CORE, Driver, slower
from tests.site import variants as site
from tests.site.mapped import MappedSite, browser_arguments
from tests.site.pages import on_settings

TURNED_OFF = (Outcome.TURNED_OFF, None)
LANGUAGES = ("fr", "en", "de", "nl", "it", "es", "pt", "pl", "fi", "ja", "ar")
ALONE = pytest.mark.thorough("zoom, fine screen and narrow window each alone")
IN_MAKE_TEST = {"fr", "ar"}


# --- language and size ---


@pytest.mark.row(13)
@pytest.mark.parametrize(
    "language",
    [
        pytest.param(one, marks=() if one in IN_MAKE_TEST else pytest.mark.thorough("the same in 9 other languages"))
        for one in LANGUAGES
    ],
)
def test_the_language_of_the_page_makes_no_difference(driver: Driver, language: str) -> None:
    drive = driver.real(partial(PracticeSite, Scenario(language=language)), only=())

    assert drive.outcomes == dict.fromkeys(CORE, Outcome.TURNED_OFF)
    assert not any(drive.record.switches[key] for key in CORE.values())


@pytest.mark.row(13)
@pytest.mark.parametrize(
    ("arguments", "script"),
    [
        pytest.param((), 'document.documentElement.style.zoom = "2";', id="zoom", marks=ALONE),
        pytest.param(("--force-device-scale-factor=2",), "", id="fine screen", marks=ALONE),
        pytest.param(("--window-size=500,640",), "", id="narrow", marks=ALONE),
        pytest.param(
            ("--window-size=500,640", "--force-device-scale-factor=2"),
            'document.documentElement.style.zoom = "2";',
            id="all of it",
        ),
    ],
)
@pytest.mark.parametrize("language", ["en", pytest.param("ar", marks=pytest.mark.thorough("the same in Arabic"))])
def test_the_size_of_things_makes_no_difference(
    driver: Driver, arguments: tuple[str, ...], script: str, language: str
) -> None:
    make = partial(on_settings(script), Scenario(language=language))
    drive = driver.real(make, arguments=arguments, only=())

    assert drive.outcomes == dict.fromkeys(CORE, Outcome.TURNED_OFF)
    assert not any(drive.record.switches[key] for key in CORE.values())


# --- in the way ---

SURVEY = (
    "document.body.insertAdjacentHTML('beforeend', `<div role=dialog aria-modal=true aria-label=Survey "
    'style="position:fixed;inset:0;background:#fff"><h2>How do you like it?</h2><button>Very much</button></div>`);'
)


@pytest.mark.row(27)
@pytest.mark.parametrize(
    ("script", "reasons"),
    [
        pytest.param(SURVEY, {Reason.OVERLAID}, id="survey"),
        pytest.param('alert("Have you seen our news?");', {Reason.DIALOG_UNKNOWN}, id="alert"),
        pytest.param(
            'confirm("Stay up to date?");',
            {Reason.DIALOG_UNKNOWN},
            id="confirm",
            marks=pytest.mark.thorough("the same with a question"),
        ),
    ],
)
def test_what_lies_over_a_setting_is_never_answered(driver: Driver, script: str, reasons: set[Reason]) -> None:
    drive = driver.real(on_settings(script))

    outcome, reason = drive.ending()
    assert outcome is Outcome.NEEDS_YOU
    assert reason in reasons
    assert drive.clicks() == 0
    assert drive.record.writes == []


@pytest.mark.row(27)
def test_a_question_before_leaving_does_not_keep_the_run_on_a_page(driver: Driver) -> None:
    asks = on_settings(
        'addEventListener("beforeunload", (event) => { event.preventDefault(); event.returnValue = 1; });'
    )
    drive = driver.real(asks, only=())

    assert drive.outcomes == dict.fromkeys(CORE, Outcome.TURNED_OFF)
    assert not any(drive.record.switches[key] for key in CORE.values())


# --- late and restless ---


RESTLESS: dict[str, Callable[..., PracticeSite]] = {
    "node replaced every 50 ms": site.NodeReplaced,
    "frame": site.InFrame,
    "shadow root": site.ShadowRoot,
    "late": partial(site.LateRender, 1.0),
}


@pytest.mark.row(28)
@pytest.mark.thorough("5 s instead of 4")
def test_a_switch_that_comes_after_five_seconds_is_waited_for(driver: Driver) -> None:
    drive = driver.real(partial(site.LateRender, 5.0), pace=slower(patience=REAL.patience))

    assert drive.ending() == TURNED_OFF
    assert drive.record.switches[AI_KEY] is False


@pytest.mark.row(28)
@pytest.mark.thorough("100 runs")
@pytest.mark.parametrize("number", range(25))
@pytest.mark.parametrize("kind", RESTLESS)
def test_a_hundred_runs_on_restless_pages(driver: Driver, kind: str, number: int) -> None:
    drive = driver.real(RESTLESS[kind])

    assert drive.ending() == TURNED_OFF
    assert drive.record.switches[AI_KEY] is False
    assert [write.value for write in drive.record.writes] == [False]


@pytest.mark.row(28)
def test_a_dialog_that_the_recipe_names_is_confirmed(driver: Driver) -> None:
    known = load_all()["linkedin"]
    settings = [
        one.model_copy(update={"dialog": {"en": ("Yes, go on",)}}) if one.id == AI else one for one in known.settings
    ]
    with MappedSite(site.DialogAfterClick) as mapped:
        credentials = Credentials(mapped.site.account.user, mapped.site.account.password, mapped.origin)
        service = known.model_copy(update={"settings": tuple(settings)})
        drive = driver.go(service, mapped.site, credentials, browser_arguments(mapped))

    assert drive.ending() == TURNED_OFF
    assert drive.record.switches[AI_KEY] is False
