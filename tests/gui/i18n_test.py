"""The window's texts: all of them are there in both languages, as they stand in the source, and plain."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.ui.language import LANGUAGES
from automation.resources import resource
from tests.plain_language import banned_words, long_sentences, typing_faults

TOOLS = Path(sys.executable).parent
FORMS = {"fr": 2, "en": 2}
"""Plural forms of a language (Qt Linguist's rules)."""
NAME_OF_A_SAFE = "Trousseau d’accès"
"""As macOS calls it, for people to find it."""
PLACEHOLDERS = re.compile(r"\{\w+\}|%n|%L?\d")


@dataclass(frozen=True)
class Message:
    """One text and its translation, one for each plural form."""

    context: str
    source: str
    forms: tuple[str, ...]
    numerus: bool
    state: str
    """Empty when it is finished."""


def file(language: str, ending: str) -> Path:
    return Path(str(resource("i18n", f"non-merci_{language}.{ending}")))


def messages(language: str) -> Iterator[Message]:
    for context in ElementTree.parse(file(language, "ts")).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            yield Message(context.findtext("name", ""), message.findtext("source", ""), tuple(forms),
                          message.get("numerus") == "yes", translation.get("type", ""))  # fmt: skip


def run(tool: str, *arguments: str | Path, folder: Path) -> None:
    subprocess.run([TOOLS / f"pyside6-{tool}", "-silent", *arguments], cwd=folder, check=True, timeout=60)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_are_those_of_the_source(language, tmp_path, repository):
    known = file(language, "ts")
    copy = tmp_path / known.name
    shutil.copyfile(known, copy)
    sources = sorted(str(source.relative_to(repository)) for source in (repository / "app/ui").rglob("*.py"))

    run("lupdate", "-locations", "none", "-no-obsolete", *sources, "-source-language", "en_US", "-ts", copy,
        folder=repository)  # fmt: skip

    assert copy.read_text(encoding="utf-8") == known.read_text(encoding="utf-8"), "run: make i18n, and translate"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_shipped_was_made_from_the_texts(language, tmp_path):
    made = tmp_path / "made.qm"

    run("lrelease", file(language, "ts"), "-qm", made, folder=tmp_path)

    assert made.read_bytes() == file(language, "qm").read_bytes(), "run: make i18n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_in_every_plural_form(language):
    for message in messages(language):
        assert not message.state, message
        assert all(form.strip() for form in message.forms), message
        assert len(message.forms) == (FORMS[language] if message.numerus else 1), message


def test_both_languages_have_the_same_texts():
    french, english = ([(one.context, one.source, one.numerus) for one in messages(language)] for language in LANGUAGES)

    assert french == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_is_in_every_translation(language):
    for message in messages(language):
        wanted = sorted(PLACEHOLDERS.findall(message.source))
        *_, plural = message.forms
        assert sorted(PLACEHOLDERS.findall(plural)) == wanted, message
        for form in message.forms:
            assert set(PLACEHOLDERS.findall(form)) | {"%n"} >= set(wanted), message


def test_english_is_what_the_source_says():
    for message in messages("en"):
        if not message.numerus:
            assert message.forms == (message.source,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_are_plain(language):
    for message in messages(language):
        for form in message.forms:
            assert not banned_words(form.replace(NAME_OF_A_SAFE, ""), language), form
            assert not long_sentences(form), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_are_set_as_their_language_is(language):
    for message in messages(language):
        for form in message.forms:
            assert not list(typing_faults(form, language)), form
            assert form == form.strip(), form


def test_in_french_a_number_and_its_noun_stay_on_one_line():
    assert [form for message in messages("fr") for form in message.forms if "%n " in form] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_is_taken_twice_on_the_keyboard(language):
    """There are no Alt letters; where one comes, it must not be another's."""
    assert [form for message in messages(language) for form in message.forms if "&" in form] == []
