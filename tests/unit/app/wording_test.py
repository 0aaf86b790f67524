"""Every code has its words in both languages, and the words keep to the rules of the house."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import phrases, wording, words_en, words_fr
from app.erase import Why
from app.flow import PROBLEMS
from app.history import Condition
from app.update import Trouble
from automation.outcomes import Outcome, Reason, RunOutcome, State, Turn
from automation.plan import Mode
from automation.proof.source import Fault
from automation.proof.verify import Kind
from automation.resources import resource
from tests.plain_language import banned_words, long_sentences, typing_faults


def texts(language: str) -> Iterator[str]:
    words = words_fr if language == "fr" else words_en
    for table in (words.REASONS, words.UNDO_REASONS, words.TURNS):
        for sentence in table.values():
            yield from (sentence.what, sentence.do)
    for table in (words.OUTCOMES, words.UNDO_OUTCOMES, words.RUNS, words.STATES):
        yield from table.values()
    yield from (entry[language] for entry in phrases.WORDS.values())
    yield from tomllib.loads((resource("receipt") / f"{language}.toml").read_text(encoding="utf-8")).values()


@pytest.mark.row(38)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_code_has_its_words(language: str) -> None:
    for reason in Reason:
        sentence = wording.for_reason(reason, language, site="LinkedIn", thing="/folder")
        assert sentence.what
        assert sentence.do
        assert "{" not in sentence.what + sentence.do
    for turn in Turn:
        assert "{" not in wording.for_turn(turn, language, site="LinkedIn").do
    assert all(wording.for_outcome(one, language) for one in Outcome)
    assert all(wording.for_run(one, language) for one in RunOutcome)
    assert all(wording.for_state(one, language) for one in State)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_said_of_putting_back_speaks_of_refusing(language: str) -> None:
    """What an undo may say of a setting: every end and every reason that only a setting has."""
    refusing = re.compile("refusez-le|Pas refusé|Refusé, pas|turn it off|not turned off|turned off, not", re.IGNORECASE)
    reasons = [reason for reason in Reason if reason not in PROBLEMS and reason is not Reason.CANCELLED]
    ends = [Outcome.RESTORED, Outcome.ON, Outcome.UNPROVED, Outcome.FAILED, Outcome.STOPPED, Outcome.NEEDS_YOU]

    said = [wording.for_outcome(end, language, Mode.UNDO) for end in ends]
    for reason in reasons:
        sentence = wording.for_reason(reason, language, mode=Mode.UNDO)
        said += [sentence.what, sentence.do]

    assert [text for text in said if refusing.search(text)] == []


@pytest.mark.row(38)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_reasons_say_the_same(language: str) -> None:
    said = [wording.for_reason(reason, language).what for reason in Reason]

    assert len(set(said)) == len(said)


@pytest.mark.row(38)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_missing_name_leaves_no_gap(language: str) -> None:
    for reason in Reason:
        what = wording.for_reason(reason, language).what
        assert not what.endswith((":", " ", "\u00a0")), what


def test_an_unknown_language_is_english() -> None:
    assert wording.for_outcome(Outcome.ON, "xx") == wording.for_outcome(Outcome.ON, "en")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_words_are_plain(language: str) -> None:
    for text in texts(language):
        assert not banned_words(text, language), text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_sentences_are_short(language: str) -> None:
    for text in texts(language):
        assert not long_sentences(text)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_words_are_set_as_their_language_is(language: str) -> None:
    for text in texts(language):
        assert not list(typing_faults(text, language)), text


def test_every_phrase_of_the_terminal_is_used_and_there() -> None:
    files = [file for file in Path("app").glob("*.py") if file.name != "phrases.py"]
    sources = "".join(file.read_text(encoding="utf-8") for file in files)
    closed = {each.value for kind in (Condition, Fault, Kind) for each in kind} | {f"left_{why}" for why in Why}
    closed |= {f"update_{trouble}" for trouble in (*Trouble, "newest", "keyless")}
    named = set(re.findall(r"""["'](\w+)["']""", sources)) | closed

    assert set(phrases.WORDS) <= named
    assert closed <= set(phrases.WORDS) | {Condition.SEALED}
    assert set(re.findall(r"""say\(\s*["'](\w+)""", sources)) <= set(phrases.WORDS)
