"""The engine's face in a terminal: a bar while it works, a table at the end."""

from __future__ import annotations

import select
import sys
import unicodedata
from typing import IO, Final

import click

from app import wording
from app.phrases import remedy, say
from automation.catalogue import Service
from automation.events import (
    Event,
    Proving,
    RunEnded,
    RunStarted,
    Secret,
    SettingResult,
    SettingStarted,
    SigningIn,
    YourTurn,
    event_line,
)
from automation.face import Choice, Wish
from automation.outcomes import Outcome

_MARKS: Final = {Outcome.FAILED: "✗", Outcome.NEEDS_YOU: "!", Outcome.UNPROVED: "?", Outcome.ON: "●"}
_COLOURS: Final = {Outcome.FAILED: "red", Outcome.NEEDS_YOU: "yellow", Outcome.UNPROVED: "yellow", Outcome.ON: "yellow"}


class TerminalFace:
    """Shows a run to a person. The bar and the turns go to standard error, the table to standard output."""

    def __init__(self, service: Service, language: str, *, assist: bool) -> None:
        self._service = service
        self._language = language
        self._assist = assist
        self._bar: Bar | None = None

    def report(self, event: Event) -> None:
        """Show one event."""
        match event:
            case RunStarted():
                self._bar = Bar(2 * len(event.settings))
            case SigningIn():
                self._show(say("signing_in", self._language))
            case SettingStarted():
                self._show(self._service.setting(event.id).title(self._language), step=1)
            case Proving():
                self._show(say("proving", self._language))
            case YourTurn():
                self._your_turn(event)
            case RunEnded() if self._bar:
                self._bar.clear()
            case _:
                pass  # the table at the end tells the rest

    def secret(self, service: str) -> Secret | None:
        """E-mail and password from this computer's keyring."""
        return stored_secret(service)

    def confirm(self, what: str) -> bool:  # noqa: ARG002 - there is one notice
        """Show the notice about the site's terms and ask."""
        click.echo(say("terms", self._language).format(site=self._service.name), err=True)
        return click.confirm(say("accept", self._language), default=False, err=True)

    def wished(self, wish: Wish) -> bool:
        """Whether the person pressed Enter since the last call, which stands for skip (assist, on a terminal)."""
        if wish is not Wish.SKIP or not self._assist or not sys.stdin.isatty() or sys.platform == "win32":
            return False
        return bool(select.select([sys.stdin], [], [], 0)[0]) and bool(sys.stdin.readline())

    def choice(self) -> Choice | None:
        """Nothing is left to choose: the options said it all."""
        return None

    def _show(self, text: str, step: int = 0) -> None:
        if self._bar:
            self._bar.show(text, step)

    def _your_turn(self, event: YourTurn) -> None:
        sentence = wording.for_turn(event.what, self._language, site=self._service.name)
        if self._bar:
            self._bar.clear()
        click.secho(f"{say('your_turn', self._language)} — {sentence.what}", err=True, bold=True)
        click.echo(sentence.do, err=True)
        if self._assist:
            click.echo(say("skip", self._language), err=True)


class LinesFace:
    """Events as JSON lines for another program; it has no answers to give, so passwords come from the keyring."""

    def __init__(self, out: IO[str]) -> None:
        self._out = out

    def report(self, event: Event) -> None:
        """Print one event as one line."""
        self._out.write(event_line(event) + "\n")
        self._out.flush()

    def secret(self, service: str) -> Secret | None:
        """E-mail and password from this computer's keyring."""
        return stored_secret(service)

    def confirm(self, what: str) -> bool:  # noqa: ARG002 - whatever it is
        """Nobody is there to agree."""
        return False

    def wished(self, wish: Wish) -> bool:  # noqa: ARG002 - whatever it is
        """Nobody is there to wish."""
        return False

    def choice(self) -> Choice | None:
        """Nobody is there to choose."""
        return None


def stored_secret(service: str) -> Secret | None:
    """E-mail and password from this computer's keyring. Raises VaultProblem."""
    from app.vault import KeyringVault

    login = KeyringVault().get(service)
    return Secret(login.user, login.password) if login else None


class Bar:
    """One line that is drawn over: how far, and with what. Silent where nobody looks at a terminal."""

    WIDTH: Final = 24

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._done = 0
        self._live = sys.stderr.isatty()

    def show(self, text: str, step: int = 0) -> None:
        """Go on by so many steps and show what is being done."""
        self._done = min(self._done + step, self._steps)
        if self._live:
            filled = round(self.WIDTH * self._done / self._steps)
            line = f"[{'█' * filled}{'·' * (self.WIDTH - filled)}] {text}"
            click.echo(f"\r\x1b[2K{line}", nl=False, err=True)

    def clear(self) -> None:
        """Take the line away."""
        if self._live:
            click.echo("\r\x1b[2K", nl=False, err=True)


def table(service: Service, ended: RunEnded, language: str) -> str:
    """The settings of a run, one a row; what needs a word has its sentence below."""
    heads = [say(key, language) for key in ("setting", "before", "after", "result")]
    rows = [_cells(service, result, language) for result in ended.settings]
    widths = [max(_width(row[column]) for row in [heads, *rows]) for column in range(3)]
    lines = [
        click.style(
            "  ".join(["  " + _pad(heads[0], widths[0]), *map(_pad, heads[1:3], widths[1:]), heads[3]]), dim=True
        )
    ]
    for result, row in zip(ended.settings, rows, strict=True):
        mark, colour = _MARKS.get(result.outcome, "–"), _COLOURS.get(result.outcome)
        if result.outcome.green:
            mark, colour = "✓", "green"
        cells = "  ".join([_pad(row[0], widths[0]), *map(_pad, row[1:3], widths[1:])])
        lines.append(f"{click.style(mark, fg=colour)} {cells}  {click.style(row[3], fg=colour, bold=True)}")
        lines += _why(service, result, ended, language)
    return "\n".join(lines)


def _cells(service: Service, result: SettingResult, language: str) -> list[str]:
    states = [wording.for_state(state, language) if state else "–" for state in (result.before, result.after)]
    return [service.setting(result.id).title(language), *states, wording.for_outcome(result.outcome, language)]


def _why(service: Service, result: SettingResult, ended: RunEnded, language: str) -> list[str]:
    """The sentence below a row, unless the run's own reason says it for all of them."""
    if result.reason is None or result.reason == ended.reason:
        return []
    sentence = wording.for_reason(result.reason, language, site=service.name)
    return [f"    {sentence.what}", f"    {remedy(sentence, result.reason)}"]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
