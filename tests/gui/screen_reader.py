"""Somebody with a screen reader: finds things by name, presses them, hears what is announced. No pixel is looked at.

Run by the system's own Python, which has AT-SPI, inside a session bus of its own: `screen_reader.py PROGRAM`. Starts
the program, does a whole practice run, and prints what was met as JSON. The exit code is 0 if all of it could be done.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version comes first

PATIENCE = 60.0
"""Seconds for anything to come; a practice run takes ten."""
BUSY = 10_000
"""Milliseconds the program may be busy; after less than one, AT-SPI by itself would take it for gone."""
TICK = 100
"""Milliseconds after which is looked again, if no event came before."""
ACTED_ON = {Atspi.Role.PUSH_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.COMBO_BOX, Atspi.Role.ENTRY, Atspi.Role.TEXT,
            Atspi.Role.PASSWORD_TEXT, Atspi.Role.LINK, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.RADIO_BUTTON}  # fmt: skip


class Reader:
    """Reads one program's tree of accessible things."""

    def __init__(self, program: str) -> None:
        self.heard: list[str] = []
        self.nameless: list[str] = []
        self.met: set[str] = set()
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:announcement")
        self._program = program
        self._top: Any | None = None

    def _hear(self, event: Any) -> None:
        self.heard.append(str(event.any_data))

    # -- the tree ---

    def showing(self) -> Iterator[Any]:
        """What is on the screen of the program; pages behind are in the tree as well, and are left out."""
        self._top = self._top or self._find_program()
        if self._top:
            yield from self._below(self._top)

    def _find_program(self) -> Any | None:
        desktop = Atspi.get_desktop(0)
        programs = filter(None, map(desktop.get_child_at_index, range(desktop.get_child_count())))
        return next((program for program in programs if program.get_name() == self._program), None)

    def _below(self, node: Any) -> Iterator[Any]:
        for place in range(node.get_child_count()):
            child = node.get_child_at_index(place)
            if child and child.get_state_set().contains(Atspi.StateType.SHOWING):
                yield child
                yield from self._below(child)

    def find(self, name: str, *roles: Any) -> Any | None:
        """The first thing of that name that is there and can be used."""
        try:
            for node in self.showing():
                usable = node.get_state_set().contains(Atspi.StateType.ENABLED)
                if usable and node.get_name() == name and (not roles or node.get_role() in roles):
                    return node
        except GLib.Error:
            pass  # it went while it was looked at
        return None

    # -- what a person does ---

    def wait_for(self, name: str, *roles: Any) -> Any:
        """Wait until something of that name is there."""
        return self.wait(lambda: self.find(name, *roles), name)

    def wait(self, holds: Callable[[], Any], what: str) -> Any:
        """Wait until something holds, looking after each event and each tick."""
        end = time.monotonic() + PATIENCE
        GLib.timeout_add(TICK, lambda: time.monotonic() < end)
        while time.monotonic() < end:
            found = holds()
            if found:
                return found
            GLib.MainContext.default().iteration(True)
        there = sorted({node.get_name() for node in self.showing()})
        raise SystemExit(f"not there: {what}; there are: {there}; heard: {self.heard}")

    def press(self, name: str) -> None:
        """Press the button of that name, and look at what else its page has."""
        button = self.wait_for(name, Atspi.Role.PUSH_BUTTON)
        self.look_around()
        if not Atspi.Action.do_action(button, 0):
            raise SystemExit(f"cannot be pressed: {name}")

    def look_around(self) -> None:
        """Note everything to act on, and what of it has no name."""
        for node in self.showing():
            role = node.get_role()
            if role in ACTED_ON:
                self.met.add(f"{node.get_role_name()}: {node.get_name()}")
                labelled = any(relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
                               for relation in node.get_relation_set())  # fmt: skip
                if not (labelled if role == Atspi.Role.COMBO_BOX else node.get_name().strip()):
                    self.nameless.append(f"{node.get_role_name()} in {node.get_parent().get_name()!r}")


def practise(reader: Reader) -> str:
    """From the first page to the result of a practice run, and back; returns the result's title."""
    reader.press("Try without an account")
    reader.wait_for("Here is what Non Merci will turn off", Atspi.Role.LABEL)
    reader.press("Opt out of everything")
    reader.wait_for("Pause", Atspi.Role.PUSH_BUTTON)
    reader.look_around()
    title = reader.wait_for("Done: 5 settings turned off", Atspi.Role.LABEL)
    name = str(title.get_name())
    reader.press("See the proof")
    reader.wait_for("The proof", Atspi.Role.LABEL)
    reader.press("Back")
    reader.press("Close")
    reader.wait_for("Start", Atspi.Role.PUSH_BUTTON)
    return name


def main(command: list[str]) -> None:
    """Start the program, do it all, end the program."""
    Atspi.init()
    Atspi.set_timeout(BUSY, BUSY)
    reader = Reader("Non Merci")
    window = subprocess.Popen(command)
    try:
        title = practise(reader)
    finally:
        window.terminate()
        window.wait(PATIENCE)
    story = {"title": title, "heard": reader.heard, "nameless": reader.nameless, "met": sorted(reader.met)}
    sys.stdout.write("\n" + json.dumps(story))  # the bus has written lines of its own


if __name__ == "__main__":
    main(sys.argv[1:])
