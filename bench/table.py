"""The figures of a bench: medians, spread and ratios, as a table and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

OURS: Final = "ours"
GOALS: Final[Mapping[str, float]] = {"raw_cdp": 1.15, "playwright": 0.75}
"""Peer -> the most of its time that we want to take, without start, at no delay."""


@dataclass(frozen=True, slots=True)
class Lap:
    """One run, in seconds."""

    work: float
    """Without the start and the end of the browser."""
    whole: float
    """From nothing until all processes are gone."""


Laps = Mapping[float, Mapping[str, Sequence[Lap]]]
"""Delay of the site in seconds -> contestant -> its laps."""


@dataclass(frozen=True, slots=True)
class Column:
    """One measure at one delay: contestant -> seconds of each lap."""

    title: str
    suffix: str
    seconds: Mapping[str, Sequence[float]]

    def median(self, name: str) -> float:
        """Median of a contestant."""
        return median(self.seconds[name])

    def ratio(self, peer: str) -> float:
        """Our median over the peer's."""
        return self.median(OURS) / self.median(peer)


def columns(laps: Laps) -> Iterator[Column]:
    """Both measures, at each delay."""
    for delay, by_name in laps.items():
        late = f"_delay{delay * 1000:.0f}" if delay else ""
        for title, start, measure in (("without start", "", "work"), ("with start", "_with_start", "whole")):
            seconds = {name: [getattr(lap, measure) for lap in each] for name, each in by_name.items()}
            yield Column(f"{title}, answers {delay * 1000:.0f} ms late", start + late, seconds)


def lines(laps: Laps) -> Iterator[str]:
    """The table, for people."""
    for column in columns(laps):
        yield f"{column.title}"
        yield f"  {'':<16}{'median':>9}{'fastest':>10}{'slowest':>10}{'ours / it':>12}"
        for name, seconds in column.seconds.items():
            ratio = "" if name == OURS else f"{column.ratio(name):.2f}"
            figures = f"{median(seconds):>8.2f}s{min(seconds):>9.2f}s{max(seconds):>9.2f}s"
            yield f"  {name:<16}{figures}{ratio:>12}".rstrip()
        yield ""


def goals(laps: Laps) -> Iterator[str]:
    """Whether the goals are met, for people."""
    first = next(columns(laps))
    for peer, most in GOALS.items():
        ratio = first.ratio(peer)
        yield f"goal: at most {most:.2f} x {peer:<12} {ratio:.2f}  {'met' if ratio <= most else 'missed'}"


def figures(laps: Laps) -> dict[str, float]:
    """All medians and ratios, flat."""
    found: dict[str, float] = {}
    for column in columns(laps):
        for name in column.seconds:
            found[f"{name}_s{column.suffix}"] = round(column.median(name), 4)
            if name != OURS:
                found[f"run_vs_{name.replace('raw_cdp', 'rawcdp')}{column.suffix}"] = round(column.ratio(name), 4)
    return found
