"""Words for people are plain and set as their language is set: the rules of the house, for every text there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

BANNED: Final = {
    "fr": {"veuillez", "erreur", "échec", "invalide", "valide", "désolé", "oups", "authentification", "utilisateur"}
    | {"session", "jeton", "paramètre", "opt-out", "désinscrire", "captcha", "trousseau", "otp", "2fa"},
    "en": {"please", "sorry", "valid", "invalid", "forbidden", "oops", "error", "opt-out", "captcha", "keyring"}
    | {"otp", "2fa", "failed", "failure"},
}
"""Words that are not said to people."""
LONGEST: Final = 25
"""Words in one sentence."""


def banned_words(text: str, language: str) -> set[str]:
    """Words of a text that are not said to people; options, placeholders and file names do not count."""
    plain = re.sub(r"--[\w-]+|\{\w+\}|[\w.]+\.json", "", text).lower()
    return set(re.findall(r"[\w-]+", plain)) & BANNED[language]


def long_sentences(text: str) -> list[str]:
    """Sentences that nobody reads to their end."""
    return [one for one in re.split(r"(?<=[.?!])\s", text) if len(one.split()) > LONGEST]


def typing_faults(text: str, language: str) -> Iterator[str]:
    """What is not set as the language is set."""
    if "..." in text:
        yield "three points"
    if language == "en" and re.search(r"\w'\w", text):
        yield "straight apostrophe"
    if language == "fr" and "'" in text:
        yield "straight apostrophe"
    if language == "fr" and re.search(r"(?<!\u202f)[;!?»]|(?<!\u00a0):(?!//)|«(?!\u202f)", text):
        yield "space before or after a sign"
