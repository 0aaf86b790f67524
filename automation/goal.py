"""Which way a run moves switches: the state it wants, and the one state in which it may click.

That `apply`, `look` and `assist` cannot turn anything on is this table and one comparison in `switch.py`, made
again at the last moment before each click: a switch is clicked only while it is read as `clicks_on`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from automation.outcomes import Outcome, State
from automation.plan import Mode

_OTHER: Final = {State.ON: State.OFF, State.OFF: State.ON}


@dataclass(frozen=True, slots=True)
class Goal:
    """What a mode is after. No goal can click a switch away from the state that it wants."""

    wanted: State
    """What each setting shall be read as in the end."""
    clicks_on: State | None
    """The one state in which a switch may be clicked; None: in no state at all."""
    moved: Outcome
    """The end of a setting that was moved and then read as wanted."""
    found: Outcome
    """The end of a setting that was read as wanted without having been moved."""
    fine: frozenset[Outcome]
    """Ends after which nothing is left to do."""

    def __post_init__(self) -> None:
        """Refuse a goal that clicks what is as it wants it."""
        if self.clicks_on not in (None, self.unwanted):
            raise ValueError(f"a goal of {self.wanted} never clicks a switch that is {self.clicks_on}")

    @property
    def unwanted(self) -> State:
        """The state that is not to last."""
        return _OTHER[self.wanted]


_NO: Final = frozenset({Outcome.TURNED_OFF, Outcome.ALREADY_OFF, Outcome.NOT_OFFERED, Outcome.SKIPPED})

GOALS: Final[Mapping[Mode, Goal]] = {
    Mode.APPLY: Goal(State.OFF, State.ON, Outcome.TURNED_OFF, Outcome.ALREADY_OFF, _NO),
    Mode.LOOK: Goal(State.OFF, None, Outcome.TURNED_OFF, Outcome.ALREADY_OFF, _NO | {Outcome.ON}),
    Mode.ASSIST: Goal(State.OFF, None, Outcome.TURNED_OFF, Outcome.ALREADY_OFF, _NO),
    # what is on by now is left as it is; what is no longer offered was not put back
    Mode.UNDO: Goal(State.ON, State.OFF, Outcome.RESTORED, Outcome.ON, frozenset({Outcome.RESTORED, Outcome.ON})),
}
