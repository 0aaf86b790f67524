"""Certificates that are wrong: nothing is typed, and the run ends with the reason."""

from __future__ import annotations

import os
import shutil
import ssl
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from automation.catalogue import load_all
from automation.outcomes import Outcome, Reason, RunOutcome
from automation.practice import PracticeSite
from automation.signin import Credentials
from tests.browser.driving import DONE, Drive, Driver
from tests.site.mapped import REAL_HOST

Issue = Callable[[trustme.CA], trustme.LeafCert]
YESTERDAY = datetime.now(UTC) - timedelta(days=1)
HOST = f"https://{REAL_HOST}"


@pytest.fixture
def authority(own_folders: Path, tmp_path: Path) -> trustme.CA:
    """One that the browser of this home trusts, as a person or a company may have added it."""
    certutil = shutil.which("certutil")
    assert certutil, "libnss3-tools is missing: packaging/linux/packages.sh test"
    authority, file = trustme.CA(), tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(file)
    store = Path(os.environ["HOME"]) / ".pki" / "nssdb"
    store.mkdir(parents=True)
    for command in (["-N", "--empty-password"], ["-A", "-t", "C,,", "-n", "ours", "-i", str(file)]):
        subprocess.run([certutil, "-d", f"sql:{store}", *command], check=True)
    return authority


def run(driver: Driver, certificate: trustme.LeafCert) -> Drive:
    """A run against a site that shows this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    with PracticeSite(tls=context) as site:
        account = site.account
        rule = f"--host-resolver-rules=MAP {REAL_HOST}:443 127.0.0.1:{site.port}"
        return driver.go(load_all()["linkedin"], site, Credentials(account.user, account.password, HOST), (rule,))


@pytest.mark.row(15)
def test_a_good_certificate_of_a_trusted_authority_is_taken(driver: Driver, authority: trustme.CA) -> None:
    """So that the others are refused for what is wrong with them."""
    assert run(driver, authority.issue_cert(REAL_HOST)).ended.outcome is DONE


@pytest.mark.row(15)
@pytest.mark.parametrize(
    "issue",
    [
        pytest.param(lambda ours: ours.issue_cert("www.linkedin-login.com"), id="another host's"),
        pytest.param(lambda ours: ours.issue_cert(REAL_HOST, not_after=YESTERDAY), id="expired"),
        pytest.param(
            lambda ours: ours.issue_cert(
                REAL_HOST, not_before=YESTERDAY + timedelta(days=3), not_after=YESTERDAY + timedelta(days=9)
            ),
            id="not valid yet",
        ),
        pytest.param(lambda _: trustme.CA().issue_cert(REAL_HOST), id="of nobody known"),
    ],
)
def test_a_wrong_certificate_is_named_and_nothing_is_typed(driver: Driver, authority: trustme.CA, issue: Issue) -> None:
    drive = run(driver, issue(authority))

    assert (drive.ended.outcome, drive.ended.reason) == (RunOutcome.FAILED, Reason.TLS_PROBLEM)
    assert set(drive.outcomes.values()) == {Outcome.STOPPED}
    assert drive.record.requests == []
    assert drive.record.sign_ins == []
