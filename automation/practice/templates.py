"""Filling the HTML shells and finding the words in `resources/practice/`."""

import html
import json
import tomllib
from collections.abc import Iterable, Mapping
from string import Template

from automation.resources import resource

RIGHT_TO_LEFT = frozenset({"ar"})


class Html(str):
    """Text that is markup already. Everything else is escaped when it is filled in."""

    __slots__ = ()


class Words:
    """The site's words in one language, English where it has none."""

    def __init__(self, language: str) -> None:
        words = tomllib.loads(resource("practice", "words.toml").read_text("utf-8"))
        self.language = language if language in words else "en"
        self.direction = "rtl" if self.language in RIGHT_TO_LEFT else "ltr"
        self.frame: Mapping[str, str] = words["en"] | words[self.language]

    def of(self, text: Mapping[str, str]) -> str:
        """Choose from the same words in several languages."""
        return text.get(self.language, text["en"])


def fill(shell: str, words: Words, **values: str) -> Html:
    """Fill `shell`.html; it may use every word of the frame by name, and the values given."""
    template = Template(resource("practice", f"{shell}.html").read_text("utf-8"))
    texts = {**words.frame, **values}
    return Html(template.substitute({name: _escaped(text) for name, text in texts.items()}))


def joined(parts: Iterable[Html]) -> Html:
    """Put pieces of markup one after the other."""
    return Html("".join(parts))


def data_block(content: Mapping[str, object]) -> Html:
    """Write data for a script element: JSON that cannot end the element."""
    return Html(json.dumps(content).replace("<", "\\u003c"))


def _escaped(text: str) -> str:
    return text if isinstance(text, Html) else html.escape(text)
