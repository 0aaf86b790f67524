"""Which browser and which driver, with real files in temporary folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from automation.browser.find import Browser, Kind, find, find_driver, installed, kind_of
from automation.errors import BrowserProblem
from automation.outcomes import Reason

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="programs and places of Linux")


def program(folder: Path, name: str, mode: int = 0o755) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text("#!/bin/sh\n")
    file.chmod(mode)
    return file


def ours(folder: Path) -> list[Browser]:
    """The browsers of one folder, past those that this computer has in the usual places."""
    return [browser for browser in installed(str(folder)) if browser.program.is_relative_to(folder)]


def test_browsers_come_in_the_order_of_preference(tmp_path):
    names = ["firefox", "brave-browser", "chromium", "microsoft-edge", "google-chrome"]
    for name in names:
        program(tmp_path, name)

    found = ours(tmp_path)

    assert [browser.program.name for browser in found] == names[::-1]
    assert [browser.kind for browser in found] == list(Kind)


def test_the_first_with_a_driver_is_taken(tmp_path):
    for name in ("google-chrome", "firefox", "microsoft-edge"):
        program(tmp_path, name)
    driver = program(tmp_path, "msedgedriver")

    found = {browser.kind: browser.driver for browser in ours(tmp_path)}

    assert found[Kind.EDGE] == driver


def test_chrome_with_its_driver_beside_it_comes_before_all(tmp_path):
    chrome, driver = program(tmp_path, "google-chrome"), program(tmp_path, "chromedriver")

    assert find(search_path=str(tmp_path)) == Browser(Kind.CHROME, chrome, driver)


def test_what_the_person_chose_comes_before_all(tmp_path):
    program(tmp_path, "google-chrome")
    program(tmp_path, "chromedriver")
    chosen = program(tmp_path / "é l’essai", "firefox")
    driver = program(tmp_path / "é l’essai", "geckodriver")

    assert find(chosen, search_path=str(tmp_path)) == Browser(Kind.FIREFOX, chosen, driver)


@pytest.mark.row(30)
@pytest.mark.parametrize("chosen", ["none", "folder"])
def test_a_chosen_path_without_a_program_is_named(tmp_path, chosen):
    (tmp_path / "folder").mkdir()
    program(tmp_path, "google-chrome")

    with pytest.raises(BrowserProblem) as caught:
        find(tmp_path / chosen, search_path=str(tmp_path))

    assert caught.value.reason is Reason.BROWSER_MISSING
    assert caught.value.detail == str(tmp_path / chosen)


@pytest.mark.row(30)
def test_a_chosen_file_that_cannot_be_started_is_named(tmp_path):
    with pytest.raises(BrowserProblem):
        find(program(tmp_path, "notes.txt", 0o644), search_path=str(tmp_path))


@pytest.mark.row(30)
def test_no_browser_at_all_is_missing(tmp_path):
    assert list(installed("")) == []

    with pytest.raises(BrowserProblem) as caught:
        find(search_path="")

    assert caught.value.reason is Reason.BROWSER_MISSING


def test_a_file_that_cannot_be_started_is_no_browser(tmp_path):
    program(tmp_path, "google-chrome", 0o644)
    (tmp_path / "firefox").mkdir()

    assert ours(tmp_path) == []


def test_a_browser_without_a_driver_is_better_than_none(tmp_path):
    chrome = program(tmp_path, "google-chrome")

    browser = next(browser for browser in ours(tmp_path) if browser.program == chrome)

    assert browser.driver is None or not browser.driver.is_relative_to(tmp_path)
    assert find_driver(Kind.CHROME, chrome, "") is None


def test_a_driver_beside_the_browser_comes_before_one_on_the_path(tmp_path):
    beside = program(tmp_path / "one", "chromedriver")
    on_path = program(tmp_path / "two", "chromedriver")
    chrome = program(tmp_path / "one", "google-chrome")

    assert find_driver(Kind.CHROME, chrome, str(tmp_path / "two")) == beside
    beside.unlink()
    assert find_driver(Kind.CHROME, chrome, str(tmp_path / "two")) == on_path


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("google-chrome", Kind.CHROME), ("Google Chrome", Kind.CHROME), ("chrome.exe", Kind.CHROME),
        ("msedge.exe", Kind.EDGE), ("Microsoft Edge", Kind.EDGE), ("chromium-browser", Kind.CHROMIUM),
        ("Brave Browser", Kind.BRAVE), ("firefox-esr", Kind.FIREFOX), ("vivaldi", Kind.CHROMIUM),
    ],
)  # fmt: skip
def test_a_browser_is_known_by_its_programs_name(name, kind):
    assert kind_of(Path("/opt/x") / name) is kind


def test_each_kind_has_its_driver():
    assert [kind.driver for kind in Kind] == [
        "chromedriver", "msedgedriver", "chromedriver", "chromedriver", "geckodriver"]  # fmt: skip


def test_the_search_path_is_the_environments_unless_another_is_given(tmp_path, monkeypatch):
    chrome = program(tmp_path, "google-chrome")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    assert next(installed()).program == chrome
