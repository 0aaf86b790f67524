"""The network between browser and site: each way to be without it has its own name, and nothing is typed."""

from __future__ import annotations

import socket

import pytest

from automation.catalogue import load_all
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.practice import PracticeSite
from automation.signin import Credentials
from tests.browser.driving import Driver
from tests.site.mapped import REAL_HOST, MappedSite, browser_arguments


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.row(29)
@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (f"MAP {REAL_HOST} ~NOTFOUND", Reason.NAME_NOT_FOUND),
        (f"MAP {REAL_HOST}:443 127.0.0.1:{closed_port()}", Reason.OFFLINE),
    ],
    ids=["no such name", "nobody listens"],
)
def test_a_site_that_cannot_be_reached_is_named(driver: Driver, rule: str, reason: Reason) -> None:
    with PracticeSite() as site:
        credentials = Credentials("zoe@example.org", "a password", f"https://{REAL_HOST}")
        drive = driver.go(load_all()["linkedin"], site, credentials, (f"--host-resolver-rules={rule}",))

    assert (drive.ended.outcome, drive.ended.reason) == (RunOutcome.FAILED, reason)
    assert set(drive.outcomes.values()) == {Outcome.STOPPED}


@pytest.mark.row(15)
def test_a_wrong_certificate_is_named_and_nothing_is_typed(driver: Driver) -> None:
    with MappedSite() as mapped:
        mapping, _trust = browser_arguments(mapped)
        credentials = Credentials(mapped.site.account.user, mapped.site.account.password, mapped.origin)
        drive = driver.go(load_all()["linkedin"], mapped.site, credentials, (mapping,))

    assert drive.ended.reason is Reason.TLS_PROBLEM
    assert drive.record.requests == []
