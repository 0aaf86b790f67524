"""What a practice site is like: its language, its sign-in, its region, who has an account there."""

import secrets
from dataclasses import dataclass, field
from typing import Literal

Challenge = Literal["code", "captcha", "phone", "other"]


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """One way for the site to be. Every default together is the plain, good site."""

    language: str = "en"
    """Two letters; texts the language lacks are English."""
    login: Literal["classic", "react"] = "classic"
    """Which generation of the sign-in form: a real form, or fields without names or form (facts 8.1)."""
    on: frozenset[str] | None = None
    """Keys of the switches that are on at the start; None means all."""
    delay: float = 0.0
    """Seconds added to every answer."""
    render_delay: float = 0.0
    """Seconds, in the page, before the switches appear."""
    challenge: Challenge | None = None
    """What is asked once, after the first right password (facts 8.2)."""
    self_solving: float | None = None
    """Seconds after which sign-in and challenge pages fill and send themselves. For tests of "by hand"."""
    region: Literal["row", "eu"] = "row"
    """Where the account lives: in the EU, without the sharing setting, or in the rest of the world."""
    absent: Literal["redirect", "not_found", "empty"] = "redirect"
    """What the address of a setting that is not offered leads to: the index, not found, or an empty page."""
    sharing: Literal["select", "trusted"] = "select"
    """Which of its two addresses the sharing setting has (facts 2.2)."""


@dataclass(frozen=True)
class Account:
    """The one account of a practice site. The password is made up for each."""

    user: str = "camille.martin@practice.example"
    password: str = field(default_factory=lambda: secrets.token_urlsafe(12), repr=False)
    slug: str = "camille-martin-07b42a"
    name: str = "Camille Martin"
