"""`python -m bench`: prints a table and writes build/bench.json. Fails if a contestant fails, never for a goal."""

from __future__ import annotations

import argparse
import gc
import json
import struct
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from automation import catalogue
from automation.browser.find import Browser, find
from bench import ours, playwright_sync, processes, proof, raw_cdp, selenium_plain, table, window
from bench.job import Contestant, ContestantFailed, Job, Stopwatch, Switch, demand
from bench.site import Entrance, Site, Verdict

CONTESTANTS: Final[Mapping[str, Contestant]] = {
    table.OURS: ours.run,
    "raw_cdp": raw_cdp.run,
    "playwright": playwright_sync.run,
    "selenium_plain": selenium_plain.run,
}
DELAYS: Final = (0.0, 0.15)
"""Seconds that the site adds to each of its answers: none, and a real network's."""
RESULT: Final = Path("build/bench.json")


def main() -> int:
    """Run all rounds and show what came of them."""
    options = _options()
    browser = find(options.browser)
    processes.adopt_orphans()
    laps: dict[float, dict[str, list[table.Lap]]] = {delay: {name: [] for name in CONTESTANTS} for delay in DELAYS}
    names = list(CONTESTANTS)
    try:
        with Site() as site:
            for round_ in range(options.rounds + 1):  # the first one only warms up
                _say("warming up" if round_ == 0 else f"round {round_} of {options.rounds}")
                for delay in DELAYS if round_ else DELAYS[:1]:
                    turn = round_ % len(names)  # nobody always runs first, or always after the same one
                    for name in names[turn:] + names[:turn]:
                        lap = _lap(name, site, delay, browser)
                        if round_:
                            laps[delay][name].append(lap)
        _say("the window")
        seen = window.figures()
        _say("the proof")
        sealed = proof.figures()
    except ContestantFailed as failure:
        _say(f"failed: {failure}")
        return 1
    _say("")
    print(f"{options.rounds} rounds; sign in, five switches read, pictured, refused and proved, sign out\n")
    print("\n".join([*table.lines(laps), *table.goals(laps), "", *window.lines(seen), *proof.lines(sealed)]))
    options.result.parent.mkdir(parents=True, exist_ok=True)
    figures = {"rounds": options.rounds, **table.figures(laps), **seen, **sealed}
    options.result.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"figures: {options.result}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="measured rounds, after one to warm up (5)")
    parser.add_argument("--browser", type=Path, help="the browser for all (as the program finds it)")
    parser.add_argument("--result", type=Path, default=RESULT, help=f"where the figures go ({RESULT})")
    return parser.parse_args()


def _lap(name: str, site: Site, delay: float, browser: Browser) -> table.Lap:
    """Let one contestant do the job once, on a fresh site, and judge it. Raises ContestantFailed."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        job = _job(site.fresh(delay), browser, Path(folder))
        watch, before = Stopwatch(), processes.descendants()
        gc.collect()
        began = time.perf_counter()
        CONTESTANTS[name](job, watch)
        processes.wait_until_only(before)
        lap = table.Lap(watch.seconds, time.perf_counter() - began)
        _judge(name, site.verdict(), job)
    _say(f"  {name:<16}{lap.work:6.2f} s  {lap.whole:6.2f} s")
    return lap


def _job(entrance: Entrance, browser: Browser, folder: Path) -> Job:
    demand(browser.driver, f"no driver for {browser.program}")
    service = catalogue.load_all()["linkedin"]
    switches = [
        Switch(setting.target.labelledby, setting.addresses[0])
        for setting in service.settings
        if setting.core and setting.target.labelledby
    ]
    return Job(
        origin=entrance.origin,
        user=entrance.user,
        password=entrance.password,
        check=service.sign_in.check,
        out=service.sign_in.out or "",
        switches=tuple(switches),
        browser=browser.program,
        driver=browser.driver or Path(),
        pictures=folder,
    )


def _judge(name: str, verdict: Verdict, job: Job) -> None:
    """See that the job was done: by the server's own record, and by the pictures. Raises ContestantFailed."""
    keys = [switch.key for switch in job.switches]
    demand(len(keys) == 5, f"the recipe has {len(keys)} core settings with a key")
    demand(not any(verdict.switches[key] for key in keys), f"{name}: a switch is on at the end")
    demand(verdict.writes == [(key, False, True) for key in keys], f"{name}: wrote {verdict.writes}")
    demand(verdict.sign_ins == [True], f"{name}: signed in {len(verdict.sign_ins)} times")
    demand(verdict.sessions == 0, f"{name}: did not sign out")
    demand(verdict.page_loads >= 2 * len(keys) + 3, f"{name}: only {verdict.page_loads} pages were loaded")
    sizes = [_size(picture) for picture in job.pictures.rglob("*.png")]
    demand(len(sizes) == 2 * len(keys), f"{name}: kept {len(sizes)} pictures")
    demand(all(width >= 600 and height >= 200 for width, height in sizes), f"{name}: small pictures {sizes}")


def _size(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG, from its header."""
    head = picture.read_bytes()[:24]
    demand(head.startswith(b"\x89PNG\r\n\x1a\n"), f"{picture.name} is no PNG")
    width, height = struct.unpack(">II", head[16:])
    return width, height


def _say(text: str) -> None:
    """Tell how far it is, apart from the result."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
