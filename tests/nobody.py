"""Another user of this computer, for tests that root runs."""

from __future__ import annotations

import os

import pytest

AS_NOBODY = "import os; os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
"""Puts a Python program under the user who owns nothing; what it imports it must have imported before."""

needs_root = pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="becoming somebody else needs root")
