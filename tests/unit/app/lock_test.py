"""One run at a time, across programs, and never a lock that outlives its holder."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from app.lock import only_one
from automation.errors import ProofProblem, RunProblem
from automation.outcomes import Reason

HOLD = """
import sys
from pathlib import Path
from app.lock import only_one
from automation.errors import NonMerciError
try:
    with only_one(Path(sys.argv[1])):
        print("held", flush=True)
        sys.stdin.read()
except NonMerciError as problem:
    print(problem.reason, flush=True)
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "data" / "running.lock"


@contextmanager
def other_program(file):
    command = [sys.executable, "-c", HOLD, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        yield other, other.stdout.readline().strip()
        other.kill()


@pytest.mark.row(32)
def test_a_second_program_is_refused_while_the_first_holds(file):
    with only_one(file), other_program(file) as (_, said):
        assert said == "ALREADY_RUNNING"

    with other_program(file) as (_, said):
        assert said == "held"


def test_we_are_refused_while_another_program_holds(file):
    with other_program(file) as (_, said):
        assert said == "held"
        with pytest.raises(RunProblem) as caught, only_one(file):
            pytest.fail("two hold the lock")

    assert caught.value.reason is Reason.ALREADY_RUNNING


@pytest.mark.row(32)
def test_a_killed_holder_leaves_the_lock_free(file):
    for _ in range(3):
        with other_program(file) as (other, said):
            assert said == "held"
            other.kill()
            other.wait()
            with only_one(file):
                assert file.is_file()


def test_a_holder_that_ends_leaves_the_lock_free(file):
    with other_program(file) as (other, _):
        other.stdin.close()
        assert other.wait() == 0

        with only_one(file):
            assert file.is_file()


def test_the_lock_is_free_after_an_error(file):
    with pytest.raises(KeyError), only_one(file):
        raise KeyError

    with only_one(file):
        assert file.is_file()


def test_the_refused_one_does_not_free_the_lock(file):
    with only_one(file):
        with pytest.raises(RunProblem), only_one(file):
            pytest.fail("two hold the lock")
        with other_program(file) as (_, said):
            assert said == "ALREADY_RUNNING"


def test_a_child_does_not_hold_the_lock_after_us(file):
    with only_one(file):
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    try:
        with only_one(file):
            assert child.poll() is None
    finally:
        child.kill()
        child.wait()
        child.stdin.close()


def test_a_lock_that_cannot_be_made_is_not_writable(tmp_path):
    (tmp_path / "data").write_text("in the way")

    with pytest.raises(ProofProblem) as caught, only_one(tmp_path / "data" / "running.lock"):
        pytest.fail("held nothing")

    assert caught.value.reason is Reason.NOT_WRITABLE


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_the_lock_is_the_owners_alone(file):
    with only_one(file):
        assert file.stat().st_mode & 0o077 == 0
        assert file.parent.stat().st_mode & 0o077 == 0
