"""From the person's preferences to a plan: which settings, and how. Pure: no Qt, no file, no clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.history import PastRun
from app.settings import Settings
from automation.goal import GOALS
from automation.outcomes import Outcome
from automation.plan import Mode, Plan, SignInBy, build_practice

if TYPE_CHECKING:
    from automation.catalogue import Service


def core(service: Service) -> tuple[str, ...]:
    """The main settings, in the recipe's order."""
    return tuple(one.id for one in service.settings if one.core and one.automatic)


def new(service: Service, settings: Settings) -> frozenset[str]:
    """Main settings that were not there to choose from last time; none where nothing was ever chosen."""
    return frozenset(set(core(service)) - set(settings.known)) if settings.known else frozenset()


def wanted(service: Service, settings: Settings) -> tuple[str, ...]:
    """What the person chose last time, in the recipe's order, and what is new since then."""
    if settings.chosen is None:
        return core(service)
    ids = set(settings.chosen) | new(service, settings)
    return tuple(one.id for one in service.settings if one.id in ids)


def left_of(past: PastRun, service: Service) -> tuple[str, ...]:
    """What an interrupted run has not come to its end with, as far as the recipe still knows it."""
    fine = GOALS[Mode(past.mode)].fine
    known = {one.id for one in service.settings}
    return tuple(one for one, outcome in past.results if one in known and Outcome(outcome) not in fine)


def build_plan(  # noqa: PLR0913 - what a plan is made of
    service: Service,
    settings: Settings,
    language: str,
    *,
    only: tuple[str, ...] | None = None,
    mode: Mode = Mode.APPLY,
    preview: bool = False,
    practice: bool = False,
) -> Plan:
    """A plan as the preferences have it; `only` stands for these settings instead of those wanted."""
    plan = Plan(
        service=service.id,
        settings=only or wanted(service, settings),
        mode=mode,
        sign_in=SignInBy.KEYRING if practice else settings.sign_in,
        language=language,
        region=settings.region,
        stay_signed_in=settings.stay_signed_in and not practice,
        preview=preview,
        terms_accepted=settings.accepted is not None,
    )
    return build_practice(plan) if practice else plan
