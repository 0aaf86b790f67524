"""The lines between the faces and the engine: exactly those of the agreement, and nothing else is let in."""

from __future__ import annotations

import contextlib
import json
from dataclasses import fields
from typing import get_args, get_type_hints

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from automation.events import (
    COMMANDS,
    EVENTS,
    Cancel,
    Captured,
    Check,
    Choose,
    Chosen,
    Command,
    Confirmed,
    Event,
    Hello,
    NeedsChoice,
    NeedsConfirm,
    NeedsSecret,
    Pause,
    Paused,
    Previewing,
    Proving,
    Resume,
    Resumed,
    Run,
    RunEnded,
    RunStarted,
    Secret,
    SettingClicked,
    SettingEnded,
    SettingRead,
    SettingResult,
    SettingStarted,
    Show,
    SignedIn,
    SigningIn,
    Skip,
    YourTurn,
    YourTurnOver,
    command_line,
    event_line,
    read_command,
    read_event,
)
from automation.face import Choice
from automation.lines import BadLine
from automation.outcomes import Outcome, RunOutcome, State, Turn
from automation.plan import PRACTICE, REAL, Mode, Plan, SignInBy

ID = "linkedin.ai-training"
RESULT = SettingResult(ID, Outcome.TURNED_OFF, None, State.ON, State.OFF)

EVENT_LINES = [
    (Previewing(), '{"v":1,"event":"previewing"}'),
    (NeedsChoice(), '{"v":1,"event":"needs_choice"}'),
    (Chosen(Mode.APPLY, (ID,)), '{"v":1,"event":"chosen","mode":"apply","settings":["linkedin.ai-training"]}'),
    (Paused(), '{"v":1,"event":"paused"}'),
    (Resumed(), '{"v":1,"event":"resumed"}'),
    (Hello("1.0.0", 1), '{"v":1,"event":"hello","app":"1.0.0","grammar":1}'),
    (
        RunStarted("r", "linkedin", "apply", (ID, "linkedin.research")),
        (
            '{"v":1,"event":"run_started","run":"r","service":"linkedin","mode":"apply",'
            '"settings":["linkedin.ai-training","linkedin.research"],"practice":false}'
        ),
    ),
    (SigningIn("hand"), '{"v":1,"event":"signing_in","how":"hand"}'),
    (YourTurn(Turn.CHALLENGE_CODE), '{"v":1,"event":"your_turn","what":"CHALLENGE_CODE"}'),
    (YourTurnOver(), '{"v":1,"event":"your_turn_over"}'),
    (SignedIn("z***", "0f"), '{"v":1,"event":"signed_in","account":"z***","identity":"0f"}'),
    (SettingStarted(ID), '{"v":1,"event":"setting_started","id":"linkedin.ai-training"}'),
    (SettingRead(ID, State.ON), '{"v":1,"event":"setting_read","id":"linkedin.ai-training","state":"on"}'),
    (SettingClicked(ID), '{"v":1,"event":"setting_clicked","id":"linkedin.ai-training"}'),
    (Proving(), '{"v":1,"event":"proving"}'),
    (
        Captured(ID, "before", "settings/linkedin.ai-training/before.png"),
        (
            '{"v":1,"event":"captured","id":"linkedin.ai-training","when":"before",'
            '"file":"settings/linkedin.ai-training/before.png"}'
        ),
    ),
    (
        SettingEnded(ID, Outcome.TURNED_OFF, None, State.ON, State.OFF),
        (
            '{"v":1,"event":"setting_ended","id":"linkedin.ai-training","outcome":"turned_off","reason":null,'
            '"before":"on","after":"off"}'
        ),
    ),
    (
        RunEnded(RunOutcome.DONE, None, "<folder>", (RESULT,)),
        (
            '{"v":1,"event":"run_ended","outcome":"done","reason":null,"proof":"<folder>","settings":['
            '{"id":"linkedin.ai-training","outcome":"turned_off","reason":null,"before":"on","after":"off"}]}'
        ),
    ),
    (NeedsSecret("linkedin"), '{"v":1,"event":"needs_secret","service":"linkedin"}'),
    (NeedsConfirm("TERMS"), '{"v":1,"event":"confirm","what":"TERMS"}'),
]
COMMAND_LINES = [
    (
        Run(Plan("linkedin", (ID,), language="en", region="eu")),
        (
            '{"v":1,"do":"run","plan":{"service":"linkedin","settings":["linkedin.ai-training"],"mode":"apply",'
            '"sign_in":"hand","practice":false,"headless":false,"language":"en","region":"eu",'
            '"stay_signed_in":false,"preview":false,"keep_page":false,"timestamp":"","terms_accepted":false,"identity":""}}'
        ),
    ),
    (Secret("ada", "p’w"), '{"v":1,"do":"secret","user":"ada","password":"p’w"}'),
    (Confirmed(yes=True), '{"v":1,"do":"confirmed","yes":true}'),
    (Choose(Mode.LOOK, (ID,)), '{"v":1,"do":"choose","mode":"look","settings":["linkedin.ai-training"]}'),
    (Skip(), '{"v":1,"do":"skip"}'),
    (Show(), '{"v":1,"do":"show"}'),
    (Check(), '{"v":1,"do":"check"}'),
    (Pause(), '{"v":1,"do":"pause"}'),
    (Resume(), '{"v":1,"do":"resume"}'),
    (Cancel(), '{"v":1,"do":"cancel"}'),
]


@pytest.mark.parametrize(("event", "line"), EVENT_LINES, ids=lambda each: getattr(each, "NAME", ""))
def test_an_event_is_exactly_the_line_agreed_on(event, line):
    assert event_line(event) == line
    assert read_event(line) == event


@pytest.mark.parametrize(("command", "line"), COMMAND_LINES, ids=lambda each: getattr(each, "NAME", ""))
def test_a_command_is_exactly_the_line_agreed_on(command, line):
    assert command_line(command) == line
    assert read_command(line) == command


def test_no_event_and_no_command_is_missing_from_the_lines_above():
    assert {type(event) for event, _ in EVENT_LINES} == set(EVENTS.values()) == set(get_args(Event))
    assert {type(command) for command, _ in COMMAND_LINES} == set(COMMANDS.values()) == set(get_args(Command))


def test_no_field_of_an_event_hides_what_the_journal_adds_to_it():
    taken = {"v", "event", "seq", "prev", "utc", "mono_ms"}

    assert all(taken.isdisjoint(field.name for field in fields(kind)) for kind in EVENTS.values())


def _any(kind):
    """Any instance of one of the events or commands, from the types of its fields."""
    if kind is Run:
        return st.builds(Run, PLANS)
    plain = {str: st.text(), int: st.integers()}
    hints = get_type_hints(kind)
    types = {field.name: hints[field.name] for field in fields(kind)}
    if kind is Choose:
        return st.builds(Choose, st.sampled_from([mode for mode in Mode if mode is not Mode.UNDO]))
    return st.builds(kind, **{name: plain.get(each, st.from_type(each)) for name, each in types.items()})


PLANS = st.builds(
    Plan,
    service=st.text(),
    settings=st.lists(st.text(), unique=True, max_size=3).map(tuple),
    mode=st.sampled_from(Mode),
    sign_in=st.sampled_from(SignInBy),
    practice=st.just(False),
    headless=st.booleans(),
    language=st.text(),
    region=st.none() | st.sampled_from(["eu", "uk", "us", "ca_hk", "elsewhere"]),
    stay_signed_in=st.booleans(),
    terms_accepted=st.booleans(),
    pace=st.just(REAL),
)


@pytest.mark.row(12)
def test_a_run_never_becomes_one_that_turns_settings_on():
    with pytest.raises(BadLine):
        read_command('{"v":1,"do":"choose","mode":"undo","settings":["linkedin.ai-training"]}')
    with pytest.raises(ValueError, match="never"):
        Choice(Mode.UNDO, (ID,))


@given(event=st.sampled_from(list(EVENTS.values())).flatmap(_any))
def test_every_event_survives_its_line(event):
    line = event_line(event)

    assert read_event(line) == read_event(line.encode()) == event
    assert "\n" not in line


@given(command=st.sampled_from(list(COMMANDS.values())).flatmap(_any))
def test_every_command_survives_its_line(command):
    line = command_line(command)

    assert read_command(line) == read_command(line.encode()) == command
    assert "\n" not in line


def kinds_read(line):
    """What both readers make of a line; anything raised but BadLine fails the test by itself."""
    found = []
    for read in (read_event, read_command):
        with contextlib.suppress(BadLine):
            found.append(type(read(line)))
    return found


@pytest.mark.row(12)
@settings(max_examples=300)
@given(line=st.binary(max_size=200))
@example(line=b"")
@example(line=b"null")
@example(line=b"[1]")
@example(line=b"[" * 100_000)
@example(line=b'{"v":1,"event":' + b"9" * 5_000 + b"}")
@example(line=b"\xff\xfe{\x00}\x00")
@example(line=b'{"v":1,"do":"run","plan":[]}')
@example(line=b'{"v":1,"do":"run"}')
def test_any_bytes_are_a_bad_line_or_one_of_ours(line):
    assert set(kinds_read(line)) <= {*EVENTS.values(), *COMMANDS.values()}


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.row(12)
@settings(max_examples=300)
@given(pair=st.sampled_from([*EVENT_LINES, *COMMAND_LINES]), data=st.data())
def test_a_line_with_one_value_changed_is_a_bad_line_or_one_of_ours(pair, data):
    known = json.loads(pair[1])
    key = data.draw(st.sampled_from(sorted(known)))

    line = json.dumps(known | {key: data.draw(VALUES)})

    assert set(kinds_read(line)) <= {*EVENTS.values(), *COMMANDS.values()}


ALL = [(read_event, line) for _, line in EVENT_LINES] + [(read_command, line) for _, line in COMMAND_LINES]


@pytest.mark.parametrize(("read", "line"), ALL)
def test_a_key_too_many_is_refused(read, line):
    with pytest.raises(BadLine, match="unknown key 'more'"):
        read(json.dumps(json.loads(line) | {"more": 1}))


ADDED_LATER = {"practice", "identity"}
"""A journal from before has no such key, and means False and nobody in particular."""


@pytest.mark.parametrize(("read", "line"), ALL)
def test_a_key_too_few_is_refused(read, line):
    whole = json.loads(line)

    for key in set(whole) - ADDED_LATER:
        with pytest.raises(BadLine):
            read(json.dumps({name: value for name, value in whole.items() if name != key}))


@pytest.mark.parametrize(("read", "line"), ALL)
@pytest.mark.parametrize("version", [0, 2, "1", None, [1], -1])
def test_another_version_is_refused(read, line, version):
    with pytest.raises(BadLine, match="version"):
        read(json.dumps(json.loads(line) | {"v": version}))


@pytest.mark.parametrize("version", [True, 1.0])
def test_a_version_that_only_equals_one_is_refused(version):
    with pytest.raises(BadLine):
        read_event(json.dumps({"v": version, "event": "proving"}))


@pytest.mark.parametrize(("read", "line"), ALL)
def test_a_value_of_another_type_is_refused(read, line):
    whole = json.loads(line)

    for key in set(whole) - {"v"}:
        for wrong in ({"no": "object"}, 1.5, "neither this nor that" if not isinstance(whole[key], str) else 7):
            with pytest.raises(BadLine):
                read(json.dumps(whole | {key: wrong}))


def test_true_is_no_number_and_one_is_no_truth():
    with pytest.raises(BadLine):
        read_event('{"v":1,"event":"hello","app":"1","grammar":true}')
    with pytest.raises(BadLine):
        read_command('{"v":1,"do":"confirmed","yes":1}')


def test_an_event_is_no_command_and_a_command_no_event():
    for _, line in EVENT_LINES:
        with pytest.raises(BadLine):
            read_command(line)
    for _, line in COMMAND_LINES:
        with pytest.raises(BadLine):
            read_event(line)


@pytest.mark.parametrize("practice", [True, False])
@pytest.mark.parametrize("pace", [{"between_actions": 0.0, "before_proof": 0.0, "calm": 0.0}, {}, None])
def test_a_run_command_cannot_carry_a_pace(practice, pace):
    plan = Plan("linkedin", (ID,), practice=practice).to_data()
    assert "pace" not in plan

    with pytest.raises(BadLine, match="pace"):
        read_command(json.dumps({"v": 1, "do": "run", "plan": plan | {"pace": pace}}))


def test_the_pace_of_a_run_command_follows_from_what_it_runs_against():
    real = read_command(command_line(Run(Plan("linkedin", (ID,), pace=PRACTICE))))
    practice = read_command(command_line(Run(Plan("linkedin", (ID,), practice=True))))

    assert (real.plan.pace, practice.plan.pace) == (REAL, PRACTICE)


def test_a_secret_is_not_shown_by_accident():
    shown = f"{Secret('ada@example.org', 'hunter2')} {Secret('ada@example.org', 'hunter2')!r}"

    assert "ada" not in shown
    assert "hunter2" not in shown
