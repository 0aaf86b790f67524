"""From a run that has ended to its receipt: codes become sentences here, at the edge."""

from __future__ import annotations

from typing import Final

from app import __version__, wording
from automation.catalogue import Service, Setting
from automation.engine import Summary
from automation.outcomes import Outcome, RunOutcome
from automation.plan import Mode, Region
from automation.proof.receipt import Record, Row, write_receipt
from automation.visit import Attempt

_TONES: Final = {
    Outcome.FAILED: "bad",
    Outcome.NEEDS_YOU: "open",
    Outcome.UNPROVED: "open",
    Outcome.STOPPED: "open",
    Outcome.ON: "open",
}
_RUN_TONES: Final = {RunOutcome.DONE: "good", RunOutcome.FAILED: "bad"}


def receipt(summary: Summary) -> bytes:
    """The receipt's page, in the language of the plan."""
    language, service = summary.plan.language, summary.service
    why = wording.for_reason(summary.reason, language, site=service.name) if summary.reason else None
    record = Record(
        service=service.name,
        practice=summary.plan.practice,
        mode=summary.plan.mode,
        run=summary.run,
        started=summary.started,
        ended=summary.ended,
        account=summary.account,
        app=__version__,
        browser=summary.browser,
        recipe=f"{service.name} {service.version}",
        outcome=wording.for_run(summary.outcome, language, summary.plan.mode),
        tone=_RUN_TONES.get(summary.outcome, "open"),
        what=why.what if why else "",
        do=why.do if why else "",
        rows=tuple(_row(attempt, summary) for attempt in summary.attempts),
        key=summary.key,
        key_kept=summary.key_kept,
    )
    return write_receipt(record, language)


def _row(attempt: Attempt, summary: Summary) -> Row:
    language, outcome = summary.plan.language, attempt.outcome or Outcome.STOPPED
    shown = attempt.reason if attempt.reason != summary.reason else None
    mode = summary.plan.mode
    why = wording.for_reason(shown, language, site=summary.service.name, mode=mode) if shown else None
    looks = {look.when: look for look in attempt.captures}
    last = attempt.captures[-1] if attempt.captures else None
    states = [wording.for_state(state, language) if state else "–" for state in (attempt.before, attempt.after)]
    return Row(
        id=attempt.setting.id,
        title=attempt.setting.title(language),
        before=states[0],
        after=states[1],
        outcome=wording.for_outcome(outcome, language, mode),
        tone=_tone(outcome, mode),
        what=why.what if why else "",
        do=why.do if why else "",
        read_back=last.taken if last and attempt.after else None,
        place=last.place if last else "",
        found_by=last.found_by if last else "",
        before_png=looks["before"].picture if "before" in looks else None,
        after_png=looks["after"].picture if "after" in looks else None,
        notes=()
        if mode is Mode.UNDO
        else tuple(  # they are about refusing
            notes(summary.service, attempt.setting, summary.plan.region, language)
        ),
    )


def _tone(outcome: Outcome, mode: Mode) -> str:
    """Good, bad, open or calm; in an undo, what is on is as it was wanted."""
    if outcome.green or outcome is Outcome.RESTORED:
        return "good"
    return "calm" if outcome is Outcome.ON and mode is Mode.UNDO else _TONES.get(outcome, "calm")


def notes(service: Service, setting: Setting, region: Region | None, language: str) -> list[str]:
    """The sentences that are true of a setting where the person lives; without a region, those true everywhere."""
    known = [service.notes[key] for key in setting.notes]
    fitting = [note for note in known if not note.regions or region in note.regions]
    return [note.text.get(language) or note.text["en"] for note in fitting]
