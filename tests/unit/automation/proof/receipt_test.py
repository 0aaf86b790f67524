"""The receipt: honest in both languages, whole in itself, and nobody's script."""

from __future__ import annotations

import re
import time
import tomllib
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from automation.proof.receipt import Record, Row, write_receipt
from automation.resources import resource

NOW = datetime(2026, 11, 21, 18, 4, 5, tzinfo=UTC)
HOSTILE = "<script>alert('x')</script> \"quoted\" & 'single'"

ROW = Row(
    id="linkedin.ai-training",
    title="AI training",
    before="Shared",
    after="Off",
    outcome="Turned off",
    tone="good",
    what="",
    do="",
    read_back=NOW,
    place="https://www.linkedin.com/mypreferences/d/x",
    found_by="key",
    before_png=b"\x89PNG before",
    after_png=b"\x89PNG after",
    notes=("Counts for the future.",),
)
RECORD = Record(
    service="LinkedIn",
    practice=False,
    mode="apply",
    run="a1b2",
    started=NOW,
    ended=NOW,
    account="z***",
    app="1.0",
    browser="chrome 156",
    recipe="LinkedIn 2026",
    outcome="Done, and checked.",
    tone="good",
    what="",
    do="",
    rows=(ROW,),
    key="ab" * 32,
    key_kept=True,
)


def page(record: Record = RECORD, language: str = "en") -> str:
    return write_receipt(record, language).decode()


def texts(language: str) -> dict[str, str]:
    return tomllib.loads((resource("receipt") / f"{language}.toml").read_text(encoding="utf-8"))


def test_hostile_texts_stay_texts() -> None:
    row_texts = {field.name: HOSTILE for field in fields(Row) if isinstance(getattr(ROW, field.name), str)}
    row = replace(ROW, **{**row_texts, "tone": "bad", "found_by": "key", "notes": (HOSTILE,)})
    record_texts = {field.name: HOSTILE for field in fields(Record) if isinstance(getattr(RECORD, field.name), str)}
    made = page(replace(RECORD, **{**record_texts, "tone": "bad", "mode": "apply", "rows": (row,)}))

    assert "<script" not in made
    assert "&lt;script&gt;" in made


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_is_loaded_from_anywhere(language: str) -> None:
    made = page(language=language)

    assert not re.search(r"(src|href)=\"(?!data:)", made)
    assert "url(" not in made
    assert "default-src 'none'" in made
    assert f'<html lang="{language}">' in made


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_says_what_it_does_not_show(language: str) -> None:
    made = page(language=language)

    for key in ("shows", "shows_not", "not_past", "delay", "comes_back"):
        assert texts(language)[key] in made


def test_practice_is_said_before_anything_else() -> None:
    made = page(replace(RECORD, practice=True), "fr")

    body = made.split("<body>")[1]
    assert body.index("Entraînement") < body.index("<h1>")
    assert "LinkedIn</p>" not in body.split("<h1>")[0]


def test_what_did_not_work_is_not_in_green_and_has_its_words() -> None:
    row = replace(ROW, tone="bad", outcome="Not turned off", what="The site put it back.", do="Do it yourself.")
    made = page(replace(RECORD, tone="bad", outcome="Not done.", rows=(row,)))

    assert 'class="outcome bad"' in made
    assert 'class="outcome good"' not in made
    assert "The site put it back." in made
    assert "Do it yourself." in made


def test_ten_pictures_fit_into_a_receipt_of_a_megabyte_and_a_half() -> None:
    row = replace(ROW, before_png=bytes(60_000), after_png=bytes(60_000))

    assert len(write_receipt(replace(RECORD, rows=(row,) * 5), "fr")) < 1_500_000


def test_the_template_uses_every_text_and_no_other() -> None:
    template = (resource("receipt") / "receipt.html.j2").read_text(encoding="utf-8")
    used = set(re.findall(r"\bt\.(\w+)", template)) | {"found_key", "found_name", "found_alone"}

    assert used == set(texts("fr")) == set(texts("en"))


@pytest.mark.parametrize(("zone", "told"), [
    ("UTC", "2026-11-21 at 18:04:05 (UTC)"),
    ("CET-1", "2026-11-21 at 19:04:05 (UTC+01:00)"),
    ("NST+3:30", "2026-11-21 at 14:34:05 (UTC-03:30)"),
])  # fmt: skip
def test_times_are_those_of_the_place_with_how_far_it_is_from_utc(
    zone: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert told in page()
    finally:
        monkeypatch.undo()
        time.tzset()
