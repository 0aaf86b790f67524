"""What page is this? One function over one table, the service's own."""

from __future__ import annotations

from automation.browser.page import Question, Snapshot
from automation.catalogue import PageRow, Service, Sighting, under

RATE_LIMIT_STATUS = 429
REFUSED_STATUS = 999
"""Not in any standard; the status with which LinkedIn turns away what it takes for a robot."""

_STATUSES = {RATE_LIMIT_STATUS: Sighting.RATE_LIMITED, REFUSED_STATUS: Sighting.REFUSED,
             404: Sighting.NOT_FOUND, 410: Sighting.NOT_FOUND}  # fmt: skip

_PRIVATE = frozenset({Sighting.LOGIN, Sighting.CODE, Sighting.CAPTCHA, Sighting.PHONE, Sighting.CHALLENGE})


def sight(snapshot: Snapshot, service: Service, expected: frozenset[str] = frozenset()) -> Sighting:
    """Name the page in front of us. `expected` are the paths on which a setting may be read.

    Order: the origin, the status, the service's table (challenges and refusals before anything that looks good),
    then the paths expected, then the pages of a signed-in person.
    """
    if snapshot.origin != service.origin or not snapshot.top:
        return Sighting.WRONG_ORIGIN
    if snapshot.status is not None and snapshot.status >= 400:
        return _STATUSES.get(snapshot.status, Sighting.SITE_ERROR)
    if snapshot.refusal:
        return _STATUSES[snapshot.refusal]
    for row in service.pages:
        if _matches(row, snapshot):
            return row.sighting
    if (snapshot.path.rstrip("/") or "/") in expected:
        return Sighting.SETTINGS if snapshot.has_main and snapshot.headings else Sighting.BLANK
    return Sighting.SIGNED_IN if under(snapshot.path, service.sign_in.homes) else Sighting.UNKNOWN


def _matches(row: PageRow, snapshot: Snapshot) -> bool:
    return (
        (not row.paths or under(snapshot.path, row.paths))
        and (not row.marks or not snapshot.marks.isdisjoint(row.marks))
        and (not row.phrases or not snapshot.phrases.isdisjoint(row.phrases))
        and not (row.without_main and snapshot.has_main and snapshot.switches)
    )


def question(service: Service) -> Question:
    """What has to be asked of every page of a service to be able to name it."""
    marks = [mark for row in service.pages for mark in row.marks]
    return Question(
        save_paths=service.save_paths,
        forms=service.sign_in.forms,
        marks=tuple(dict.fromkeys([*marks, *service.sign_in.errors])),
        phrases=tuple(dict.fromkeys(phrase for row in service.pages for phrase in row.phrases)),
        account=service.sign_in.account,
        profiles=service.sign_in.profiles,
    )


def barred(service: Service) -> tuple[str, ...]:
    """Leading paths of pages that are never pictured: where people sign in or prove who they are."""
    rows = [path for row in service.pages if row.sighting in _PRIVATE for path in row.paths]
    return tuple(dict.fromkeys([service.sign_in.page, *service.sign_in.forms, *rows]))
