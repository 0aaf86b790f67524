"""What happened, and what the person can do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """Two texts that belong together. `{site}` and `{thing}` stand for names."""

    what: str
    do: str

    def naming(self, site: str, thing: str) -> Sentence:
        """The same with the names put in; where there is no name, nothing is left of its place."""
        names = {"site": site, "thing": thing}
        texts = (text if thing else text.replace(" ({thing})", "") for text in (self.what, self.do))
        return Sentence(*(text.format(**names).strip().removesuffix("\u00a0:").rstrip(":") for text in texts))
