"""Starting a browser of its own for one run: private profile, cleaned environment, time limits, no open door."""

from __future__ import annotations

import logging
import os
import re
import secrets
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

from selenium.common.exceptions import SessionNotCreatedException, WebDriverException
from selenium.webdriver.chrome.options import Options as ChromeOptions
from selenium.webdriver.chromium.options import ChromiumOptions
from selenium.webdriver.chromium.remote_connection import ChromiumRemoteConnection
from selenium.webdriver.common.options import ArgOptions
from selenium.webdriver.edge.options import Options as EdgeOptions
from selenium.webdriver.firefox.options import Options as FirefoxOptions
from selenium.webdriver.firefox.remote_connection import FirefoxRemoteConnection
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from urllib3.exceptions import HTTPError

from automation.browser import questions
from automation.browser.find import Browser, Kind, fetch_driver
from automation.browser.problems import translate
from automation.browser.processes import ProcessGroup
from automation.browser.selenium_page import SeleniumPage
from automation.cancel import CancelToken
from automation.errors import BrowserProblem, ProofProblem
from automation.outcomes import Reason
from automation.proof.bundle import named

for _name in ("selenium", "urllib3"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # at DEBUG they write down every key that is typed

SCRIPT: Final = 5.0
"""Seconds a question to the page may take; its own limit is one second."""
CLIENT: Final = 35.0
"""Seconds we wait for the driver: a little more than Firefox's waits for the page, so that it is the one to say what
hung. A page of Chromium's that sends no answer has as long."""
DRIVER_START: Final = 20.0
"""Seconds the driver may take until it listens."""
QUIT: Final = 3.0
"""Seconds a browser with a kept profile gets to close by itself."""
CANCEL_GRACE: Final = 1.0
"""Seconds between the wish to stop and the end of a browser that hangs."""

LONGEST_TEMPORARY: Final = 30
"""Bytes of a temporary folder's path that leave room for the names below it: 103 that a socket's path may have on
every Unix, less 72 for `/non-merci-1234567-abcdefgh/org.chromium.Chromium.ABCDEF/SingletonSocket`."""

ROOM: Final = 64 << 10
"""Bytes of a profile without which a browser does not start."""

_PORT: Final = re.compile(rb"(?:successfully on port |Listening on 127\.0\.0\.1:)(\d+)")


@dataclass(frozen=True, slots=True)
class Wish:
    """How the browser is wanted. Only tests give `arguments`; no option, file or variable reaches them."""

    profiles: Path
    """Folder for profiles, made if need be, owner only."""
    headless: bool = False
    language: str = "en"
    kept_profile: str | None = None
    """Name of a profile that outlives the run (stay signed in); None: a fresh one, removed at the end."""
    tell: Callable[[str], None] = field(default=lambda _: None)
    """Told the name of a driver that is about to be downloaded."""
    arguments: tuple[str, ...] = ()


def start(browser: Browser, wish: Wish, cancel: CancelToken) -> SeleniumPage:
    """Start a browser and return its page. Raises BrowserProblem, or ProofProblem if no profile can be made.

    Cancelling ends the browser after a moment's grace, whatever it is doing.
    """
    if browser.driver is None:
        browser = fetch_driver(browser, wish.tell)
    try:
        return _start(browser, wish, cancel)
    except _EndedEarlyError:
        return _start(browser, wish, cancel)  # seen of good drivers on a busy computer, once in thousands


class _EndedEarlyError(BrowserProblem):
    """The driver ended by itself before it listened. One that is the wrong one will do so again."""


def _start(browser: Browser, wish: Wish, cancel: CancelToken) -> SeleniumPage:
    profile = _profile(wish)
    try:
        temporary = _temporary()
    except ProofProblem:
        if not wish.kept_profile:
            shutil.rmtree(profile, ignore_errors=True)
        raise
    secret = "" if browser.kind is Kind.FIREFOX else f"/{secrets.token_urlsafe(24)}"
    folders = (temporary,) if wish.kept_profile else (profile, temporary)
    try:
        group = ProcessGroup(_command(browser, secret, profile), folders, temporary)
    except OSError:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        raise BrowserProblem(Reason.DRIVER_MISMATCH, str(browser.driver)) from None
    cancel.on_set(partial(_later, CANCEL_GRACE, group.kill))
    try:
        url = f"http://127.0.0.1:{_port(group, browser)}{secret}"
        driver = _session(browser, url, _options(browser, wish, profile))
        if browser.kind is not Kind.FIREFOX:
            _switch_caches_off(driver)
            questions.prepare(driver)
    except BaseException:
        group.end()
        cancel.raise_if_set()
        raise
    return SeleniumPage(driver, cancel, partial(_end_kept, driver, group) if wish.kept_profile else group.end)


def _end_kept(driver: WebDriver, group: ProcessGroup) -> None:
    """Let the browser write down its cookies before it ends; one that does not answer is ended all the same."""
    alarm = _later(QUIT, group.kill)
    try:
        driver.execute("quit")
    except (WebDriverException, HTTPError, OSError):
        group.kill()  # it had ended already, or would not
    alarm.cancel()
    group.end()


def sweep(profiles: Path) -> None:
    """Remove folders that a crash of program and watchdog together may have left. Kept profiles stay."""
    left = [*profiles.glob("run-*"), *Path(_short_temporary()).glob("non-merci-*")]
    for folder in left:
        if not _in_use(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _short_temporary() -> str:
    """The system's temporary folder. The browser makes a socket there, whose path Unix limits to 107 bytes."""
    with named(Path(os.environ.get("TMPDIR") or "/tmp")):  # noqa: S108
        usual = tempfile.gettempdir()
    return usual if os.name != "posix" or len(os.fsencode(usual)) <= LONGEST_TEMPORARY else "/tmp"  # noqa: S108


def _temporary() -> Path:
    """A folder for the browser's temporary files. Raises ProofProblem."""
    there = _short_temporary()
    with named(Path(there)):
        return Path(tempfile.mkdtemp(prefix=f"non-merci-{os.getpid()}-", dir=there))


def _in_use(folder: Path) -> bool:
    """Whether the program that made this folder is still there; its number is part of the name."""
    made_by = re.match(r"(?:run|non-merci)-(\d+)-", folder.name)
    if os.name != "posix" or not made_by:
        return True
    try:
        os.kill(int(made_by[1]), 0)
    except (ProcessLookupError, OverflowError):  # the latter: no program ever had such a number
        return False
    except PermissionError:
        return True
    return True


def _profile(wish: Wish) -> Path:
    with named(wish.profiles):
        wish.profiles.mkdir(parents=True, exist_ok=True, mode=0o700)
        if wish.kept_profile:
            folder = wish.profiles / wish.kept_profile
            folder.mkdir(exist_ok=True, mode=0o700)
        else:
            folder = Path(tempfile.mkdtemp(prefix=f"run-{os.getpid()}-", dir=wish.profiles))
        try:
            _keep_no_forms(folder)
            _see_room(folder)
        except OSError:
            if not wish.kept_profile:
                shutil.rmtree(folder, ignore_errors=True)
            raise
    return folder


def _see_room(profile: Path) -> None:
    """Raise OSError where a browser could not even start: it ends without a word about a full disk."""
    room = profile / "room"
    try:
        room.write_bytes(bytes(ROOM))
    finally:
        room.unlink(missing_ok=True)


def _keep_no_forms(profile: Path) -> None:
    """Put files where Chromium keeps what it needs to restore its windows: what was typed into forms is in that."""
    for name in ("Sessions", "Sessions_Encrypted"):
        place = profile / "Default" / name
        place.parent.mkdir(exist_ok=True, mode=0o700)
        if place.is_dir():  # of a profile kept by an earlier version
            shutil.rmtree(place)
        place.touch()


def _command(browser: Browser, secret: str, profile: Path) -> list[str]:
    if browser.kind is Kind.FIREFOX:
        # given port 0 it refuses every request, because its own address is not the one it was told
        return [str(browser.driver), "--port", str(_free_port()), "--log", "info", "--profile-root", str(profile)]
    # At its default level the driver's log holds the typed password; SEVERE still prints the port.
    return [str(browser.driver), "--port=0", f"--url-base={secret}", "--log-level=SEVERE"]


def _free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _port(group: ProcessGroup, browser: Browser) -> int:
    """Read the port that the driver chose from what it prints, then let the rest of its output run off."""
    until = time.monotonic() + DRIVER_START
    alarm = _later(DRIVER_START, group.kill)
    for line in group.output:
        if match := _PORT.search(line):
            alarm.cancel()
            threading.Thread(target=_drain, args=(group,), daemon=True).start()
            return int(match[1])
    alarm.cancel()
    error = _EndedEarlyError if time.monotonic() < until else BrowserProblem
    raise error(Reason.DRIVER_MISMATCH, str(browser.driver))


def _drain(group: ProcessGroup) -> None:
    try:
        for _ in group.output:
            pass
    except ValueError:
        return  # the output was closed under us: the group has ended


def _later(seconds: float, action: Callable[[], None]) -> threading.Timer:
    timer = threading.Timer(seconds, action)
    timer.daemon = True
    timer.start()
    return timer


def _session(browser: Browser, url: str, options: ArgOptions) -> WebDriver:
    config = ClientConfig(
        remote_server_addr=url,
        timeout=int(CLIENT),
        init_args_for_pool_manager={"init_args_for_pool_manager": {"retries": False}},
    )
    connection: RemoteConnection
    if browser.kind is Kind.FIREFOX:
        connection = FirefoxRemoteConnection(url, ignore_proxy=True, client_config=config)
    else:
        vendor, name = ("ms", "MicrosoftEdge") if browser.kind is Kind.EDGE else ("goog", "chrome")
        connection = ChromiumRemoteConnection(url, vendor, name, ignore_proxy=True, client_config=config)
    try:
        return WebDriver(command_executor=connection, options=options)
    except SessionNotCreatedException as error:
        said = str(error.msg).lower()
        wrong = "only supports" in said or (browser.kind is Kind.FIREFOX and "version" in said)
        reason = Reason.DRIVER_MISMATCH if wrong else Reason.BROWSER_CLOSED
        raise BrowserProblem(reason, str(browser.program)) from None
    except (WebDriverException, HTTPError, OSError) as error:
        raise translate(error) from None


def _options(browser: Browser, wish: Wish, profile: Path) -> ArgOptions:
    options = _firefox(wish, profile) if browser.kind is Kind.FIREFOX else _chromium(browser, wish, profile)
    # Chromium's driver would look before and after each command whether a page is on its way: questions.py sees to that
    options.page_load_strategy = "eager" if browser.kind is Kind.FIREFOX else "none"
    options.timeouts = {"pageLoad": int(questions.PAGE_LOAD * 1000), "script": int(SCRIPT * 1000)}
    return options


def _chromium(browser: Browser, wish: Wish, profile: Path) -> ChromiumOptions:
    options = EdgeOptions() if browser.kind is Kind.EDGE else ChromeOptions()
    options.binary_location = str(browser.program)
    arguments = [
        f"--user-data-dir={profile}",
        f"--crash-dumps-dir={profile / 'crashes'}",
        f"--lang={wish.language}",
        "--remote-debugging-pipe",
        "--window-size=1100,900",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--disable-features=Translate,AutofillServerCommunication,OptimizationHints,MediaRouter",
        *(["--headless"] if wish.headless else []),
        *(["--no-sandbox"] if _is_root() else []),
        *wish.arguments,
    ]
    for argument in arguments:
        options.add_argument(argument)
    if wish.kept_profile:
        # chromedriver would have these leave the cookies readable to any program of this person
        options.add_experimental_option("excludeSwitches", ["password-store", "use-mock-keychain"])
    options.add_experimental_option("prefs", {
        "credentials_enable_service": False,
        "profile.password_manager_enabled": False,
        "profile.password_manager_leak_detection": False,
        "autofill.profile_enabled": False,
        "autofill.credit_card_enabled": False,
        "translate.enabled": False,
        "signin.allowed": False,
        "intl.accept_languages": wish.language,
    })  # fmt: skip
    return options


def _firefox(wish: Wish, profile: Path) -> FirefoxOptions:
    """Firefox offers neither a pipe nor a secret path; geckodriver takes one session only, and it is ours."""
    options = FirefoxOptions()
    options.binary_location = ""
    if wish.headless:
        options.add_argument("-headless")
    if wish.kept_profile:
        options.add_argument("-profile")
        options.add_argument(str(profile))
    preferences: dict[str, str | int] = {
        "browser.cache.disk.enable": False,
        "browser.cache.memory.enable": False,
        "dom.serviceWorkers.enabled": False,
        "signon.rememberSignons": False,
        "browser.formfill.enable": False,
        "browser.sessionstore.privacy_level": 2,  # contents of forms are not kept to restore windows
        "extensions.formautofill.addresses.enabled": False,
        "browser.translations.automaticallyPopup": False,
        "intl.accept_languages": wish.language,
        "toolkit.telemetry.enabled": False,
        "app.update.enabled": False,
    }
    for name, value in preferences.items():
        options.set_preference(name, value)
    return options


def _switch_caches_off(driver: WebDriver) -> None:
    """Every load of this session comes from the network, past HTTP cache and service workers."""
    keep_nothing = {"maxTotalBufferSize": 0, "maxResourceBufferSize": 0}
    questions.command(driver, "Network.enable", keep_nothing)
    questions.command(driver, "Network.setCacheDisabled", {"cacheDisabled": True})
    questions.command(driver, "Network.setBypassServiceWorker", {"bypass": True})


def _is_root() -> bool:
    """Only root needs the browser's sandbox off, and only in tests and containers; a person keeps it on."""
    return sys.platform != "win32" and os.geteuid() == 0
