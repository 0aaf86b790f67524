"""Another user of the computer looks at its ports while a run goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from automation.events import Command, Pause, Run, command_line
from automation.plan import Plan, SignInBy
from tests.browser.driving import CORE
from tests.browser.program import Home
from tests.faults.evidence import saw
from tests.nobody import AS_NOBODY, needs_root

PLAN = Plan("linkedin", tuple(CORE), sign_in=SignInBy.KEYRING, practice=True, headless=True, language="en")
LOOK = (
    """
import encodings.idna, http.client, json, socket
"""
    + AS_NOBODY
    + """
def answers(port):
    told = []
    for method, path in (("GET", "/status"), ("POST", "/session"), ("GET", "/sessions"), ("GET", "/json/version"),
                         ("GET", "/json/list"), ("GET", "/"), ("PUT", "/json/new?about:blank")):
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            link.request(method, path, body="{}" if method == "POST" else None)
            answer = link.getresponse()
            told.append([method, path, answer.status, answer.read(500).decode("utf-8", "replace")])
        except (OSError, http.client.HTTPException) as error:
            told.append([method, path, 0, type(error).__name__])
        finally:
            link.close()
    return told

def is_open(port):
    with socket.socket() as link:
        link.settimeout(1)
        return link.connect_ex(("127.0.0.1", port)) == 0

print(json.dumps({port: answers(port) for port in range(1, 65536) if is_open(port)}))
"""
)
"""Tries every port as nobody; prints what answered."""


def scan() -> dict[str, list[list[object]]]:
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@needs_root
@pytest.mark.row(22)
def test_nothing_answers_somebody_else_without_the_secret(tmp_path: Path) -> None:
    home = Home.make(tmp_path / "computer")
    before = set(scan())
    with home.started("worker") as program:

        def say(command: Command) -> None:
            assert program.process.stdin
            program.process.stdin.write(f"{command_line(command)}\n")
            program.process.stdin.flush()

        say(Run(PLAN))
        program.until("setting_started")
        say(Pause())
        program.until("paused")  # it goes on for as long as the look takes
        found = {port: answers for port, answers in scan().items() if port not in before}
        assert program.process.poll() is None, "it was still going on"

    sites = {port for port, answers in found.items() if any("Practice" in str(one) for one in answers)}
    others = found.keys() - sites
    assert others, "the driver listens, and refuses"
    for port in others:
        for method, path, status, text in found[port]:
            assert status == 0 or 400 <= status < 500, (method, path, status, text)
            assert "webSocketDebuggerUrl" not in text
            assert "sessionId" not in text or '"sessionId":null' in text.replace(" ", "")
    saw("refused", len(others))
