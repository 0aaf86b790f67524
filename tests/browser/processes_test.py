"""Nothing stays open: whatever ends, and however, five seconds later nothing of it is left."""

from __future__ import annotations

import http.client
import json
import signal
from pathlib import Path

import psutil
import pytest

from tests.browser.program import LIMIT, Home

OTHERS = pytest.mark.thorough("the same at other events")
PRACTICE = ("run", "--practice", "--headless", "--json")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home.make(tmp_path / "computer")


@pytest.mark.row(21)
@pytest.mark.parametrize(
    "event",
    [
        "setting_clicked",
        *(pytest.param(one, marks=OTHERS) for one in ("run_started", "signing_in", "setting_started", "proving")),
    ],
)
def test_after_kill_9_of_the_program_nothing_is_left(home: Home, event: str) -> None:
    with home.started(*PRACTICE) as program:
        program.until(event)
        program.process.kill()

        assert home.left_after(LIMIT) == []


@pytest.mark.row(21)
@pytest.mark.parametrize("name", ["chromedriver", "chromium"])
def test_after_kill_9_of_driver_or_browser_the_run_ends_with_a_name_and_nothing_is_left(home: Home, name: str) -> None:
    with home.started(*PRACTICE) as program:
        program.until("setting_clicked")
        roots = [one for one in home.processes() if one.name().startswith(name) and "--type=" not in str(one.cmdline())]
        for process in roots:
            process.kill()
        code, lines, _ = program.end(20)

        assert roots
        assert lines[-1]["event"] == "run_ended"
        assert lines[-1]["reason"] in {"BROWSER_CLOSED", "DRIVER_DIED", "TAB_CRASHED"}
        assert lines[-1]["settings"][0]["outcome"] == "unproved"
        assert code in {1, 3}
        assert home.left_after(LIMIT) == []


@pytest.mark.row(31)
@pytest.mark.parametrize(
    "event",
    [
        "setting_clicked",
        *(pytest.param(one, marks=OTHERS) for one in ("run_started", "signing_in", "signed_in", "proving")),
    ],
)
def test_ctrl_c_ends_cleanly_within_three_seconds_and_lists_every_setting(home: Home, event: str) -> None:
    with home.started(*PRACTICE) as program:
        program.until(event)
        program.process.send_signal(signal.SIGINT)
        code, lines, errors = program.end(3.0)

        last = lines[-1]
        assert (code, last["event"], last["outcome"], last["reason"]) == (3, "run_ended", "stopped", "CANCELLED")
        assert len(last["settings"]) == 5
        assert {one["outcome"] for one in last["settings"]} <= {"stopped", "unproved", "turned_off"}
        assert (Path(last["proof"]) / "manifest.json").is_file()
        assert errors == ""
        assert home.left_after(LIMIT) == []


def test_a_worker_whose_window_is_gone_ends_and_leaves_nothing(home: Home) -> None:
    plan = {"service": "linkedin", "settings": ["linkedin.ai-training"], "practice": True, "headless": True,
            "sign_in": "keyring"}  # fmt: skip
    with home.started("worker") as worker:
        assert worker.process.stdin
        worker.process.stdin.write(json.dumps({"v": 1, "do": "run", "plan": plan}) + "\n")
        worker.process.stdin.flush()
        worker.until("setting_started")
        worker.process.stdin.close()
        worker.process.stdin = None
        code, lines, _ = worker.end(LIMIT)

        assert lines[-1]["reason"] == "CANCELLED"
        assert code == 3
        assert home.left_after(LIMIT) == []


@pytest.mark.row(22)
def test_the_driver_answers_nothing_without_its_secret_and_the_browser_listens_on_no_port(home: Home) -> None:
    with home.started(*PRACTICE) as program:
        program.until("setting_started")
        listening = {
            (one.name(), connection.laddr.port)
            for one in home.processes()
            if one.pid != program.process.pid
            for connection in one.net_connections("tcp")
            if connection.status == psutil.CONN_LISTEN
        }
        ports = {port for name, port in listening if name == "chromedriver"}
        answers = []
        for port in ports:
            for method, path in (("GET", "/status"), ("POST", "/session"), ("GET", "/sessions")):
                link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                link.request(method, path, body="{}" if method == "POST" else None)
                answers.append(link.getresponse().status)
                link.close()

    assert ports
    assert {name for name, _ in listening} == {"chromedriver"}
    assert answers
    assert all(400 <= status < 500 for status in answers), "nothing but refusals"


@pytest.mark.row(17)
def test_a_hostile_environment_has_no_effect(tmp_path: Path) -> None:
    log = tmp_path / "log"
    home = Home.make(tmp_path / "computer", SE_DEBUG="true", SSLKEYLOGFILE=str(log), CHROME_LOG_FILE=str(log),
                     SE_CHROMEDRIVER="/bin/false", HTTP_PROXY="http://127.0.0.1:9")  # fmt: skip
    done = home.run(*PRACTICE)

    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert not log.exists()


def test_a_worker_whose_commands_stay_open_ends_with_its_code_and_says_only_what_it_is_about(home: Home) -> None:
    settings = home.folder / "home" / ".config" / "non-merci" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"proofs": "/dev/null/proofs"}')
    plan = {"service": "linkedin", "settings": ["linkedin.ai-training"], "practice": True, "sign_in": "keyring"}
    with home.started("worker") as worker:
        assert worker.process.stdin
        assert worker.process.stderr
        worker.process.stdin.write(json.dumps({"v": 1, "do": "run", "plan": plan}) + "\n")
        worker.process.stdin.flush()
        worker.until("run_ended")

        assert worker.process.wait(LIMIT) == 1
        assert worker.process.stderr.read() == "/dev/null/proofs\n"
