"""The group of processes: real ones, ended whatever happens, and told nothing of our environment."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from automation.browser import watchdog
from automation.browser.processes import KEPT_ENVIRONMENT, ProcessGroup, clean_environment
from tests.browser.program import command_of, wait_for

pytestmark = pytest.mark.skipif(os.name != "posix", reason="process groups of POSIX")

FAMILY = "sleep 600 & (sleep 600 & echo grandchild; exec sleep 600) & echo $$; wait"
"""A shell with children and a grandchild, as a driver has a browser and the browser its helpers."""


@pytest.fixture
def folders(tmp_path):
    for name in ("profile", "temporary"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("x")
    return tmp_path / "profile", tmp_path / "temporary"


def group_of(command: list[str], folders) -> ProcessGroup:
    return ProcessGroup(command, folders, folders[1])


def family(group: int) -> list[psutil.Process]:
    """Every living process of a process group."""
    found = []
    for process in psutil.process_iter():
        try:
            if os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except (psutil.NoSuchProcess, ProcessLookupError):
            continue
    return found


def all_gone(processes: list[psutil.Process], seconds: float) -> bool:
    """Wait for processes that may be nobody's children; a zombie that nobody collects is gone, too."""
    _, alive = psutil.wait_procs(processes, timeout=0)
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and any(map(_lives, alive)):
        psutil.wait_procs(alive, timeout=0.05)
    return not any(map(_lives, alive))


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_ending_the_group_ends_children_and_grandchildren_and_removes_the_folders(folders):
    group = group_of(["/bin/sh", "-c", FAMILY], folders)
    lines = {group.output.readline().strip(), group.output.readline().strip()}
    assert b"grandchild" in lines
    (leader,) = (int(line) for line in lines - {b"grandchild"})
    processes = family(leader)
    assert len(processes) >= 4

    group.end()

    assert all_gone(processes, 5)
    assert group.ended
    assert not any(folder.exists() for folder in folders)


def test_the_group_is_not_ours(folders):
    group = group_of(["/bin/sh", "-c", "echo $$; exec sleep 600"], folders)
    leader = int(group.output.readline())

    try:
        assert os.getpgid(leader) == leader != os.getpgid(0)
        assert os.getsid(leader) != os.getsid(0)
    finally:
        group.end()


def test_killing_twice_and_ending_after_the_program_ended_by_itself_are_no_errors(folders):
    group = group_of(["/bin/sh", "-c", "echo over"], folders)
    assert group.output.read() == b"over\n"

    group.kill()
    group.kill()
    group.end()

    assert group.ended
    assert not any(folder.exists() for folder in folders)


def test_killing_after_the_end_reaches_nobody(folders, monkeypatch):
    """The system gives numbers away anew, and a timer may come late."""
    group = group_of(["/bin/sh", "-c", "echo over"], folders)
    group.end()
    killed = []
    monkeypatch.setattr(watchdog, "end_group", killed.append)

    group.kill()

    assert killed == []


def test_killing_leaves_the_folders_for_the_end(folders):
    group = group_of(["/bin/sh", "-c", FAMILY], folders)
    group.output.readline()

    group.kill()

    assert all(folder.is_dir() for folder in folders)
    group.end()
    assert not any(folder.exists() for folder in folders)


PRINTS = "import json, os; print(json.dumps(dict(os.environ)), flush=True)"
HOSTILE = {
    "SE_DEBUG": "1", "SE_CHROMEDRIVER": "/tmp/evil", "SSLKEYLOGFILE": "/tmp/keys", "LD_LIBRARY_PATH": "/tmp/evil",
    "LD_PRELOAD": "", "CHROME_LOG_FILE": "/tmp/log", "PYTHON_KEYRING_BACKEND": "x", "PYTHONPATH": "/tmp/evil",
    "DYLD_INSERT_LIBRARIES": "x", "GOOGLE_API_KEY": "x", "MOZ_LOG": "all:5", "NSPR_LOG_FILE": "/tmp/n",
    "SECRET_TOKEN": "x", "CHROME_USER_DATA_DIR": "/tmp/p", "BREAKPAD_DUMP_LOCATION": "/tmp/b",
}  # fmt: skip


def test_the_child_sees_of_our_environment_only_what_is_allowed(folders, monkeypatch):
    for name, value in HOSTILE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("LC_MESSAGES", "fr_FR.UTF-8")
    group = group_of([sys.executable, "-I", "-c", PRINTS], folders)

    seen = json.loads(group.output.read())
    group.end()

    assert HOSTILE.keys().isdisjoint(seen)
    assert seen["LC_MESSAGES"] == "fr_FR.UTF-8"
    assert seen["PATH"] == os.environ["PATH"]
    assert {seen[name] for name in ("TMPDIR", "TEMP", "TMP")} == {str(folders[1])}
    assert all(name in KEPT_ENVIRONMENT or name.startswith("LC_") for name in seen)


def test_the_list_knows_names_in_any_case():
    assert clean_environment({"Path": "a", "http_proxy": "b", "lc_all": "c", "se_debug": "d", "LCD": "e"}) == {
        "Path": "a", "http_proxy": "b", "lc_all": "c"}  # fmt: skip


PARENT = """
import sys
from pathlib import Path
from automation.browser import watchdog
from automation.browser.processes import ProcessGroup
folders = tuple(map(Path, sys.argv[2:]))
group = ProcessGroup(["/bin/sh", "-c", sys.argv[1]], folders, folders[1])
lines = [group.output.readline().decode().strip() for _ in range(2)]
print(max(lines, key=str.isdigit), flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGSEGV])
def test_the_watchdog_ends_the_group_and_removes_the_folders_once_we_are_gone(folders, how):
    command = [sys.executable, "-c", PARENT, FAMILY, *map(str, folders)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, process_group=0) as parent:
        leader = int(parent.stdout.readline())
        processes, guards = family(leader), psutil.Process(parent.pid).children()
        assert len(processes) >= 4
        assert len(guards) == 2
        parent.send_signal(how)
        parent.wait()

    killed = time.monotonic()
    assert all_gone([*processes, *guards], 5)
    assert not any(folder.exists() for folder in folders)
    assert time.monotonic() - killed < 5


def test_the_watchdog_is_gone_after_an_orderly_end(folders):
    before = set(psutil.Process().children())
    group = group_of(["/bin/sh", "-c", "exec sleep 600"], folders)
    new = set(psutil.Process().children()) - before
    assert len(new) == 2

    group.end()

    assert set(psutil.Process().children()).isdisjoint(new)


def guards() -> list[psutil.Process]:
    """Watchdogs that have come to their own program."""
    return [child for child in psutil.Process().children() if "watchdog" in " ".join(command_of(child))]


def test_a_signal_to_the_terminals_group_does_not_end_the_watchdog_before_its_work(folders):
    """Ctrl+C reaches every process of the terminal's group; the watchdog is in none of them."""
    group = group_of(["/bin/sh", "-c", "echo x; exec sleep 600"], folders)
    group.output.readline()
    assert wait_for(lambda: bool(guards()), 10)
    (guard,) = guards()

    assert os.getpgid(guard.pid) != os.getpgid(0)

    group.end()


def test_the_output_ends_with_the_group_even_while_it_is_read(folders):
    group = group_of(["/bin/sh", "-c", "echo first; exec sleep 600"], folders)
    assert group.output.readline() == b"first\n"

    group.kill()

    assert group.output.read() == b""
    group.end()


@pytest.mark.parametrize(("said", "stays"), [(b"done", True), (b"ended", False)])
def test_a_watchdog_does_only_what_has_not_been_done(tmp_path, said, stays):
    """Of a group that has ended the system may have given the number to somebody else."""
    folder = tmp_path / "folder"
    folder.mkdir()
    with subprocess.Popen(["/bin/sleep", "600"], start_new_session=True) as sleeper:
        done = subprocess.run([sys.executable, "-I", "-S", watchdog.__file__, str(sleeper.pid), str(folder)],
                              input=said, timeout=10, check=False)  # fmt: skip
        lives = sleeper.poll() is None
        sleeper.kill()
    assert done.returncode == 0
    assert lives
    assert folder.is_dir() is stays


def test_a_group_whose_folder_stays_says_only_that_it_is_over(folders, tmp_path, monkeypatch):
    said = tmp_path / "said"
    hears = tmp_path / "hears.py"
    hears.write_text(f"import sys; open({str(said)!r}, 'wb').write(sys.stdin.buffer.read())")
    monkeypatch.setattr(watchdog, "__file__", str(hears))
    monkeypatch.setattr(watchdog, "remove", lambda _: False)

    group_of(["/bin/sh", "-c", "echo over"], folders).end()

    assert said.read_bytes() == b"ended"


def test_removing_what_is_not_there_is_done_at_once(tmp_path):
    began = time.monotonic()

    assert watchdog.remove(str(tmp_path / "none"))
    assert time.monotonic() - began < 1


def test_removing_gives_up_on_what_it_cannot_remove():
    began = time.monotonic()

    assert not watchdog.remove("/proc/self/task", 0.1)
    assert time.monotonic() - began < 2
