"""Making a page when it is first shown: the window opens sooner for not knowing the others yet."""

from __future__ import annotations

from app.flow import Page
from app.ui.pages.base import BasePage
from app.ui.state import State


def make_page(which: Page, state: State) -> BasePage:  # noqa: C901, PLR0911, PLR0912 - one case a page
    """The page of this name, built."""
    match which:
        case Page.WELCOME:
            from app.ui.pages.welcome import WelcomePage

            return WelcomePage(state)
        case Page.HOME:
            from app.ui.pages.home import HomePage

            return HomePage(state)
        case Page.RESUME:
            from app.ui.pages.home import ResumePage

            return ResumePage(state)
        case Page.SIGN_IN:
            from app.ui.pages.sign_in import SignInPage

            return SignInPage(state)
        case Page.DETAILS:
            from app.ui.pages.sign_in import DetailsPage

            return DetailsPage(state)
        case Page.CHOICES:
            from app.ui.pages.choices import ChoicesPage

            return ChoicesPage(state)
        case Page.RUNNING:
            from app.ui.pages.running import RunningPage

            return RunningPage(state)
        case Page.YOUR_TURN:
            from app.ui.pages.your_turn import YourTurnPage

            return YourTurnPage(state)
        case Page.ASSIST:
            from app.ui.pages.your_turn import AssistPage

            return AssistPage(state)
        case Page.RESULT:
            from app.ui.pages.result import ResultPage

            return ResultPage(state)
        case Page.PROBLEM:
            from app.ui.pages.problem import ProblemPage

            return ProblemPage(state)
        case Page.PROOF:
            from app.ui.pages.proof import ProofPage

            return ProofPage(state)
        case Page.HISTORY:
            from app.ui.pages.proof import HistoryPage

            return HistoryPage(state)
        case Page.PREFERENCES:
            from app.ui.pages.preferences import PreferencesPage

            return PreferencesPage(state)
        case Page.HELP:
            from app.ui.pages.help import HelpPage

            return HelpPage(state)
