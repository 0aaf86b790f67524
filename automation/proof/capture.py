"""One look at a setting, kept: a masked picture, a sanitised fragment, and the facts of the page they are from."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from automation.browser.page import Page, Snapshot
from automation.catalogue import under
from automation.errors import SettingProblem
from automation.outcomes import Reason
from automation.proof.bundle import PRIVATE, Bundle
from automation.targets import Found


@dataclass(frozen=True, slots=True)
class Capture:
    """What was kept of one look."""

    setting: str
    when: str
    taken: datetime
    picture: bytes | None
    """None where something personal could not be covered."""
    file: str
    """The picture's, else that of the facts."""
    found_by: str
    place: str
    """Address of the page, without query and fragment."""


class Camera:
    """Takes the looks of one run. Raises what the page raises, and ProofProblem."""

    def __init__(
        self, page: Page, bundle: Bundle, barred: Sequence[str], *, keep_page: bool, offset: float | None = None
    ) -> None:
        """`barred` are leading paths of pages that are never pictured; `offset` is the server's clock's, in seconds."""
        self._page = page
        self._bundle = bundle
        self._offset = offset
        self._barred = barred
        self._keep_page = keep_page
        self._drift = time.time() - time.monotonic()
        self._looks = 0

    def capture(self, setting: str, when: str, found: Found, snapshot: Snapshot) -> Capture:
        """Keep picture and facts as `settings/<id>/<when>.png` and `.json`, and the page's as `pages/<n>.json`.

        Of the page's own text only the switch's name, the headings and the title are kept, without what is personal.
        """
        taken = datetime.now(UTC)
        name = f"settings/{setting}/{when}"
        picture = self._picture(f"{name}.png", found, snapshot)
        self._looks += 1
        page = f"pages/{self._looks}.json"
        self._bundle.write_json(page, _page_facts(snapshot, taken, self._offset_now()))
        self._bundle.write_json(f"{name}.json", {
            "setting": setting,
            "when": when,
            "utc": taken.isoformat(timespec="milliseconds"),
            "page": page,
            "headings": list(snapshot.told),
            "masked": dict(snapshot.masked) if snapshot.masked is not None else None,
            **_switch_facts(found),
        })  # fmt: skip
        place = snapshot.origin + snapshot.path
        file = f"{name}.png" if picture else f"{name}.json"
        return Capture(setting, when, taken, picture, file, found.way.value, place)

    def _offset_now(self) -> float | None:
        """The server's clock is asked again where ours was set, or stood still, since it was asked last."""
        drift = time.time() - time.monotonic()
        if self._offset is not None and abs(drift - self._drift) > 1:
            self._offset, self._drift = self._page.clock(), drift
        return self._offset

    def _picture(self, name: str, found: Found, snapshot: Snapshot) -> bytes | None:
        """The region around the switch; none unless all that is personal on the page has been covered."""
        if snapshot.passwords or under(snapshot.path, self._barred):
            raise SettingProblem(Reason.LAYOUT_CHANGED, "a page where people sign in is never pictured")
        if snapshot.masked is None:
            return None
        picture = self._page.picture(found.switch)
        if picture is not None:
            self._bundle.write(name, picture)
        if self._keep_page:
            self._bundle.write(f"{PRIVATE}{name.replace('/', '-', 1).replace('/', '-')}", self._page.whole_page())
        return picture


def _switch_facts(found: Found) -> dict[str, object]:
    switch = found.switch
    return {
        "label": switch.label,
        "role": switch.role,
        "state": switch.state,
        "disabled": switch.disabled,
        "matches": found.matches,
        "switches": found.switches,
        "found_by": found.way,
        "key": " ".join(switch.labelledby) or switch.element_id,
        "fragment": switch.fragment,
    }


def _page_facts(snapshot: Snapshot, read: datetime, offset: float | None) -> dict[str, object]:
    """Where and when. The server's time is ours and the offset to it."""
    server = None if offset is None else read + timedelta(seconds=offset)
    return {
        "origin": snapshot.origin,
        "path": snapshot.path,
        "status": snapshot.status,
        "title": snapshot.title,
        "language": snapshot.language,
        "from_network": snapshot.from_network,
        "utc": read.isoformat(timespec="milliseconds"),
        "server_utc": server.isoformat(timespec="seconds") if server else None,
        "offset_ms": None if offset is None else round(offset * 1000),
    }
