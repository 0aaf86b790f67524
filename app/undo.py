"""From a past run to the plan that puts back what it turned off. Pure: reads no file and asks nobody."""

from __future__ import annotations

from dataclasses import replace

from app.history import PastRun
from automation.catalogue import Service
from automation.plan import REAL, Mode, Plan, build_practice


def undoable(past: PastRun, service: Service) -> tuple[str, ...]:
    """Ids of the settings that a run turned off and that its recipe lets the app put back, in the recipe's order.

    What was off before, or was not read as off in the end, is never among them.
    """
    return tuple(
        setting.id
        for setting in service.settings
        if setting.id in past.turned_off and setting.undo and setting.automatic
    )


def plan_to_undo(past: PastRun, service: Service, base: Plan) -> Plan:
    """Return the plan that puts a run's settings back, for the same account, where that run took place.

    `base` says how: sign-in, language, region, what was accepted. The order is the recipe's from its end, because a
    setting that moved another is back before the other. Raises ValueError where nothing is undoable.
    """
    settings = undoable(past, service)[::-1]
    if not settings:
        raise ValueError(f"nothing to put back: {past.folder}")
    plan = replace(
        base,
        service=service.id,
        settings=settings,
        mode=Mode.UNDO,
        practice=past.practice,
        preview=False,
        identity=past.identity,
        pace=REAL if base.practice else base.pace,
    )
    return build_practice(plan) if past.practice else plan
