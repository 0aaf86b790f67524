"""Where facts go: the journal first, then whoever listens."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from automation.events import Event

Tell: TypeAlias = Callable[[Event], None]
