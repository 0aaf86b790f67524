"""A program killed while it writes a proof leaves what was there before or what came after, never half of it."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.history import Condition, read_run
from automation.lines import BadLine
from automation.proof.bundle import JOURNAL, is_name
from automation.proof.journal import records
from automation.proof.source import Fault
from automation.proof.verify import Verdict, verify
from tests.sealed import sealed

KILLS = 200
SHARDS = 4

WRITERS = """
import os, sys
from pathlib import Path
from tests.sealed import sealed
for line in sys.stdin:
    proofs = Path(line.rstrip())
    proofs.mkdir()
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        print("dead", flush=True)
        continue
    print(os.getpid(), flush=True)
    for number in range(10_000):
        sealed(proofs / str(number), settings=5, picture=bytes(range(256)) * 40, private=True)
"""


@pytest.mark.row(21)
@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("shard", range(SHARDS))
def test_two_hundred_kills_at_random_moments_leave_old_or_new_never_mixed(tmp_path: Path, shard: int) -> None:
    dice, one_takes = random.Random(shard), seconds_to_write(tmp_path / "first")
    seen = {"sealed": 0, "interrupted": 0}
    command = [sys.executable, "-c", WRITERS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writers:
        assert writers.stdin
        assert writers.stdout
        for number in range(KILLS // SHARDS):
            proofs = tmp_path / str(number)
            print(proofs, file=writers.stdin, flush=True)
            writer = int(writers.stdout.readline())
            time.sleep(dice.uniform(0.0, min(4 * one_takes, 1.0)))  # the random moment itself
            os.kill(writer, signal.SIGKILL)
            assert writers.stdout.readline() == "dead\n"
            for folder in proofs.glob("*/*"):
                judge(folder, seen)
            shutil.rmtree(proofs)
        writers.stdin.close()
    assert seen["sealed"] > 0
    assert seen["interrupted"] > KILLS // SHARDS // 4, seen


def seconds_to_write(proofs: Path) -> float:
    """How long one proof takes here and now."""
    began = time.monotonic()
    sealed(proofs, settings=5, picture=bytes(range(256)) * 40, private=True)
    return time.monotonic() - began


def judge(folder: Path, seen: dict[str, int]) -> None:
    """A folder is sealed and intact, or was never sealed; what is in it is whole either way."""
    report, run = verify(folder), read_run(folder)
    for file in folder.rglob("*"):
        name = file.relative_to(folder).as_posix()
        if file.is_dir() or file.name.startswith("."):
            continue
        assert is_name(name)
        content = file.read_bytes()
        if name.endswith(".png"):
            assert content == bytes(range(256)) * 40, name
        elif name == JOURNAL:
            chain(content)
        elif name.endswith(".json"):
            assert json.loads(content), name
    if report.verdict is Verdict.UNPROVEN:  # intact, and the key is not ours
        seen["sealed"] += 1
        assert run.condition is Condition.SEALED
        assert len(run.results) == run.green == 5
    else:
        seen["interrupted"] += 1
        assert run.condition in (Condition.INTERRUPTED, Condition.DAMAGED)
        if run.condition is Condition.DAMAGED:  # not even its first line was written
            assert report.fault in (Fault.NOT_A_PROOF, Fault.NOT_SEALED)


def chain(content: bytes) -> None:
    try:
        told = list(records(content))
    except BadLine as broken:
        pytest.fail(f"the chain is broken: {broken}")
    assert len(told) == content.count(b"\n")
