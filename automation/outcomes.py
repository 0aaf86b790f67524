"""The closed sets: how a setting ends, how a run ends, and why."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """What a switch was read as. `UNREADABLE` is never taken for off."""

    ON = "on"
    OFF = "off"
    UNREADABLE = "unreadable"


class Outcome(StrEnum):
    """How one setting ended. Only `ALREADY_OFF` and `TURNED_OFF` are green."""

    ALREADY_OFF = "already_off"
    TURNED_OFF = "turned_off"
    NOT_OFFERED = "not_offered"
    NEEDS_YOU = "needs_you"
    UNPROVED = "unproved"
    FAILED = "failed"
    SKIPPED = "skipped"
    STOPPED = "stopped"
    RESTORED = "restored"
    ON = "on"

    @property
    def green(self) -> bool:
        """Whether the setting was read as off after a fresh load."""
        return self in (Outcome.ALREADY_OFF, Outcome.TURNED_OFF)

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do for this setting in an `apply` run."""
        return self.green or self in (Outcome.NOT_OFFERED, Outcome.SKIPPED)


class RunOutcome(StrEnum):
    """How a whole run ended."""

    DONE = "done"
    PARTIAL = "partial"
    STOPPED = "stopped"
    FAILED = "failed"


class Reason(StrEnum):
    """Why a setting or a run did not end as hoped. Stable: every name has its sentences in every language."""

    REVERTED = "REVERTED"
    SAVE_REJECTED = "SAVE_REJECTED"
    NOT_FOUND = "NOT_FOUND"
    AMBIGUOUS = "AMBIGUOUS"
    DISABLED_BY_SITE = "DISABLED_BY_SITE"
    LAYOUT_CHANGED = "LAYOUT_CHANGED"
    PAGE_GONE = "PAGE_GONE"
    NOT_IN_REGION = "NOT_IN_REGION"
    OVERLAID = "OVERLAID"
    DIALOG_UNKNOWN = "DIALOG_UNKNOWN"
    NOT_CONFIRMED = "NOT_CONFIRMED"

    NEEDS_SIGN_IN = "NEEDS_SIGN_IN"
    WRONG_PASSWORD = "WRONG_PASSWORD"
    CHALLENGE_CODE = "CHALLENGE_CODE"
    CHALLENGE_CAPTCHA = "CHALLENGE_CAPTCHA"
    CHALLENGE_PHONE = "CHALLENGE_PHONE"
    CHALLENGE_OTHER = "CHALLENGE_OTHER"
    ACCOUNT_RESTRICTED = "ACCOUNT_RESTRICTED"
    WRONG_ACCOUNT = "WRONG_ACCOUNT"
    RATE_LIMITED = "RATE_LIMITED"
    REFUSED_BY_SITE = "REFUSED_BY_SITE"
    SESSION_EXPIRED = "SESSION_EXPIRED"
    OFFLINE = "OFFLINE"
    NAME_NOT_FOUND = "NAME_NOT_FOUND"
    TLS_PROBLEM = "TLS_PROBLEM"
    WRONG_ORIGIN = "WRONG_ORIGIN"
    SITE_ERROR = "SITE_ERROR"
    BROWSER_MISSING = "BROWSER_MISSING"
    DRIVER_MISMATCH = "DRIVER_MISMATCH"
    BROWSER_CLOSED = "BROWSER_CLOSED"
    TAB_CRASHED = "TAB_CRASHED"
    DRIVER_DIED = "DRIVER_DIED"
    TIMED_OUT = "TIMED_OUT"
    DISK_FULL = "DISK_FULL"
    NOT_WRITABLE = "NOT_WRITABLE"
    VAULT_REFUSED = "VAULT_REFUSED"
    VAULT_LOCKED = "VAULT_LOCKED"
    VAULT_MISSING = "VAULT_MISSING"
    VAULT_TOO_LONG = "VAULT_TOO_LONG"
    VAULT_MISMATCH = "VAULT_MISMATCH"
    RECIPE_BAD = "RECIPE_BAD"
    RECIPE_TOO_NEW = "RECIPE_TOO_NEW"
    ALREADY_RUNNING = "ALREADY_RUNNING"
    WORKER_DIED = "WORKER_DIED"
    CANCELLED = "CANCELLED"
    INTERNAL = "INTERNAL"


class Turn(StrEnum):
    """What the person is asked to do when it is their turn; the challenge names are those of `Reason`."""

    NEEDS_SIGN_IN = "NEEDS_SIGN_IN"
    WRONG_PASSWORD = "WRONG_PASSWORD"
    SESSION_EXPIRED = "SESSION_EXPIRED"
    CHALLENGE_CODE = "CHALLENGE_CODE"
    CHALLENGE_CAPTCHA = "CHALLENGE_CAPTCHA"
    CHALLENGE_PHONE = "CHALLENGE_PHONE"
    CHALLENGE_OTHER = "CHALLENGE_OTHER"
    SWITCH = "SWITCH"
