"""What a check of a proof found, in sentences: the files, the key, the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from app.phrases import say
from automation.proof.verify import Kind

if TYPE_CHECKING:
    from automation.proof.verify import Report

_MOST_CHANGES: Final = 10
"""How many changed files are named."""
_LONGEST: Final = 80
"""Characters of a file's name that are shown."""
_KEY_DIGITS: Final = 16
"""How much of a key's fingerprint is shown."""


def shown(name: str) -> str:
    """A name that anybody may have given to a file, fit for a terminal or a window: one line, nothing that moves it."""
    plain = "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in name)
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def verdict_lines(report: Report, language: str) -> list[str]:
    """Three lines for a proof that is as it was sealed; else what has changed, or why it cannot be read."""
    if report.fault:
        return [say(report.fault, language).format(name=shown(report.name))]
    if report.changes[:1] and report.changes[0].kind is Kind.UNFINISHED:
        return [say(Kind.UNFINISHED, language)]
    if report.changes:
        named = [
            say(change.kind, language).format(name=shown(change.name)) for change in report.changes[:_MOST_CHANGES]
        ]
        more = len(report.changes) - len(named)
        rest = [say("and_more", language).format(number=more)] if more else []
        return [say("changed", language), *(f"  {line}" for line in named + rest)]
    key = say("key_own" if report.own else "key_unknown", language).format(key=report.key[:_KEY_DIGITS])
    return [say("unchanged", language), key, _time(report, language)]


def _time(report: Report, language: str) -> str:
    if not report.time:
        return say("time_not_proven", language)
    at = f"{report.time.at:%Y-%m-%d %H:%M:%S} UTC"
    key = "time_proven" if report.time.proven else "time_claimed"
    return say(key, language).format(by=" ".join(report.time.by.split()), at=at)
