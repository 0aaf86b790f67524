"""A question is answered by the document in front, and by no other that is kept somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from threading import Event, Timer
from typing import Any

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.support.wait import WebDriverWait

from automation.browser import launch, selenium_page
from automation.browser.find import find
from automation.browser.page import Question
from automation.browser.questions import command
from automation.browser.selenium_page import SeleniumPage
from automation.cancel import CancelToken
from automation.errors import NetworkProblem, SettingProblem
from automation.outcomes import Reason, State
from automation.practice.messages import HttpRequest, Response
from automation.practice.server import LocalSite

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{path}</title><link rel="icon" href="data:,">
<main><h1>{path}</h1><a href="/next">next</a></main>
<form><input autocomplete="username"><input type="password" autocomplete="current-password"></form></html>"""
STATE = "return [performance.timeOrigin, location.href, document.querySelector('h1').textContent]"
FIELDS = "return [...document.querySelectorAll('input')].map(each => each.value)"
ANY = Question(paths=frozenset({"/first", "/next"}))


EXTRA = {
    "/onward": "<script>location.replace('/next')</script>",
    "/deferred": "<script defer src='/late.js'></script>",
    "/blocked": "<script src='/late.js'></script>",
    "/module": "<script type='module' src='/late.js'></script>",
}


class Pages(LocalSite):
    """Any path is a page; a script comes late: when the gate is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = Event()

    def respond(self, request: HttpRequest) -> Response:
        if request.path == "/late.js":
            self.gate.wait(20)
            return Response.file(b"document.title = 'worked on';", "text/javascript")
        return Response.html(PAGE.format(path=request.path) + EXTRA.get(request.path, ""))


@dataclass
class Tab:
    page: SeleniumPage
    site: Pages
    other: Pages

    def js(self, script: str) -> object:
        return self.page._driver.execute_script(script)

    def ask(self) -> str:
        return self.page.where().path

    def leave(self, script: str) -> None:
        """Do what replaces the document, or its text, and wait until that is done."""
        before = self.js(STATE)
        self.js(f"setTimeout(() => {{ {script.replace('OTHER', repr(self.other.origin))} }})")
        wait = WebDriverWait(self.page._driver, 10, 0.02, [WebDriverException])
        wait.until(lambda _: self.js(STATE) != before)


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with ExitStack() as stack:
        site, other = stack.enter_context(Pages()), stack.enter_context(Pages())
        wish = launch.Wish(tmp_path_factory.mktemp("profiles"), headless=True)
        page = launch.start(find(), wish, CancelToken())
        stack.callback(page.close)
        yield Tab(page, site, other)


LEAVE = {
    "link": ("document.querySelector('a').click()", "/next"),
    "address": ("location.href = '/next'", "/next"),
    "replaced": ("location.replace('/next')", "/next"),
    "reload": ("location.reload()", "/first"),
    "other_site": ("location.href = OTHER + '/next'", "/next"),
    "other_site_by_name": ("location.href = location.origin.replace('127.0.0.1', 'localhost') + '/next'", "/next"),
    "same_document": ("history.pushState(null, '', '/next')", "/next"),
    "written_anew": (
        "document.open(); document.write('<title>new</title><main><h1>new</h1>'); document.close()",
        "/first",
    ),
}


@pytest.mark.parametrize("way", LEAVE)
def test_a_question_goes_to_the_document_that_took_the_place_of_another(tab: Tab, way: str) -> None:
    script, path = LEAVE[way]
    tab.page.open(tab.site.origin + "/first")
    assert tab.ask() == "/first"

    tab.leave(script)

    seen = tab.page.where()
    assert seen.path == path
    assert (seen.origin == tab.site.origin) is not way.startswith("other_site")
    assert tab.page.read(ANY, 1).headings == (tab.js("return document.querySelector('h1').textContent"),)


@pytest.mark.parametrize("steps", [("back",), ("back", "forward"), ("back", "forward", "back")], ids=len)
def test_a_page_that_the_browser_kept_does_not_answer_for_the_one_in_front(tab: Tab, steps: tuple[str, ...]) -> None:
    tab.page.open(tab.site.origin + "/first")
    assert tab.ask() == "/first"
    tab.leave("document.querySelector('a').click()")
    assert tab.ask() == "/next"

    for step in steps:
        tab.leave(f"history.{step}()")
        path = "/first" if step == "back" else "/next"
        assert tab.ask() == path
        assert tab.page.read(ANY, 1).headings == (path,)


def test_a_page_that_was_left_and_came_back_between_two_questions_is_asked_anew(tab: Tab) -> None:
    tab.page.open(tab.site.origin + "/first")
    assert tab.ask() == "/first"

    tab.leave("document.querySelector('a').click()")
    tab.leave("history.back()")

    assert tab.ask() == "/first"
    assert tab.page.read(ANY, 1).headings == ("/first",)


def test_the_script_is_given_to_a_document_once(tab: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = []
    execute = tab.page._driver.execute

    def counting(command: str, parameters: dict[str, Any]) -> dict[str, Any]:
        commands.append(parameters.get("cmd", command))
        return execute(command, parameters)

    monkeypatch.setattr(tab.page._driver, "execute", counting)
    tab.page.open(tab.site.origin + "/first")
    tab.ask()
    tab.ask()
    tab.page.read(ANY, 1)

    entered = ["Page.navigate", "Page.createIsolatedWorld", "Page.getFrameTree"]
    assert commands == entered + 3 * ["Runtime.callFunctionOn"]


@pytest.mark.parametrize("asked_again", [False, True], ids=["not_asked_again", "asked_again"])
@pytest.mark.parametrize("way", ["link", "reload", "other_site", "other_site_by_name"])
def test_a_field_of_one_document_is_no_field_of_the_next(tab: Tab, way: str, asked_again: bool) -> None:
    tab.page.open(tab.site.origin + "/first")
    form = tab.page.sign_in_form((), (), (), ANY)
    tab.page.type_into(form.user, "somebody")
    assert tab.js(FIELDS) == ["somebody", ""]

    tab.leave(LEAVE[way][0])
    if asked_again:
        assert tab.page.sign_in_form((), (), (), ANY).password

    with pytest.raises(SettingProblem):
        tab.page.type_into(form.password, "secret")
    assert tab.js(FIELDS) == ["", ""]


LIES = """
const lie = (owner, name, get) => Object.defineProperty(owner, name, { get, configurable: true });
lie(HTMLInputElement.prototype, "checked", () => false);
lie(PerformanceResourceTiming.prototype, "responseStatus", () => 200);
lie(Document.prototype, "activeElement", () => document.querySelector("[type=password]"));
lie(window, "isSecureContext", () => true);
Element.prototype.getAttribute = () => "false";
Document.prototype.querySelectorAll = () => [];
JSON.stringify = () => "{}";
Array.prototype.filter = Array.prototype.map = function () { return []; };
window.Promise = function (run) { run(() => {}, () => {}); };
String.prototype.trim = () => "";
"""


def test_a_page_that_changes_the_language_under_us_is_read_as_it_is(tab: Tab) -> None:
    tab.page.open(tab.site.origin + "/first")
    tab.js("document.querySelector('main').innerHTML += '<input type=checkbox id=one checked>'")
    command(tab.page._driver, "Runtime.evaluate", {"expression": LIES})

    seen = tab.page.read(ANY, 1)

    assert seen.headings == ("/first",)
    assert [(switch.element_id, switch.state) for switch in seen.switches] == [("one", State.ON)]


def test_a_page_finds_nothing_of_ours_among_its_own_names(tab: Tab) -> None:
    tab.page.open(tab.site.origin + "/first")
    own = {"expression": "Object.getOwnPropertyNames(window).join()", "returnByValue": True}
    before = command(tab.page._driver, "Runtime.evaluate", own)

    tab.page.read(ANY, 1)
    tab.page.sign_in_form((), (), (), ANY)

    assert command(tab.page._driver, "Runtime.evaluate", own) == before


def test_a_page_that_leads_the_focus_elsewhere_and_denies_it_is_not_typed_into(tab: Tab) -> None:
    tab.page.open(tab.site.origin + "/first")
    tab.js("""document.body.insertAdjacentHTML("beforeend", "<textarea></textarea>");
              const [password, spy] = document.querySelectorAll("[type=password], textarea");
              password.addEventListener("focus", () => spy.focus());""")
    command(tab.page._driver, "Runtime.evaluate", {"expression": LIES})
    command(tab.page._driver, "Emulation.setFocusEmulationEnabled", {"enabled": True})
    form = tab.page.sign_in_form((), (), (), ANY)

    with pytest.raises(SettingProblem):
        tab.page.type_into(form.password, "secret")
    spied = {"expression": "document.querySelector('textarea').value"}
    assert command(tab.page._driver, "Runtime.evaluate", spied)["result"]["value"] == ""


def test_a_document_says_where_it_is_from_in_the_browsers_own_words(tab: Tab) -> None:
    tab.page.open(tab.site.origin + "/first")
    tab.leave(LEAVE["other_site"][0])

    assert tab.page.sign_in_form((), (), (), ANY).snapshot.origin == tab.other.origin


def test_an_address_is_open_only_when_its_own_document_is_there_to_its_end(tab: Tab) -> None:
    for number in range(30):
        tab.page.open(f"{tab.site.origin}/{number}")
        assert tab.ask() == f"/{number}"
        assert tab.js("return document.readyState") != "loading"


def test_a_page_that_goes_on_by_itself_at_once_is_open_where_it_has_gone(tab: Tab) -> None:
    tab.page.open(tab.site.origin + "/onward")

    WebDriverWait(tab.page._driver, 10, 0.02).until(lambda _: tab.ask() == "/next")
    assert tab.page.read(ANY, 1).headings == ("/next",)


def test_a_document_that_was_left_gives_no_answer_however_long_the_next_takes(
    tab: Tab, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.page.open(tab.site.origin + "/first")
    assert tab.ask() == "/first"
    monkeypatch.setattr(selenium_page, "_MOST_NAVIGATIONS", 2)

    tab.page._questions.leave()
    tab.page._questions.expect(tab.page._questions._frame, "a document that has been promised and does not come")

    with pytest.raises(NetworkProblem) as told:
        tab.ask()
    assert told.value.reason is Reason.SITE_ERROR


@pytest.mark.parametrize("kind", ["deferred", "blocked", "module"])
def test_a_page_is_asked_when_its_own_scripts_have_run(tab: Tab, kind: str) -> None:
    tab.site.gate.clear()
    tab.page.open(f"{tab.site.origin}/{kind}")
    Timer(1.5, tab.site.gate.set).start()  # longer than a slice

    assert tab.ask() == f"/{kind}"
    assert tab.site.gate.is_set()
    assert tab.js("return document.title") == "worked on"


@pytest.mark.parametrize("verb", ["whole_page", "cookie", "where"])
def test_an_alert_in_the_midst_of_a_command_has_its_name(tab: Tab, verb: str) -> None:
    asked = {"whole_page": tab.page.whole_page, "cookie": lambda: tab.page.cookie("any"), "where": tab.page.where}
    tab.page.open(tab.site.origin + "/next")
    assert tab.ask() == "/next"
    command(tab.page._driver, "Runtime.evaluate", {"expression": "setTimeout(alert, 200)"})

    with pytest.raises(SettingProblem) as told:
        repeat(asked[verb], 1000)

    assert told.value.reason is Reason.DIALOG_UNKNOWN
    with suppress(SettingProblem):
        tab.ask()  # where a command had no answer, the driver tells at the next one
    tab.page.open(tab.site.origin + "/first")
    assert tab.ask() == "/first"


def repeat(command: Callable[[], object], times: int) -> None:
    for _ in range(times):
        command()
