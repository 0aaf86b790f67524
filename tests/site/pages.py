"""Practice sites that misbehave within a page: how switches are marked, drawn, covered and replaced."""

from dataclasses import replace
from itertools import starmap

from automation.practice import PracticeSite, Scenario
from automation.practice.messages import HttpRequest, Response
from automation.practice.site_map import Page
from automation.practice.templates import Html
from automation.practice.views import Toggle

AI = "allowDataForGenerativeAI"
OPPOSITE = "practiceOppositeMeaning"
"""Key of a setting that only some variants have."""


RENDERED = 'document.addEventListener("practice:rendered", () => {{ {} }});'


def on_settings(script: str) -> type[PracticeSite]:
    """A site whose settings pages run this once the switch is there; `box` is the switch, `toggle` its wrapper."""
    whole = RENDERED.format(
        'const box = document.querySelector("input[role=switch]"); if (!box) return;'
        f"const toggle = box.parentElement; {script}"
    )

    class Trap(PracticeSite):
        def script(self) -> str:
            return whole

    return Trap


class DeafToTheMouse(PracticeSite):
    """Switches can be operated with the keyboard only."""

    def script(self) -> str:
        return """
            addEventListener("click", event => {
              if (event.detail > 0 && event.target.closest(".setting-toggle")) {
                event.preventDefault();
                event.stopImmediatePropagation();
              }
            }, true);"""


class TwoMatches(PracticeSite):
    """Shows every switch twice, both with the same key."""

    def toggles(self, page: Page) -> list[Toggle]:
        return super().toggles(page) * 2


class RenamedKey(PracticeSite):
    """Marks its switches with other keys than those known; headings and number are as ever."""

    def toggles(self, page: Page) -> list[Toggle]:
        return [replace(toggle, label_id=f"{toggle.key}V2") for toggle in super().toggles(page)]


class _WithOpposite(PracticeSite):
    """Has one setting more, which is off."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.record.turn(OPPOSITE, value=False)

    def save(self, key: str, *, value: bool) -> Response:
        if key != OPPOSITE:
            return super().save(key, value=value)
        self.record.keep(key, value=value)
        return Response.json({"key": key, "value": value})


class RenamedKeyTwoSwitches(_WithOpposite):
    """Marks its switches with unknown keys, and has one more on each page."""

    def toggles(self, page: Page) -> list[Toggle]:
        renamed = [replace(toggle, label_id=f"{toggle.key}V2") for toggle in super().toggles(page)]
        return [*renamed, Toggle(key=OPPOSITE, sentence="Something else", label_id=OPPOSITE)]


class OppositeNeighbour(_WithOpposite):
    """Marks its switches with no key, and puts before each one that means the opposite: "Do not ..."."""

    def toggles(self, page: Page) -> list[Toggle]:
        return [drawn for toggle in super().toggles(page) for drawn in _with_opposite(toggle)]


class DisabledSwitch(PracticeSite):
    """Shows its switches, and lets nobody use them."""

    def toggles(self, page: Page) -> list[Toggle]:
        return [replace(toggle, disabled=True) for toggle in super().toggles(page)]


class HashedOnly(PracticeSite):
    """Marks its switches with no key and no lasting class name; the headings are the known ones."""

    def toggles(self, page: Page) -> list[Toggle]:
        return [replace(toggle, label_id=None, input_id=None, hashed=True) for toggle in super().toggles(page)]


class AriaSwitch(PracticeSite):
    """Has buttons with `role=switch` and `aria-checked` instead of check boxes."""

    def toggles(self, page: Page) -> list[Toggle]:
        return [replace(toggle, kind="aria") for toggle in super().toggles(page)]


class TextBoxSwitch(PracticeSite):
    """Has text boxes that call themselves switches: their state cannot be read."""

    def toggles(self, page: Page) -> list[Toggle]:
        return [replace(toggle, kind="text") for toggle in super().toggles(page)]


class LateRender(PracticeSite):
    """Shows its switches that many seconds after the page was loaded."""

    def __init__(self, seconds: float, scenario: Scenario | None = None, **options):
        super().__init__(replace(scenario or Scenario(), render_delay=seconds), **options)


class NodeReplaced(PracticeSite):
    """Replaces every switch by an equal one each 50 ms, though never under a pressed button."""

    def script(self) -> str:
        return """
            setInterval(() => {
              for (const toggle of document.querySelectorAll(".setting-toggle__toggle:not(:active)")) {
                toggle.replaceWith(toggle.cloneNode(true));
              }
            }, 50);"""


class ShadowRoot(PracticeSite):
    """Shows its switches within an open shadow root."""

    def script(self) -> str:
        return """
            document.addEventListener("practice:rendered", () => {
              const list = document.getElementById("toggles");
              const style = document.querySelector("link[rel=stylesheet]").cloneNode();
              list.attachShadow({ mode: "open" }).append(style, ...list.childNodes);
            });"""


class InFrame(PracticeSite):
    """Shows a setting's page in a frame of the same origin."""

    def document(self, request: HttpRequest) -> Response:
        inner = "frame" in request.query or request.path not in self.map.pages or not self.signed_in(request)
        if inner:
            return super().document(request)
        frame = f'<iframe title="setting" src="{request.path}?frame=1" width="100%" height="500"></iframe>'
        return self.views.members_page("Setting", Html(f'<main id="main">{frame}</main>'))


class Overlay(PracticeSite):
    """Covers a setting's page with a banner about cookies until one of its buttons is pressed.

    `choices` holds what was pressed: "accept" or "refuse".
    """

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.choices: list[str] = []

    def respond(self, request: HttpRequest) -> Response:
        if not request.path.startswith("/consent/"):
            return super().respond(request)
        self.choices.append(request.path.removeprefix("/consent/"))
        return Response(204)

    def script(self) -> str:
        return (
            ""
            if self.choices
            else _dialog("We value your cookies", accept="Accept all", refuse="Refuse")
            + """
            document.addEventListener("practice:rendered", async () => {
              const choice = await ask();
              fetch(`/consent/${choice}`, { method: "POST" });
            });"""
        )


class DialogAfterClick(PracticeSite):
    """Asks back after every click, and saves only what is confirmed there."""

    def script(self) -> str:
        return (
            _dialog("Are you sure?", confirm="Yes, go on", cancel="No, go back")
            + """
            const save = practice.save;
            practice.save = async (key, value) =>
              await ask() === "confirm" ? save(key, value) : { ok: false };"""
        )


def _with_opposite(toggle: Toggle) -> tuple[Toggle, Toggle]:
    sentence = f"Do not {toggle.sentence[0].lower()}{toggle.sentence[1:]}"
    keyless = replace(toggle, label_id=None, input_id=None)
    return replace(keyless, key=OPPOSITE, sentence=sentence), keyless


def _dialog(question: str, **buttons: str) -> str:
    """Return a script that defines `ask`: it covers the page and returns the name of the button pressed."""
    made = "".join(starmap('<button class="secondary" value="{}">{}</button> '.format, buttons.items()))
    panel = f'<div class="card" role="dialog" aria-modal="true"><h2>{question}</h2>{made}</div>'
    return f"""
        function ask() {{
          const cover = document.createElement("div");
          cover.style.cssText = "position:fixed;inset:0;display:grid;place-items:center;background:#0009";
          cover.innerHTML = `{panel}`;
          document.body.append(cover);
          return new Promise(answered => cover.addEventListener("click", event => {{
            if (!event.target.value) return;
            cover.remove();
            answered(event.target.value);
          }}));
        }}"""
