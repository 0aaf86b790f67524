"""What the window does not need at first is not there at first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import gui
from app.places import Places

ROOT = Path(__file__).parents[2]
OPEN = """
import sys
from app import gui
from PySide6.QtWidgets import QApplication
from app.places import own_places
application = QApplication([])
window = gui.build(application, own_places(), ["/bin/false"])
window.show()
application.processEvents()
print(*sorted(name for name in sys.modules if "." not in name))
"""


@pytest.mark.parametrize("heavy", ["selenium", "pydantic", "keyring", "jinja2", "click"])
def test_the_window_opens_without(heavy):
    done = subprocess.run([sys.executable, "-c", OPEN], capture_output=True, text=True, check=True, timeout=60,
                          env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)})  # fmt: skip

    assert heavy not in done.stdout.split()


AHEAD = """
import sys, threading
importers = {}
def note(event, arguments):
    if event == "import":
        importers.setdefault(arguments[0], threading.current_thread())
sys.addaudithook(note)
from app import gui
from PySide6.QtWidgets import QApplication
from app.places import own_places
application = QApplication([])
window = gui.build(application, own_places(), ["/bin/false"])
window.opened()
print(window._session.load_service().id)
print(*sorted(name for name, thread in importers.items() if thread is threading.main_thread()))
window.close_down(0)
"""


def test_the_recipe_is_read_beside_the_window_before_it_is_needed():
    done = subprocess.run([sys.executable, "-c", AHEAD], capture_output=True, text=True, check=True, timeout=60,
                          env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT),
                                            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/no/such/bus"})  # fmt: skip

    service, by_the_window = done.stdout.splitlines()
    assert service == "linkedin"
    assert "app.ui.window" in by_the_window.split()
    assert not {"pydantic", "automation.catalogue"} & set(by_the_window.split())


HOOK = """
import builtins
from app import gui
from app.places import own_places
started = gui.start(own_places(), ["/bin/false"])
print(builtins.__import__ is builtins.__feature_import__)
from PySide6 import QtPrintSupport, QtSvg
print(builtins.__import__ is builtins.__feature_import__)
"""


def test_imports_on_two_threads_do_not_meet_in_a_hook_of_pysides():
    done = subprocess.run([sys.executable, "-c", HOOK], capture_output=True, text=True, check=True, timeout=60,
                          env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)})  # fmt: skip

    assert done.stdout.split() == ["False", "False"]


def test_a_fault_in_a_slot_is_written_down_without_values_and_the_window_goes_on(tmp_path, capsys):
    places = Places(tmp_path / "config", tmp_path / "data", tmp_path / "log")
    secret = "3cret@example.org"
    with pytest.raises(ValueError, match=secret) as caught:
        int(f"s{secret}")
    gui._fault(places, caught.type, caught.value, caught.tb)

    (file,) = places.log.iterdir()
    text = file.read_text() + capsys.readouterr().err
    assert "ValueError" in text
    assert secret not in text
