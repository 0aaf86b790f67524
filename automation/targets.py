"""Finding the one switch of a setting among those of its page.

Ordered ways; each must give exactly one match that can be operated, else the next; more than one match at any way
is AMBIGUOUS. Never by class names, positions or indices.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from automation.browser.page import Snapshot, Switch
from automation.catalogue import Service, Setting
from automation.errors import SettingProblem
from automation.outcomes import Reason


class Way(StrEnum):
    """How the switch was found."""

    KEY = "key"
    NAME = "name"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Found:
    """The one match, how it was found, and how many switches the page has."""

    switch: Switch
    way: Way
    switches: int
    matches: int = 1
    """How many matched in this way; more than one is never taken."""


def find(setting: Setting, service: Service, snapshot: Snapshot) -> Found:
    """Return the one switch of a setting; raises SettingProblem: AMBIGUOUS, NOT_FOUND or LAYOUT_CHANGED."""
    operable = [switch for switch in snapshot.switches if switch.operable]
    ours = [switch for switch in operable if switch.in_main]
    for way, matches in (
        (Way.KEY, [switch for switch in operable if has_key(switch, setting)]),
        (Way.NAME, [switch for switch in ours if _known(switch.name, setting.names)]),
        (Way.ALONE, ours),
    ):
        if len(matches) > 1:
            raise SettingProblem(Reason.AMBIGUOUS, setting.id)
        if matches:
            _accept(matches[0], way, setting, service, snapshot)
            return Found(matches[0], way, len(operable), len(matches))
    raise SettingProblem(Reason.NOT_FOUND, setting.id)


def _accept(switch: Switch, way: Way, setting: Setting, service: Service, snapshot: Snapshot) -> None:
    """See that a single match is really this setting's; raises SettingProblem(LAYOUT_CHANGED)."""
    if not switch.in_main or snapshot.path.rstrip("/") not in setting.paths:
        raise SettingProblem(Reason.LAYOUT_CHANGED, setting.id)
    if way is Way.KEY:
        return
    if any(has_key(switch, other) for other in service.settings):
        raise SettingProblem(Reason.LAYOUT_CHANGED, setting.id)  # it is the switch of another setting
    heading_known = any(_known(heading, setting.headings) for heading in snapshot.headings)
    if way is Way.ALONE and not (setting.target.alone and heading_known and switch.role == "switch"):
        raise SettingProblem(Reason.LAYOUT_CHANGED, setting.id)


def has_key(switch: Switch, setting: Setting) -> bool:
    """Whether the switch carries the setting's own key."""
    target = setting.target
    return (target.labelledby is not None and switch.labelledby == (target.labelledby,)) or (
        target.element_id is not None and target.element_id == switch.element_id
    )


def _known(text: str, words: Mapping[str, Iterable[str]]) -> bool:
    return normal(text) in {normal(each) for several in words.values() for each in several}


def normal(text: str) -> str:
    """A text without what editors and locales change: apostrophes, kinds of space, case, accents' encoding."""
    one_way = unicodedata.normalize("NFKC", text).replace("\u2019", "'").replace("\u2018", "'").replace("\u02bc", "'")
    return " ".join(one_way.split()).casefold().rstrip(" .:")
