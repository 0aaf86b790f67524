"""A small site on this computer with a real site's page structure and none of its looks, to practise on."""

from automation.practice.record import Record, Request, SignIn, Write
from automation.practice.scenario import Account, Scenario
from automation.practice.site import PracticeSite

__all__ = ["Account", "PracticeSite", "Record", "Request", "Scenario", "SignIn", "Write"]
