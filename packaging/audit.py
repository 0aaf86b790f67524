"""Looks for known holes in what the program is made of: `python packaging/audit.py LOCK`.

Ends with 1 where there are any. What could not be looked up, for want of a network or because nobody knows the package,
is said, and is no failure.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

SECONDS = 120


def main(lock: str) -> int:
    """Audit one lock file and say what came of it; returns the exit code."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off", "--require-hashes",
               "--disable-pip", "--requirement", lock]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return _skipped(f"no answer within {SECONDS} s")
    try:
        packages: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (ValueError, LookupError):
        return _skipped((done.stderr.strip().splitlines() or ["no answer"])[-1])
    unknown = [one for one in packages if "skip_reason" in one]
    holes = [(one["name"], one["version"], hole) for one in packages for hole in one.get("vulns", [])]
    for name, version, hole in holes:
        sys.stdout.write(f"audit: {name} {version}: {hole['id']}, mended in {', '.join(hole['fix_versions']) or '-'}\n")
    if len(unknown) == len(packages):
        return _skipped("no package could be looked up")
    sys.stdout.write(
        f"audit: {len(packages) - len(unknown)} of {len(packages)} packages looked up, {len(holes)} holes\n"
    )
    return 1 if holes else 0


def _skipped(why: str) -> int:
    sys.stdout.write(f"audit: SKIPPED, {why}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
