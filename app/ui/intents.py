"""What a person can want, as pages say it: one signal carries an `Intent`, `window.py` acts on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Do(Enum):
    """What is wanted. In brackets: what `Intent.value` holds."""

    START = auto()
    PRACTICE = auto()
    BACK = auto()
    GO_HOME = auto()
    HELP = auto()
    HISTORY = auto()
    PREFERENCES = auto()
    # signing in
    BY_HAND = auto()
    BY_APP = auto()
    SAVE_SIGN_IN = auto()
    """(user, password)"""
    STAY = auto()
    """[bool]"""
    UNLOCK = auto()
    # choosing
    CHECK_ALL = auto()
    CHOOSE = auto()
    TICK = auto()
    """(ids, bool)"""
    ABOUT_SETTING = auto()
    """[id]"""
    REFUSE = auto()
    LOOK = auto()
    ASSIST = auto()
    # while it runs
    PAUSE = auto()
    RESUME = auto()
    STOP = auto()
    SHOW_BROWSER = auto()
    TURN_DONE = auto()
    CANNOT = auto()
    LATER = auto()
    SKIP = auto()
    # afterwards
    RETRY = auto()
    OPEN_SETTING = auto()
    """[id]"""
    PROOF = auto()
    """[folder]"""
    FOLDER = auto()
    """[folder]"""
    RECEIPT = auto()
    """[folder]"""
    VERIFY = auto()
    """[folder]"""
    SHARE = auto()
    """[folder]"""
    UNDO = auto()
    """[PastRun], or None for the run that has just ended"""
    DELETE_RUN = auto()
    """[folder]"""
    SIGN_OUT = auto()
    CLOSE = auto()
    OBJECT = auto()
    # problems
    TRY_NOW = auto()
    COPY_REPORT = auto()
    CHOOSE_FOLDER = auto()
    CHOOSE_BROWSER = auto()
    GET_BROWSER = auto()
    GET_SAFE = auto()
    CARRY_ON = auto()
    START_AGAIN = auto()
    # preferences
    PREFER = auto()
    """(name of a field of Settings, value)"""
    UPDATES = auto()
    """[bool]: whether to look for them once a day"""
    LOOK_FOR_UPDATE = auto()
    FORGET = auto()
    ERASE = auto()
    LICENCES = auto()


@dataclass(frozen=True, slots=True)
class Intent:
    """One wish. The value never shows: it may be a password."""

    do: Do
    value: object = None

    def __repr__(self) -> str:
        return f"Intent({self.do.name})"
