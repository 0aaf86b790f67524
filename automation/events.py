"""The contract between the faces and the engine: every event, every question and every answer, and their JSON lines.

An event is a fact that has happened; it is in the journal before anyone is told. A question waits for its answer.
Nothing in an event is a secret, and nothing is a sentence: faces choose the words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import ClassVar, Final, TypeAlias

from automation.lines import BadLine, build, plain, read_object
from automation.outcomes import Outcome, Reason, RunOutcome, State, Turn
from automation.plan import Mode, Plan, from_data

PROTOCOL: Final = 1
"""Version of these lines; stands in each of them as `v`."""


@dataclass(frozen=True, slots=True)
class SettingResult:
    """How one setting of the plan ended."""

    id: str
    outcome: Outcome
    reason: Reason | None
    before: State | None
    after: State | None


@dataclass(frozen=True, slots=True)
class Hello:
    """The first line: which program, which recipe grammar."""

    NAME: ClassVar[str] = "hello"
    app: str
    grammar: int


@dataclass(frozen=True, slots=True)
class RunStarted:
    """A run began; nothing was asked of the site yet."""

    NAME: ClassVar[str] = "run_started"
    run: str
    service: str
    mode: str
    settings: tuple[str, ...]
    practice: bool = False


@dataclass(frozen=True, slots=True)
class SigningIn:
    """The sign-in page is in front; `how` is hand or typed."""

    NAME: ClassVar[str] = "signing_in"
    how: str


@dataclass(frozen=True, slots=True)
class YourTurn:
    """The person has to act in the browser window; the app only watches the address."""

    NAME: ClassVar[str] = "your_turn"
    what: Turn


@dataclass(frozen=True, slots=True)
class YourTurnOver:
    """The person is done; the app goes on."""

    NAME: ClassVar[str] = "your_turn_over"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A signed-in account was seen; `account` is its first letter and three stars.

    `identity` tells it from others: a salted fingerprint, empty where the page names nobody.
    """

    NAME: ClassVar[str] = "signed_in"
    account: str
    identity: str = ""


@dataclass(frozen=True, slots=True)
class Previewing:
    """The present values are being read, before the person chooses."""

    NAME: ClassVar[str] = "previewing"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the person chose to have done; takes the place of what `run_started` said."""

    NAME: ClassVar[str] = "chosen"
    mode: Mode
    settings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paused:
    """Nothing more is done until the person asks to go on."""

    NAME: ClassVar[str] = "paused"


@dataclass(frozen=True, slots=True)
class Resumed:
    """The pause is over."""

    NAME: ClassVar[str] = "resumed"


@dataclass(frozen=True, slots=True)
class SettingStarted:
    """The page of a setting is being opened, in either sweep."""

    NAME: ClassVar[str] = "setting_started"
    id: str


@dataclass(frozen=True, slots=True)
class SettingRead:
    """A switch was read after a fresh load."""

    NAME: ClassVar[str] = "setting_read"
    id: str
    state: State


@dataclass(frozen=True, slots=True)
class SettingClicked:
    """A switch is about to be operated; whether that held is proved later."""

    NAME: ClassVar[str] = "setting_clicked"
    id: str


@dataclass(frozen=True, slots=True)
class Proving:
    """The second sweep begins."""

    NAME: ClassVar[str] = "proving"


@dataclass(frozen=True, slots=True)
class Captured:
    """A picture was saved; `when` is before or after, `file` is relative to the proof folder."""

    NAME: ClassVar[str] = "captured"
    id: str
    when: str
    file: str


@dataclass(frozen=True, slots=True)
class SettingEnded:
    """The last word on one setting."""

    NAME: ClassVar[str] = "setting_ended"
    id: str
    outcome: Outcome
    reason: Reason | None
    before: State | None
    after: State | None


@dataclass(frozen=True, slots=True)
class RunEnded:
    """The last line, whatever happened. `proof` is the folder, or None if there is none."""

    NAME: ClassVar[str] = "run_ended"
    outcome: RunOutcome
    reason: Reason | None
    proof: str | None
    settings: tuple[SettingResult, ...]


@dataclass(frozen=True, slots=True)
class NeedsSecret:
    """A question: e-mail and password for this service. Answered by `Secret`."""

    NAME: ClassVar[str] = "needs_secret"
    service: str


@dataclass(frozen=True, slots=True)
class NeedsConfirm:
    """A question: does the person accept, knowing the notice named by `what`? Answered by `Confirmed`."""

    NAME: ClassVar[str] = "confirm"
    what: str


@dataclass(frozen=True, slots=True)
class NeedsChoice:
    """A question: what shall be done? The present values have been told. Answered by `Choose`."""

    NAME: ClassVar[str] = "needs_choice"


@dataclass(frozen=True, slots=True)
class Run:
    """Do what the plan says. The first line to a worker."""

    NAME: ClassVar[str] = "run"
    plan: Plan


@dataclass(frozen=True, slots=True)
class Secret:
    """The answer to `NeedsSecret`; two empty texts mean that none is stored."""

    NAME: ClassVar[str] = "secret"
    user: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The answer to `NeedsConfirm`."""

    NAME: ClassVar[str] = "confirmed"
    yes: bool


@dataclass(frozen=True, slots=True)
class Choose:
    """The answer to `NeedsChoice`; may come before the question, as soon as `previewing` was told."""

    NAME: ClassVar[str] = "choose"
    mode: Mode
    settings: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse to make a run one that turns settings on."""
        if self.mode is Mode.UNDO:
            raise BadLine("Choose.mode: a run never becomes an undo")


@dataclass(frozen=True, slots=True)
class Skip:
    """In assist: go on with the next setting."""

    NAME: ClassVar[str] = "skip"


@dataclass(frozen=True, slots=True)
class Show:
    """Bring the browser's window to the front."""

    NAME: ClassVar[str] = "show"


@dataclass(frozen=True, slots=True)
class Check:
    """Look now whether the sign-in is done; the person says that it is."""

    NAME: ClassVar[str] = "check"


@dataclass(frozen=True, slots=True)
class Pause:
    """Do nothing more until `resume`."""

    NAME: ClassVar[str] = "pause"


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on after a pause."""

    NAME: ClassVar[str] = "resume"


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop, cleanly and soon."""

    NAME: ClassVar[str] = "cancel"


Event: TypeAlias = (
    Hello | RunStarted | SigningIn | YourTurn | YourTurnOver | SignedIn | Previewing | Chosen | Paused | Resumed
    | SettingStarted | SettingRead | SettingClicked | Proving | Captured | SettingEnded | RunEnded
    | NeedsSecret | NeedsConfirm | NeedsChoice
)  # fmt: skip
"""What the engine says."""

Command: TypeAlias = Run | Secret | Confirmed | Choose | Skip | Show | Check | Pause | Resume | Cancel
"""What a face says to a worker."""

EVENTS: Final = {kind.NAME: kind for kind in Event.__args__}
COMMANDS: Final = {kind.NAME: kind for kind in Command.__args__}


def event_line(event: Event) -> str:
    """One event as one line of JSON, without the line's end."""
    return _line({"v": PROTOCOL, "event": event.NAME, **plain(event)})


def command_line(command: Command) -> str:
    """One command or answer as one line of JSON, without the line's end."""
    fields = {"plan": command.plan.to_data()} if isinstance(command, Run) else plain(command)
    return _line({"v": PROTOCOL, "do": command.NAME, **fields})


def read_event(line: str | bytes) -> Event:
    """Read a line of the engine; raises BadLine."""
    data = read_object(line)
    return build(_kind(data, "event", EVENTS), data)


def read_command(line: str | bytes) -> Command:
    """Read a line of a face; raises BadLine."""
    data = read_object(line)
    kind = _kind(data, "do", COMMANDS)
    if kind is Run and set(data) == {"plan"}:
        return Run(from_data(data["plan"]))
    return build(kind, data)


def _kind(data: dict[str, object], key: str, kinds: dict[str, type]) -> type:
    """Take version and name off an object; what is left are the fields."""
    version, name = data.pop("v", None), data.pop(key, None)
    if type(version) is not int or version != PROTOCOL:
        raise BadLine(f"version {version!r}, not {PROTOCOL}")
    if not isinstance(name, str) or name not in kinds:
        raise BadLine(f"unknown {key} {str(name)[:40]!r}")
    return kinds[name]


def _line(data: dict[str, object]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
