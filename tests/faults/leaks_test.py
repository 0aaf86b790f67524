"""A planted password, address and cookie are in no file, argument or environment, whatever is looked at and when."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from automation.events import Event, SettingClicked
from automation.plan import SignInBy
from automation.practice import PracticeSite, Scenario
from tests.browser.driving import AI, DONE, Driver
from tests.browser.program import LIMIT, wait_for
from tests.faults.computer import Computer, computer
from tests.faults.secrets import Scanner, content_of, files_below
from tests.site.mapped import MappedSite

PAGES = "/mypreferences/d/"

pytestmark = [pytest.mark.row(16), pytest.mark.usefixtures("screen")]


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Computer]:
    with computer(tmp_path) as made:
        yield made


def test_at_no_line_of_a_run_is_a_secret_anywhere(ours: Computer) -> None:
    ours.home.environment |= {"SE_DEBUG": "1"}
    found: list[str] = []
    with ours.running("--only", AI) as program:
        for line in program.lines():
            assert not ours.scanner.finds(repr(line).encode())
            found += ours.scanner.leaks_of(ours.home)
        code, _, errors = program.end(10)

    assert code == 0, errors
    assert [attempt.ok for attempt in ours.record.sign_ins] == [True], "it was typed, and right"
    assert found == []
    assert ours.home.left_after(LIMIT) == []
    assert ours.scanner.leaks_of(ours.home) == []
    assert not ours.scanner.finds(errors.encode())


def test_the_browser_keeps_no_forms_to_restore_its_windows(driver: Driver) -> None:
    """Left to itself it does so, some seconds after a page was left, with what was typed into it."""
    visits = "History"  # in which the browser writes at the same time

    def wait_for_it(event: Event) -> None:
        if isinstance(event, SettingClicked):
            assert wait_for(lambda: bool(naming(PAGES, driver.folder, visits)), 30)
            account = mapped.site.account
            scanner = Scanner([account.password, account.user, *mapped.site.sessions._tokens])
            assert scanner.leaks(driver.folder) == []
            assert not [file for file in files_below(driver.folder) if file.name.startswith("Session_")]
            looked.append(event.id)

    looked: list[str] = []
    with MappedSite() as mapped:
        drive = driver.at(mapped, screen=True, on=wait_for_it)

    assert drive.ended.outcome is DONE
    assert looked == [AI]


def test_a_profile_that_is_kept_holds_nothing_that_the_person_typed(driver: Driver) -> None:
    by_hand = partial(PracticeSite, Scenario(self_solving=0.5))
    with MappedSite(by_hand) as mapped:
        drive = driver.at(mapped, screen=True, sign_in=SignInBy.HAND, stay_signed_in=True)
        account = mapped.site.account

    assert drive.ended.outcome is DONE
    assert (driver.folder / "profiles" / "kept").is_dir()
    assert Scanner([account.password, account.user]).leaks(driver.folder) == []


def naming(page: str, folder: Path, name: str) -> list[Path]:
    """The files of this name in which a page is named already."""
    return [file for file in files_below(folder) if file.name == name and page.encode() in content_of(file)]
