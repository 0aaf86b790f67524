"""Reading the present values before anything is decided, and waiting for what the person decides."""

from __future__ import annotations

from typing import Final

from automation.attention import Attention
from automation.errors import SettingProblem, SignInProblem, SiteProblem
from automation.events import Chosen, NeedsChoice, Previewing, SettingRead, SettingStarted
from automation.face import Choice, Face
from automation.outcomes import State
from automation.signin import SignIn
from automation.switch import Switcher
from automation.tell import Tell
from automation.visit import Attempt

LOOK_AGAIN: Final = 0.1
"""Seconds between two looks whether the person has chosen."""


class Preview:
    """Looks at each setting once, without pictures and without a click, until the person has chosen."""

    def __init__(self, face: Face, switcher: Switcher, sign_in: SignIn, attention: Attention, tell: Tell) -> None:
        self._face = face
        self._switcher = switcher
        self._sign_in = sign_in
        self._attention = attention
        self._tell = tell

    def choice(self, attempts: list[Attempt]) -> Choice:
        """Show what each setting is now and return what the person chose; they need not wait for the last one."""
        self._tell(Previewing())
        for attempt in attempts:
            if choice := self._face.choice():
                break
            self._read(attempt)
        else:
            choice = self._ask()
        self._tell(Chosen(choice.mode, choice.settings))
        return choice

    def _read(self, attempt: Attempt) -> None:
        """Read one setting; one that cannot be read now is told as unreadable, and looked at again by the sweeps."""
        self._tell(SettingStarted(attempt.setting.id))
        while True:
            try:
                self._switcher.look(attempt)
            except SettingProblem:
                self._tell(SettingRead(attempt.setting.id, State.UNREADABLE))
            except (SignInProblem, SiteProblem) as problem:
                self._sign_in.again(problem)
                continue
            break

    def _ask(self) -> Choice:
        choice = self._face.choice()
        if choice is None:
            self._tell(NeedsChoice())
        while choice is None:
            self._attention.heed()
            self._attention.cancel.wait(LOOK_AGAIN)
            choice = self._face.choice()
        return choice
