"""What a run shall do: which settings, in which mode, signed in how, at which pace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from automation.lines import BadLine, build, plain

if TYPE_CHECKING:
    from automation.catalogue import Service


class Mode(StrEnum):
    """What is done with a setting: turned off, looked at, left to the person to turn off, put back."""

    APPLY = "apply"
    LOOK = "look"
    ASSIST = "assist"
    UNDO = "undo"
    """Turn on again what an earlier run turned off; such a plan is made by `app.undo` alone."""


class SignInBy(StrEnum):
    """Who types: the person, or the app with the password kept in the computer's keyring."""

    HAND = "hand"
    KEYRING = "keyring"


class Region(StrEnum):
    """Where the account's owner lives, as far as the service's rules differ."""

    EU = "eu"
    UK = "uk"
    US = "us"
    CA_HK = "ca_hk"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Pace:
    """The numbers of a run, in seconds and page loads."""

    between_actions: float
    before_proof: float
    """Between the last click and the first fresh read."""
    calm: float
    """For how long a switch must hold still before it is believed."""
    loads_per_setting: int = 4
    loads_per_run: int = 60
    patience: float = 10.0
    """For a switch to appear. Rendering takes up to 8 s on real pages."""
    settle: float = 10.0
    """For a save request to be answered."""
    sign_in: float = 30.0
    """For the site to answer a sign-in that we submitted."""


REAL: Final = Pace(between_actions=1.5, before_proof=8.0, calm=1.0)
PRACTICE: Final = Pace(between_actions=0.0, before_proof=0.0, calm=0.0)


@dataclass(frozen=True, slots=True)
class Plan:
    """One run, decided before it begins."""

    service: str
    settings: tuple[str, ...]
    """Ids, in the order in which they are dealt with: the recipe's, in undo the other way round."""
    mode: Mode = Mode.APPLY
    sign_in: SignInBy = SignInBy.HAND
    practice: bool = False
    headless: bool = False
    language: str = "fr"
    """Of the browser and of the receipt."""
    region: Region | None = None
    """None where it was not said."""
    stay_signed_in: bool = False
    preview: bool = False
    """Read the present values first and let the person choose mode and settings then."""
    keep_page: bool = False
    """Keep a picture of the whole page beside that of the setting, in the private part of the proof."""
    timestamp: str = ""
    """Address of the service that is to time-stamp the proof (RFC 3161); empty for none."""
    terms_accepted: bool = False
    """The person has read and accepted the notice about the site's terms."""
    identity: str = ""
    """Fingerprint of the account that is meant, as an earlier run saw it; empty: whichever signs in."""
    pace: Pace = field(default=REAL)

    def __post_init__(self) -> None:
        """Refuse a plan that names a setting twice, and one that turns something on and leaves open what."""
        if len(set(self.settings)) != len(self.settings):
            raise BadLine("Plan.settings: named twice")
        if self.mode is Mode.UNDO and self.preview:
            raise BadLine("Plan.preview: what is put back is known before the run")

    def to_data(self) -> dict[str, Any]:
        """As JSON knows it, without the pace: that is ours to choose, not a caller's."""
        data: dict[str, Any] = plain(self)
        del data["pace"]
        return data


def from_data(data: object) -> Plan:
    """Read a plan; raises BadLine. The pace follows from what is run against, and cannot be given."""
    if isinstance(data, dict) and "pace" in data:
        raise BadLine("Plan: unknown key 'pace'")
    plan = build(Plan, data)
    return plan if not plan.practice else build_practice(plan)


def build_practice(plan: Plan) -> Plan:
    """The same plan for the practice site: no pauses."""
    return Plan(**{**{name: getattr(plan, name) for name in plan.__slots__}, "practice": True, "pace": PRACTICE})


class UnknownSetting(ValueError):
    """No setting has this id; `close` lists ids that look like it."""

    def __init__(self, setting: str, known: Iterable[str]) -> None:
        import difflib

        super().__init__(setting)
        self.setting = setting
        self.close = difflib.get_close_matches(setting, list(known), n=3, cutoff=0.4)


def choose(service: Service, only: Iterable[str], *, extended: bool, mode: Mode) -> tuple[str, ...]:
    """Ids of the settings to deal with, in the recipe's order; raises UnknownSetting.

    Without `only`: the core ones, with `extended` all. Those that the app cannot click are left to assist,
    unless named.
    """
    known = [setting.id for setting in service.settings]
    wanted = set(only)
    for one in sorted(wanted - set(known)):
        raise UnknownSetting(one, known)
    if wanted:
        return tuple(one for one in known if one in wanted)
    return tuple(
        setting.id
        for setting in service.settings
        if (extended or setting.core) and (setting.automatic or mode is Mode.ASSIST)
    )
