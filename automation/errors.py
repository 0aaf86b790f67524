"""Everything that can go wrong, as one tree. Each class or instance carries its Reason.

    NonMerciError
     |- SettingProblem         one setting cannot be read or changed; the run goes on with the next
     |- RunProblem             the run cannot go on
     |   |- SiteProblem        the site says stop (429, 999, a restriction): nothing more is requested
     |   |- SignInProblem      nobody is signed in and nobody can be asked
     |   |- NetworkProblem     the page did not come, or not from where it should
     |   |- BrowserProblem     no browser, no driver, or it ended under us
     |   |- ProofProblem       the proof cannot be written
     |   `- Cancelled          the person asked to stop
     |- VaultProblem           the password safe of the computer is missing, locked or not trusted
     `- RecipeProblem          a recipe is wrong: file, setting and key are named

Only codes and facts are in here, never a sentence for people (those are in `app/wording.py`) and never a secret.
"""

from __future__ import annotations

from automation.outcomes import Reason


class NonMerciError(Exception):
    """Base of the tree. `detail` names the thing concerned: a file, an address, a program."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail


class SettingProblem(NonMerciError):
    """One setting cannot be dealt with by us; raised before any click on it, or after a click that went wrong."""


class RunProblem(NonMerciError):
    """The run cannot go on."""


class SiteProblem(RunProblem):
    """The site refuses or limits us: RATE_LIMITED, REFUSED_BY_SITE, ACCOUNT_RESTRICTED, a challenge, WRONG_ACCOUNT.

    After it the app sends no further request of its own.
    """


class SignInProblem(RunProblem):
    """Signing in is needed and did not happen: NEEDS_SIGN_IN, WRONG_PASSWORD, SESSION_EXPIRED."""


class NetworkProblem(RunProblem):
    """OFFLINE, NAME_NOT_FOUND, TLS_PROBLEM, WRONG_ORIGIN, SITE_ERROR or TIMED_OUT. Check the connection first."""


class BrowserProblem(RunProblem):
    """BROWSER_MISSING, DRIVER_MISMATCH, BROWSER_CLOSED, TAB_CRASHED or DRIVER_DIED."""


class ProofProblem(RunProblem):
    """DISK_FULL or NOT_WRITABLE; `detail` is the folder."""


class Cancelled(RunProblem):
    """The person asked to stop. No error, but the shortest way out."""

    def __init__(self) -> None:
        super().__init__(Reason.CANCELLED)


class VaultProblem(NonMerciError):
    """VAULT_REFUSED, VAULT_LOCKED, VAULT_MISSING, VAULT_TOO_LONG or VAULT_MISMATCH; `detail` names the keyring."""


class RecipeProblem(NonMerciError):
    """RECIPE_BAD or RECIPE_TOO_NEW. `file`, `setting` and `key` say where; `why` is one technical clause."""

    def __init__(self, reason: Reason, *, file: str, setting: str = "", key: str = "", why: str = "") -> None:
        place = " > ".join(part for part in (file, setting, key) if part)
        super().__init__(reason, f"{place}: {why}" if why else place)
        self.file, self.setting, self.key, self.why = file, setting, key, why
