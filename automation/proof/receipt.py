"""The receipt: one HTML page for people, with everything it shows inside it."""

from __future__ import annotations

import base64
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from automation.resources import resource


@dataclass(frozen=True, slots=True)
class Row:
    """One setting on the receipt. `tone` is good, bad, open or calm; the words say the same."""

    id: str
    title: str
    before: str
    after: str
    outcome: str
    tone: str
    what: str
    do: str
    read_back: datetime | None
    place: str
    """Address of the page it was read on."""
    found_by: str
    before_png: bytes | None
    after_png: bytes | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """All that a receipt tells. Texts are in the person's language already; times carry their zone."""

    service: str
    practice: bool
    mode: str
    run: str
    started: datetime
    ended: datetime
    account: str
    app: str
    browser: str
    recipe: str
    outcome: str
    tone: str
    what: str
    do: str
    rows: tuple[Row, ...]
    key: str
    """Fingerprint of the key that seals the proof."""
    key_kept: bool


def write_receipt(record: Record, language: str) -> bytes:
    """Return the page in `fr` or `en`. Every text is escaped; pictures are data: URIs; nothing is loaded."""
    folder = resource("receipt")
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"moment": _moment(language), "picture": _picture}
    file = folder / f"{language if language == 'fr' else 'en'}.toml"
    texts = tomllib.loads(file.read_text(encoding="utf-8"))
    page = environment.get_template("receipt.html.j2").render(r=record, t=texts, language=language)
    return page.encode("utf-8")


def _picture(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode('ascii')}"


def _moment(language: str) -> Callable[[datetime], str]:
    """Local time to the second, as the language writes it, and how far it is from UTC."""
    form = "%d/%m/%Y à %H:%M:%S" if language == "fr" else "%Y-%m-%d at %H:%M:%S"

    def told(moment: datetime) -> str:
        local = moment.astimezone()
        away = f"{local:%z}"
        zone = "UTC" if away in ("+0000", "-0000") else f"UTC{away[:3]}:{away[3:5]}"
        return f"{local:{form}} ({zone})"

    return told
