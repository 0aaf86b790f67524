"""One look at a setting, kept: a picture and a sanitised fragment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from automation.browser.page import Snapshot
from automation.proof.bundle import Bundle
from automation.targets import Found


@dataclass(frozen=True, slots=True)
class Capture:
    """What was kept of one look."""

    setting: str
    when: str
    taken: datetime
    picture: bytes
    file: str
    found_by: str


def capture(bundle: Bundle, setting: str, when: str, found: Found, snapshot: Snapshot, picture: bytes) -> Capture:
    """Keep picture and facts as `settings/<id>/<when>.png` and `.json`. Raises ProofProblem.

    Of the page's own text only the switch's name and the headings are kept.
    """
    name, taken, switch = f"settings/{setting}/{when}", datetime.now(UTC), found.switch
    bundle.write(f"{name}.png", picture)
    bundle.write_json(f"{name}.json", {
        "setting": setting,
        "when": when,
        "utc": taken.isoformat(timespec="milliseconds"),
        "origin": snapshot.origin,
        "path": snapshot.path,
        "status": snapshot.status,
        "language": snapshot.language,
        "from_network": snapshot.from_network,
        "headings": list(snapshot.headings),
        "label": switch.name,
        "role": switch.role,
        "state": switch.state,
        "disabled": switch.disabled,
        "switches": found.switches,
        "found_by": found.way,
        "key": " ".join(switch.labelledby) or switch.element_id,
        "fragment": switch.fragment,
    })  # fmt: skip
    return Capture(setting, when, taken, picture, f"{name}.png", found.way.value)
