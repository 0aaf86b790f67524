"""Codes into sentences: what happened, and what the person can do. The only door to them."""

from __future__ import annotations

from types import ModuleType

from app import words_en, words_fr
from app.sentence import Sentence
from automation.outcomes import Outcome, Reason, RunOutcome, State, Turn
from automation.plan import Mode


def for_reason(reason: Reason, language: str, *, site: str = "", thing: str = "", mode: Mode = Mode.APPLY) -> Sentence:
    """Say why. `site` names the service, `thing` what it is about: a folder, a file, a program."""
    words = _words(language)
    undo: Sentence | None = words.UNDO_REASONS.get(reason) if mode is Mode.UNDO else None
    sentence: Sentence = undo or words.REASONS[reason]
    return sentence.naming(site or _some_site(language), thing)


def for_turn(turn: Turn, language: str, *, site: str = "") -> Sentence:
    """Say what the person has to do now: a title, and how."""
    sentence: Sentence = _words(language).TURNS[turn]
    return sentence.naming(site or _some_site(language), "")


def for_outcome(outcome: Outcome, language: str, mode: Mode = Mode.APPLY) -> str:
    """A setting's end in a word or two."""
    words = _words(language)
    undo = words.UNDO_OUTCOMES.get(outcome) if mode is Mode.UNDO else None
    return str(undo or words.OUTCOMES[outcome])


def for_run(outcome: RunOutcome, language: str, mode: str = Mode.APPLY) -> str:
    """A run's end in a short sentence."""
    words = _words(language)
    looked = mode == Mode.LOOK and outcome is RunOutcome.DONE
    return str(words.LOOKED if looked else words.RUNS[outcome])


def for_state(state: State, language: str) -> str:
    """What a switch was read as, from the person's side."""
    return str(_words(language).STATES[state])


def _some_site(language: str) -> str:
    return "Le site" if language == "fr" else "The site"


def _words(language: str) -> ModuleType:
    return words_fr if language == "fr" else words_en
