"""What Selenium, its driver and their connection raise, in our own names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from selenium.common import exceptions as wd
from urllib3.exceptions import HTTPError, ReadTimeoutError

from automation.errors import BrowserProblem, NetworkProblem, NonMerciError, SettingProblem
from automation.outcomes import Reason

Raised: TypeAlias = Callable[[], NonMerciError]

_BY_TYPE: Final[tuple[tuple[tuple[type[Exception], ...], Raised], ...]] = (
    ((wd.TimeoutException, ReadTimeoutError), lambda: NetworkProblem(Reason.TIMED_OUT)),
    ((wd.InsecureCertificateException,), lambda: NetworkProblem(Reason.TLS_PROBLEM)),
    ((wd.JavascriptException,), lambda: SettingProblem(Reason.LAYOUT_CHANGED)),
    ((wd.UnexpectedAlertPresentException,), lambda: SettingProblem(Reason.DIALOG_UNKNOWN)),
    ((wd.NoSuchWindowException, wd.InvalidSessionIdException), lambda: BrowserProblem(Reason.BROWSER_CLOSED)),
    ((wd.StaleElementReferenceException, wd.NoSuchElementException), lambda: SettingProblem(Reason.LAYOUT_CHANGED)),
    ((wd.MoveTargetOutOfBoundsException, wd.ElementNotInteractableException), lambda: SettingProblem(Reason.OVERLAID)),
)

_BY_MESSAGE: Final[Mapping[str, Raised]] = {
    "tab crashed": lambda: BrowserProblem(Reason.TAB_CRASHED),
    "not connected": lambda: BrowserProblem(Reason.BROWSER_CLOSED),
    "ERR_NAME_NOT_RESOLVED": lambda: NetworkProblem(Reason.NAME_NOT_FOUND),
    "dnsNotFound": lambda: NetworkProblem(Reason.NAME_NOT_FOUND),
    "ERR_CERT": lambda: NetworkProblem(Reason.TLS_PROBLEM),
    "ERR_SSL": lambda: NetworkProblem(Reason.TLS_PROBLEM),
    "nssFailure": lambda: NetworkProblem(Reason.TLS_PROBLEM),
    "ERR_TIMED_OUT": lambda: NetworkProblem(Reason.TIMED_OUT),
    "ERR_CONNECTION_TIMED_OUT": lambda: NetworkProblem(Reason.TIMED_OUT),
    "netTimeout": lambda: NetworkProblem(Reason.TIMED_OUT),
    "ERR_TOO_MANY_REDIRECTS": lambda: NetworkProblem(Reason.SITE_ERROR),
    "ERR_HTTP": lambda: NetworkProblem(Reason.SITE_ERROR),
    "ERR_INVALID": lambda: NetworkProblem(Reason.SITE_ERROR),
    "ERR_EMPTY_RESPONSE": lambda: NetworkProblem(Reason.SITE_ERROR),
    "ERR_ABORTED": lambda: NetworkProblem(Reason.SITE_ERROR),
    "ERR_": lambda: NetworkProblem(Reason.OFFLINE),
    "about:neterror": lambda: NetworkProblem(Reason.OFFLINE),
}
"""First part found in the driver's message -> what it means. Sources: Chromium's net/base/net_error_list.h,
chromedriver's status texts, the names of Firefox's error pages."""


def translate(error: Exception) -> NonMerciError:
    """Name what went wrong. The driver's own text is not kept: it can hold addresses and page contents."""
    for kinds, problem in _BY_TYPE:
        if isinstance(error, kinds):
            return problem()
    if known := by_message(str(getattr(error, "msg", "") or error)):
        return known
    gone = Reason.DRIVER_DIED if isinstance(error, (HTTPError, OSError)) else Reason.BROWSER_CLOSED
    return BrowserProblem(gone, type(error).__name__)


def by_message(message: str) -> NonMerciError | None:
    """Name what a driver's text, or a browser's own page about a failure, is about; None if nobody knows."""
    return next((problem() for part, problem in _BY_MESSAGE.items() if part in message), None)
