"""The fault matrix as a part of the suite: tests say which rows they are evidence for, a table how each row ended.

`--rows all` or `--rows 1,5` runs the tests of these rows and prints the table; all of them together also write
docs/faults.md. Without it the option `-m "not thorough"` of pyproject.toml leaves out what takes long.
"""

from __future__ import annotations

import os
import platform
import subprocess
import tomllib
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from jinja2 import StrictUndefined, Template

from app import __version__
from automation.browser.find import find
from tests.faults.evidence import taken

MATRIX: Final = Path(__file__).with_name("rows.toml")
PAGE: Final = Path(__file__).with_name("page.md.jinja")
TABLE: Final = Path(__file__).parents[2] / "docs" / "faults.md"
MOST_ENDINGS: Final = 4
"""How many different endings of a row are listed."""


@dataclass
class Row:
    """One row of the matrix, and what came of its tests."""

    number: int
    harm: str
    fault: str
    end: str
    found: str = ""
    endings: Counter[str] = field(default_factory=Counter)
    results: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    runs: int = 0
    thorough: Counter[str] = field(default_factory=Counter)
    """Tests that `make test` leaves out, by the reason why."""

    @property
    def stands(self) -> bool:
        """Something was tried, all of it went well, and nothing was left out."""
        return self.results["passed"] > 0 and set(+self.results) == {"passed"}


def matrix() -> dict[int, Row]:
    """The rows by number."""
    told = tomllib.loads(MATRIX.read_text(encoding="utf-8"))["row"]
    return {one["number"]: Row(**one) for one in told}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rows", metavar="NUMBERS", help="rows of the fault matrix: all, or numbers with commas between")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "row(*numbers): evidence for these rows of docs/faults.md")
    config.addinivalue_line("markers", "thorough(why): left to `make faults`")
    if asked := config.getoption("--rows"):
        rows = matrix()
        try:
            wanted = set(rows) if asked == "all" else {int(one) for one in asked.split(",")}
        except ValueError:
            wanted = set()
        if not wanted or not wanted <= set(rows):
            raise pytest.UsageError(f"--rows: no such rows: {asked}")
        table = Table({number: rows[number] for number in sorted(wanted)}, whole=wanted == set(rows))
        config.pluginmanager.register(table, "fault-table")


def rows_of(item: pytest.Item) -> list[int]:
    return sorted({number for mark in item.iter_markers("row") for number in mark.args})


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: Any) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Send along what the test is about and what it saw, from whichever process it ran in."""
    report = yield
    if report.when == "call":
        mark = item.get_closest_marker("thorough")
        told = {"rows": rows_of(item), "saw": taken(), "thorough": mark.args[0] if mark else ""}
        report.user_properties.append(("matrix", told))
    return report


class Table:
    """Chooses the tests of the rows, and gathers what came of them."""

    def __init__(self, rows: dict[int, Row], *, whole: bool) -> None:
        self.rows = rows
        self.whole = whole

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        kept = [item for item in items if self.rows.keys() & set(rows_of(item))]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
        items[:] = kept

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        told = dict(report.user_properties).get("matrix")
        if told is None:
            if report.outcome != "passed":  # before the test began, or after it
                self._amiss(report)
            return
        for number in self.rows.keys() & set(told["rows"]):
            row = self.rows[number]
            row.results[report.outcome] += 1
            row.seconds += report.duration
            row.runs += sum(times for _, times in told["saw"]) or 1
            for ending, times in told["saw"]:
                row.endings[ending] += times
            if told["thorough"]:
                row.thorough[told["thorough"]] += 1

    def _amiss(self, report: pytest.TestReport) -> None:
        for row in self.rows.values():
            row.results[f"{report.outcome} in {report.when}"] += 1

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if hasattr(session.config, "workerinput"):
            return
        if not all(row.stands for row in self.rows.values()):
            session.exitstatus = session.exitstatus or pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        terminalreporter.section("fault matrix")
        for row in self.rows.values():
            state = "pass" if row.stands else "RED " + ", ".join(f"{n} {what}" for what, n in row.results.items())
            terminalreporter.line(
                f"{row.number:>2}  {row.harm}  {row.runs:>6} runs {row.seconds:>7.1f} s  {state:5} {endings(row)}"
            )
        if self.whole and all(row.stands for row in self.rows.values()):
            TABLE.write_text(self._page(), encoding="utf-8")
            terminalreporter.line(f"written to {TABLE.name}")

    def _page(self) -> str:
        template = Template(PAGE.read_text(encoding="utf-8"), undefined=StrictUndefined, keep_trailing_newline=True)
        about = [f"{datetime.now(UTC):%Y-%m-%d}", f"Non Merci {__version__}", _browser(),
                 f"Python {platform.python_version()}", _system(), f"{os.cpu_count()} cores"]  # fmt: skip
        return template.render(about=", ".join(about), rows=self.rows.values(), endings=endings)


def endings(row: Row) -> str:
    """How the runs of a row ended, the most frequent first."""
    most = row.endings.most_common(MOST_ENDINGS)
    more = len(row.endings) - len(most)
    return ", ".join([*(f"{ending} ×{times:,}" for ending, times in most), *([f"{more} more"] if more else [])]) or "–"


def _browser() -> str:
    told = subprocess.run([find().program, "--version"], capture_output=True, text=True, check=False)
    return " ".join(told.stdout.split()[:2])


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform()
