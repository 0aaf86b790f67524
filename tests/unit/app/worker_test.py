"""The worker's end of the pipe, over real pipes: one run, whatever comes in, and its end is the last line out."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import replace

import pytest

from app import __version__, compose
from app.compose import Machine
from app.lock import only_one
from app.places import Places
from app.worker import PipeFace, carry_out, serve
from automation.cancel import CancelToken
from automation.catalogue import GRAMMAR, load_all
from automation.errors import Cancelled
from automation.events import (
    Cancel,
    Confirmed,
    Hello,
    NeedsConfirm,
    NeedsSecret,
    Proving,
    Run,
    RunEnded,
    RunStarted,
    Secret,
    SettingResult,
    Skip,
    command_line,
    read_event,
)
from automation.face import Wish
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.plan import PRACTICE, Plan, SignInBy
from tests.scripted_page import Place, PretendSite, ScriptedPage, Toggle

AI = "linkedin.ai-training"
PLAN = Plan("linkedin", (AI,))


@pytest.fixture
def machine(tmp_path):
    return Machine(
        Places(tmp_path / "config", tmp_path / "data", tmp_path / "log"), tmp_path / "proofs", tmp_path / "no browser"
    )


class Pipes:
    """Both ends of two pipes with a worker between them, on a thread of its own."""

    def __init__(self, machine):
        read_in, write_in = os.pipe()
        read_out, write_out = os.pipe()
        self.to = open(write_in, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        self.back = open(read_out, encoding="utf-8")  # noqa: SIM115, PTH123
        self._ends = open(read_in, encoding="utf-8"), open(write_out, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        self.ended: list[RunEnded | None] = []
        self._before = set(threading.enumerate())
        self._thread = threading.Thread(target=self._serve, args=(machine,))
        self._thread.start()

    def _serve(self, machine):
        try:
            self.ended.append(serve(*self._ends, machine))
        finally:
            self._ends[1].close()

    def say(self, *lines: str) -> None:
        for line in lines:
            self.to.write(f"{line}\n")
        self.to.flush()

    def hear(self):
        return read_event(self.back.readline())

    def rest(self):
        return [read_event(line) for line in self.back]

    def close(self) -> None:
        if not self.to.closed:
            self.to.close()
        for thread in {self._thread, *threading.enumerate()} - self._before:  # the worker and its listener
            thread.join(10)
            assert not thread.is_alive()
        self._ends[0].close()
        self.back.close()


@contextmanager
def worker(machine):
    pipes = Pipes(machine)
    try:
        assert pipes.hear() == Hello(__version__, GRAMMAR)
        yield pipes
    finally:
        pipes.close()


@pytest.mark.parametrize(
    "line",
    ["", "hello", "{}", command_line(Cancel()), command_line(Secret("a", "b")), '{"v":2,"do":"run","plan":{}}',
     '{"v":1,"do":"run","plan":{"service":"linkedin","settings":[],"pace":{}}}', "[" * 100_000],
    ids=lambda line: line[:30] or "empty",
)  # fmt: skip
def test_a_first_line_that_is_no_run_ends_it(machine, line, capfd):
    with worker(machine) as pipes:
        pipes.say(line)
        heard = pipes.rest()

    assert heard == [RunEnded(RunOutcome.FAILED, Reason.INTERNAL, None, ())]
    assert pipes.ended == [None]
    assert capfd.readouterr().err.startswith("protocol:")


def test_a_face_that_goes_without_a_word_ends_it(machine):
    with worker(machine) as pipes:
        pipes.to.close()
        heard = pipes.rest()

    assert [type(event) for event in heard] == [RunEnded]
    assert pipes.ended == [None]


@pytest.mark.parametrize("plan", [Plan("nowhere", (AI,)), Plan("linkedin", ("linkedin.none",)), Plan("../x", ())])
def test_a_plan_for_something_unknown_ends_with_the_recipe_and_lists_its_settings(machine, plan):
    with worker(machine) as pipes:
        pipes.say(command_line(Run(plan)))
        heard = pipes.rest()

    results = tuple(SettingResult(one, Outcome.STOPPED, Reason.RECIPE_BAD, None, None) for one in plan.settings)
    assert heard == [RunEnded(RunOutcome.FAILED, Reason.RECIPE_BAD, None, results)]
    assert pipes.ended == heard


def test_the_terms_are_asked_for_and_a_no_stops_the_run(machine):
    with worker(machine) as pipes:
        pipes.say(command_line(Run(PLAN)))
        assert isinstance(pipes.hear(), RunStarted)
        assert pipes.hear() == NeedsConfirm("TERMS")
        pipes.say(command_line(Confirmed(yes=False)))
        (ended,) = pipes.rest()

    assert (ended.outcome, ended.reason) == (RunOutcome.STOPPED, Reason.CANCELLED)
    assert [(one.id, one.outcome) for one in ended.settings] == [(AI, Outcome.STOPPED)]


def test_a_yes_goes_on_to_the_browser_which_is_not_there(machine):
    with worker(machine) as pipes:
        pipes.say(command_line(Run(PLAN)))
        pipes.hear(), pipes.hear()
        pipes.say(command_line(Confirmed(yes=True)))
        *_, ended = pipes.rest()

    assert (ended.outcome, ended.reason) == (RunOutcome.FAILED, Reason.BROWSER_MISSING)


def test_a_password_is_asked_for_and_appears_nowhere(machine, tmp_path):
    plan = Plan("linkedin", (AI,), sign_in=SignInBy.KEYRING, terms_accepted=True)
    with worker(machine) as pipes:
        pipes.say(command_line(Run(plan)))
        assert isinstance(pipes.hear(), RunStarted)
        assert pipes.hear() == NeedsSecret("linkedin")
        pipes.say(command_line(Secret("ada@example.org", "correct horse")))
        raw = pipes.back.read()

    assert json.loads(raw.splitlines()[-1])["reason"] == "BROWSER_MISSING"
    for file in tmp_path.rglob("*"):
        if file.is_file():
            raw += file.read_bytes().decode("utf-8", "replace")
    assert "correct horse" not in raw
    assert "ada@example.org" not in raw


STOPS = {
    "cancel": lambda pipes: pipes.say(command_line(Cancel())),
    "a closed pipe": lambda pipes: pipes.to.close(),
    "a line that is none of ours": lambda pipes: pipes.say("what?"),
    "a second run": lambda pipes: pipes.say(command_line(Run(PLAN))),
}


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_the_run_is_stopped_while_a_question_waits(machine, stop):
    with worker(machine) as pipes:
        pipes.say(command_line(Run(PLAN)))
        assert isinstance(pipes.hear(), RunStarted)
        assert pipes.hear() == NeedsConfirm("TERMS")
        stop(pipes)
        (ended,) = pipes.rest()

    assert (ended.outcome, ended.reason) == (RunOutcome.STOPPED, Reason.CANCELLED)
    assert [(one.id, one.outcome) for one in ended.settings] == [(AI, Outcome.STOPPED)]


def test_a_second_worker_is_told_that_one_is_running(machine):
    with only_one(machine.places.lock), worker(machine) as pipes:
        pipes.say(command_line(Run(PLAN)))
        (ended,) = pipes.rest()

    assert (ended.outcome, ended.reason) == (RunOutcome.FAILED, Reason.ALREADY_RUNNING)


def test_a_proofs_folder_that_cannot_be_made_is_named_on_standard_error(machine, capfd):
    machine.proofs.write_text("in the way")
    with worker(machine) as pipes:
        pipes.say(command_line(Run(PLAN)))
        (ended,) = pipes.rest()

    assert (ended.outcome, ended.reason, ended.proof) == (RunOutcome.FAILED, Reason.NOT_WRITABLE, None)
    assert str(machine.proofs) in capfd.readouterr().err


class Collecting:
    """A face that only listens, and may fail as a faulty one of ours would."""

    def __init__(self, fails_at=()):
        self.events, self._fails_at = [], fails_at

    def report(self, event):
        self.events.append(event)
        if isinstance(event, self._fails_at):
            raise ZeroDivisionError

    def secret(self, service):
        raise AssertionError("asked for a password")

    def wished(self, wish):
        return False

    def choice(self):
        return None


def test_a_fault_of_ours_ends_with_a_name_and_is_written_down_without_values(machine):
    def fail(site):
        raise ZeroDivisionError(site.account.password)

    face, passwords = Collecting(), []
    faulty = replace(machine, show_practice=lambda site: (passwords.append(site.account.password), fail(site)))

    end = carry_out(replace(PLAN, practice=True), face, CancelToken(), faulty)

    assert face.events == [end.event]
    assert (end.event.outcome, end.event.reason) == (RunOutcome.FAILED, Reason.INTERNAL)
    (trace,) = machine.places.log.iterdir()
    assert end.thing == str(trace)
    text = trace.read_text(encoding="utf-8")
    assert text.rstrip().endswith("ZeroDivisionError")
    assert passwords[0] not in text


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_setting_that_was_clicked_before_a_fault_of_ours_is_unsure(machine, monkeypatch):
    setting = load_all()["linkedin"].setting(AI)
    key = setting.target.labelledby
    site = PretendSite(
        "https://www.linkedin.com",
        {"/mypreferences/d/categories/privacy": Place(), setting.addresses[0]: Place((key,))},
        {key: Toggle(key)},
        cookies={"li_at": "cookie"},
    )
    monkeypatch.setattr(compose, "_start", lambda *_: ScriptedPage(site))
    plan = replace(PLAN, terms_accepted=True, pace=PRACTICE)

    end = carry_out(plan, Collecting(Proving), CancelToken(), machine)
    gc.collect()

    assert site.clicked == [key]
    assert end.event.reason is Reason.INTERNAL
    assert [one.outcome for one in end.event.settings] == [Outcome.UNPROVED]


def answered(*commands):
    """A face with these commands waiting, writing into nothing."""
    face = PipeFace(open(os.devnull, "w", encoding="utf-8"), CancelToken())  # noqa: SIM115, PTH123
    for command in commands:
        face.take(command)
    return face


def test_an_answer_to_another_question_is_none():
    face = answered(Secret("a", "b"), Confirmed(yes=True))

    assert not face.confirm("TERMS")
    assert face.secret("linkedin") is None
    face._out.close()


def test_empty_texts_mean_that_no_password_is_stored():
    face = answered(Secret("", ""))

    assert face.secret("linkedin") is None
    face._out.close()


def test_a_skip_counts_once():
    face = answered(Skip())

    assert [face.wished(Wish.SKIP), face.wished(Wish.SKIP)] == [True, False]
    assert not face.wished(Wish.SHOW)
    face._out.close()


def test_hanging_up_stops_every_later_question():
    face = answered()
    face.hang_up()

    with pytest.raises(Cancelled):
        face.confirm("TERMS")
    face._out.close()


# -- the program itself ---


@contextmanager
def program(*arguments):
    command = [sys.executable, "-m", "app.cli", "worker", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        try:
            yield child
        finally:
            child.kill()


def test_the_program_speaks_utf_8_lines_and_nothing_else():
    with program() as child:
        out, _ = child.communicate(command_line(Run(Plan("Zoë", ("é.ü",)))).encode() + b"\n", timeout=20)

    events = [read_event(line) for line in out.splitlines()]
    assert [type(event) for event in events] == [Hello, RunEnded]
    assert events[-1].reason is Reason.RECIPE_BAD
    assert events[-1].settings[0].id == "é.ü"
    assert child.returncode == 1


def test_the_program_ends_by_its_pipe_and_not_by_the_terminals_signals():
    with program() as child:
        assert isinstance(read_event(child.stdout.readline()), Hello)
        child.stdin.write(command_line(Run(PLAN)).encode() + b"\n")
        child.stdin.flush()
        assert isinstance(read_event(child.stdout.readline()), RunStarted)
        assert read_event(child.stdout.readline()) == NeedsConfirm("TERMS")
        child.send_signal(signal.SIGINT)
        child.send_signal(signal.SIGTERM)
        out, _ = child.communicate(timeout=20)

    (ended,) = (read_event(line) for line in out.splitlines())
    assert (ended.outcome, ended.reason) == (RunOutcome.STOPPED, Reason.CANCELLED)
    assert child.returncode == 3


def test_bytes_that_are_no_text_end_the_program_with_its_last_line():
    with program() as child:
        out, _ = child.communicate(b"\xff\xfe\n", timeout=20)

    assert isinstance(read_event(out.splitlines()[-1]), RunEnded)


def test_bytes_that_are_no_text_stop_the_run_of_the_program():
    with program() as child:
        assert isinstance(read_event(child.stdout.readline()), Hello)
        child.stdin.write(command_line(Run(PLAN)).encode() + b"\n")
        child.stdin.flush()
        assert isinstance(read_event(child.stdout.readline()), RunStarted)
        assert read_event(child.stdout.readline()) == NeedsConfirm("TERMS")
        child.communicate(b"\xff\xfe\n", timeout=2)
