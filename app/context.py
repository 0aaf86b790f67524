"""What every command of the terminal needs: places, preferences, language, and the way to say what went wrong."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import click

from app import settings, wording
from app.phrases import remedy, say
from app.places import Places, own_places
from automation.errors import NonMerciError
from automation.outcomes import Reason, RunOutcome

if TYPE_CHECKING:
    from app.compose import Machine
    from automation.catalogue import Service
    from automation.practice import PracticeSite

DONE, NOT_DONE, USAGE, STOPPED, MISSING = range(5)

_EXIT: Final = {RunOutcome.DONE: DONE, RunOutcome.STOPPED: STOPPED}
_MISSING: Final = frozenset(
    {Reason.BROWSER_MISSING, Reason.DRIVER_MISMATCH, Reason.VAULT_MISSING, Reason.VAULT_REFUSED}
)


class Context:
    """What every command needs. Tests give `arguments` for the browser; nothing else can."""

    def __init__(self, places: Places | None = None, arguments: tuple[str, ...] = ()) -> None:
        self.places = places or own_places()
        self.arguments = arguments
        self.language = "fr"
        self.settings = settings.Settings()

    def start(self, language: str | None) -> None:
        """Read the preferences and settle the language."""
        self.settings, copy = settings.load(self.places.settings)
        self.language = language or self.settings.language or system_language(os.environ)
        if copy:
            click.echo(say("settings_broken", self.language).format(copy=copy), err=True)

    def service(self, name: str) -> Service:
        """The recipe of a service; ends the program where there is none, or where a recipe is broken."""
        from automation.catalogue import load_all

        try:
            services = load_all()
        except NonMerciError as problem:
            self.give_up(problem)
        if name not in services:
            raise click.UsageError(say("no_service", self.language).format(name=name, known=", ".join(services)))
        return services[name]

    def machine(self, proofs: Path | None = None, browser: Path | None = None) -> Machine:
        """This computer, as the preferences and options have it."""
        from app.compose import Machine

        chosen = browser or (Path(self.settings.browser) if self.settings.browser else None)
        return Machine(
            places=self.places,
            proofs=proofs or self.proofs,
            browser=chosen,
            tell=lambda driver: click.echo(say("download", self.language).format(driver=driver), err=True),
            show_practice=self._show_practice,
            arguments=self.arguments,
        )

    @property
    def proofs(self) -> Path:
        """Where proof folders are kept."""
        return Path(self.settings.proofs) if self.settings.proofs else self.places.proofs

    def give_up(self, problem: NonMerciError, site: str = "") -> NoReturn:
        """Say what happened and what to do, and end the program."""
        self.explain(problem.reason, problem.detail, site)
        sys.exit(exit_code(problem.reason))

    def explain(self, reason: Reason, thing: str, site: str) -> None:
        """Say what happened and what to do."""
        sentence = wording.for_reason(reason, self.language, site=site, thing=thing)
        click.echo(f"{sentence.what}\n{remedy(sentence, reason)}", err=True)

    def _show_practice(self, site: PracticeSite) -> None:
        account = {"user": site.account.user, "password": site.account.password}
        click.echo(say("practice_account", self.language).format(**account), err=True)


def system_language(environment: Mapping[str, str]) -> str:
    """fr or en, as the system's own variables have it (POSIX: LC_ALL, LC_MESSAGES, LANG, in this order)."""
    set_first = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return "fr" if set_first.lower().startswith("fr") else "en"


def exit_code(reason: Reason | None, outcome: RunOutcome = RunOutcome.FAILED) -> int:
    """The exit code for the end of a run, or for a command that could not be carried out."""
    return MISSING if reason in _MISSING else _EXIT.get(outcome, NOT_DONE)


service_option = click.option("--service", default="linkedin", show_default=True, help="Which service.")
