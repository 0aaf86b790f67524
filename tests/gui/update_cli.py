"""The terminal program, with a source of news of our own: `update_cli ADDRESS KEY-FILE COMMAND ...`."""

from __future__ import annotations

import sys
from pathlib import Path

from app import cli, update

if __name__ == "__main__":
    address, key, *rest = sys.argv[1:]
    source = update.Source(address, Path(key).read_bytes())
    update.own_source = lambda: source
    sys.argv = ["non-merci-cli", *rest]
    cli.main()
