"""What goes wrong in packaged programs only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.program import LIMIT, Home, wait_for
from tests.frozen.conftest import ROOT
from tests.secret_service import secret_service

RUN = ("--language", "en", "run", "--practice", "--headless", "--json")
LOADER = ("LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG", "_PYI_APPLICATION_HOME_DIR", "_PYI_ARCHIVE_FILE")
HOOK = ROOT / "packaging" / "hooks" / "restore_environment.py"


def test_what_selenium_imports_late_is_there_and_nothing_is_left(built: Path, home: Home) -> None:
    with home.started(*RUN, command=(str(built / "non-merci-cli"),)) as program:
        code, lines, errors = program.end(60)

    assert (code, lines[-1]["outcome"], errors) == (0, "done", "")
    assert home.left_after(LIMIT) == []


def test_the_programs_own_libraries_do_not_reach_browser_and_driver(built: Path, home: Home) -> None:
    home.environment["LD_LIBRARY_PATH"] = "/the/persons/own"
    with home.started(*RUN, command=(str(built / "non-merci-cli"),)) as program:
        program.until("setting_read")
        environments = [one.environ() for one in home.processes() if "chrom" in one.name()]
        program.end(60)

    assert len(environments) > 2
    assert {name for one in environments for name in LOADER if name in one} == set()


@pytest.mark.parametrize(("before", "after"), [("/own", "/own"), (None, None)])
def test_other_programs_get_the_loaders_path_as_the_person_had_it(before: str | None, after: str | None) -> None:
    environment = {"LD_LIBRARY_PATH": "/program"} | ({"LD_LIBRARY_PATH_ORIG": before} if before else {})
    script = "import os, runpy, sys; runpy.run_path(sys.argv[1]); print(os.environ.get('LD_LIBRARY_PATH'))"
    done = subprocess.run([sys.executable, "-c", script, str(HOOK)], env=environment, capture_output=True, text=True,
                          check=True)  # fmt: skip

    assert done.stdout.strip() == str(after)


def test_a_password_is_kept_in_the_real_keyring_and_forgotten(built: Path, tmp_path: Path) -> None:
    with secret_service(tmp_path / "bus") as session:
        home = Home.make(tmp_path / "computer", session)

        def vault(*arguments: str, given: str = "") -> str:
            command = [str(built / "non-merci-cli"), "--language", "en", "vault", *arguments]
            done = subprocess.run(command, env=home.environment, input=given, capture_output=True, text=True,
                                  check=False, timeout=30)  # fmt: skip
            return done.stdout + done.stderr

        vault("set", "--user", "ada@example.org", given="a password of no use\n")
        stored = vault("status")
        vault("forget")

        assert "ada@example.org" in stored
        assert "ada@example.org" not in vault("status")


@pytest.mark.parametrize("output", ["<&- >&- 2>&-", "</dev/null >/dev/full 2>/dev/full"])
def test_a_window_without_any_output_opens_and_stays(built: Path, home: Home, output: str) -> None:
    with home.started(command=("sh", "-c", f'exec "$0" {output}', str(built / "non-merci"))) as program:
        opened = wait_for((home.data / "window.socket").is_socket, 20)

        assert opened, "it takes calls of a second start once its window is there"
        assert program.process.poll() is None
