"""Getting to a signed-in account: typed once, or by the person, and knowing whose turn it is.

While it is the person's turn the app only watches the address. A password is typed into one document of the one
origin it belongs to, once in a run, and never a second time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from automation.browser.page import SignInForm, Snapshot, Where
from automation.catalogue import Sighting, under
from automation.errors import NetworkProblem, NonMerciError, SettingProblem, SignInProblem, SiteProblem
from automation.events import SignedIn, SigningIn, YourTurn, YourTurnOver
from automation.face import Wish
from automation.outcomes import Reason, Turn
from automation.plan import SignInBy
from automation.switch import HTTP_OK
from automation.tell import Tell
from automation.visit import Account, Visitor, ending_for, ends_run

TURNS: Final = {
    Sighting.LOGIN: Turn.NEEDS_SIGN_IN,
    Sighting.CODE: Turn.CHALLENGE_CODE,
    Sighting.CAPTCHA: Turn.CHALLENGE_CAPTCHA,
    Sighting.PHONE: Turn.CHALLENGE_PHONE,
    Sighting.CHALLENGE: Turn.CHALLENGE_OTHER,
    Sighting.UNKNOWN: Turn.CHALLENGE_OTHER,
}
"""Pages on which the person has to act."""


FORM: Final = 5
"""Seconds a sign-in page gets to show a password field; each look waits up to one."""

NOWHERE: Final = Where("", "")
"""The address of no page: any page that is in front is another one."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """E-mail and password, and the one origin where they may be typed."""

    user: str = field(repr=False)
    password: str = field(repr=False)
    origin: str


class SignIn:
    """Signs one account in. `credentials` is None where the person does it by hand."""

    def __init__(self, visitor: Visitor, tell: Tell, credentials: Credentials | None) -> None:
        self._visitor = visitor
        self._page = visitor.page
        self._recipe = visitor.service.sign_in
        self._tell = tell
        self._credentials = credentials
        self._has_checked = False

    def enter(self) -> None:
        """Go to the page that only a signed-in account sees, and sign in if it is not there.

        Raises SiteProblem, SignInProblem, NetworkProblem or BrowserProblem.
        """
        self._visitor.open(self._recipe.check)
        snapshot = self._visitor.look(main=self._recipe.check)
        account = self._account(snapshot)
        if account is None:
            account = self._sign_in(snapshot)
        self._visitor.recognise(account)
        self._tell(SignedIn(account.shown, account.marker or ""))

    def again(self, problem: NonMerciError) -> None:
        """After a challenge or a lost session midway: let the person act; the password is not typed again.

        Raises the problem itself where nobody can act.
        """
        turns = {Reason(turn.value): turn for turn in Turn if turn is not Turn.SWITCH}
        if self._visitor.plan.headless or problem.reason not in turns:
            raise problem
        account, known = self._hand_over(turns[problem.reason], self._page.where()), self._visitor.account
        comparable = known and known.marker and account.marker and known.by_address == account.by_address
        if known and comparable and account.marker != known.marker:
            raise SiteProblem(Reason.WRONG_ACCOUNT)
        self._visitor.recognise(account)

    def leave(self) -> bool:
        """Sign out on the site; True once the session cookie is gone."""
        if self._recipe.out is None:
            return False
        self._visitor.open(self._recipe.out)
        self._page.where()  # the page may see to it by script
        return self._page.cookie(self._recipe.cookie) is None

    # -- am I signed in? ---

    def _account(self, snapshot: Snapshot) -> Account | None:
        """The account, on positive proof only: a page of the signed-in, its session cookie, its marker.

        Where the page names nobody, the check page with its main region must have rendered.
        """
        sighting = self._visitor.sighting(snapshot)
        if ends_run(sighting) and sighting not in TURNS:
            raise ending_for(sighting)
        signed_in = sighting in (Sighting.SIGNED_IN, Sighting.NOT_OFFERED) and not snapshot.passwords
        if not signed_in or snapshot.status != HTTP_OK:
            return None
        account = self._visitor.account_of(snapshot)
        rendered = snapshot.path == self._recipe.check and snapshot.has_main and bool(snapshot.headings)
        return account if account and (account.marker or rendered) else None

    def _sign_in(self, snapshot: Snapshot) -> Account:
        sighting = self._visitor.sighting(snapshot)
        if sighting not in TURNS:
            return self._hand_over(Turn.NEEDS_SIGN_IN, NOWHERE)  # it asks nothing of the person: it is looked at again
        if sighting is not Sighting.LOGIN:
            return self._hand_over(TURNS[sighting], snapshot.where)
        if self._visitor.plan.sign_in is SignInBy.HAND or self._credentials is None:
            self._tell(SigningIn("hand"))
            return self._hand_over(Turn.NEEDS_SIGN_IN, snapshot.where)
        self._tell(SigningIn("typed"))
        credentials, self._credentials = self._credentials, None  # for one attempt, and kept no longer than that
        return self._typed(credentials)

    # -- by hand ---

    def _hand_over(self, turn: Turn, here: Where) -> Account:
        """Tell the person, watch the address, and return the account once there is proof of one. No time limit.

        `here` is the address of the page that made it the person's turn; it may have moved on by now. A page that asks
        nothing of the person, and shows no account yet, is looked at again until it does.
        """
        if self._visitor.plan.headless:
            kind = SiteProblem if turn.name.startswith("CHALLENGE") else SignInProblem
            raise kind(Reason(turn.value))
        self._tell(YourTurn(turn))
        attention, in_part = self._visitor.attention, False
        while True:
            attention.heed()
            try:
                there = self._page.watch(here)
            except NetworkProblem as problem:
                if problem.reason is not Reason.TIMED_OUT:
                    raise
                continue  # a page that takes its time is the person's to wait for
            asked = attention.wished(Wish.CHECK)
            if (there == here and not asked and not in_part) or there.origin != self._visitor.service.origin:
                continue  # nothing new, or the person is signing in through another site: not ours to look at
            here = there
            snapshot = self._visitor.look(main=self._recipe.check)
            if account := self._account(snapshot) or self._checked(snapshot):
                self._tell(YourTurnOver())
                return account
            turn = self._next_turn(snapshot, turn)
            in_part = self._visitor.sighting(snapshot) not in TURNS

    def _next_turn(self, snapshot: Snapshot, turn: Turn) -> Turn:
        """Tell the person when something else is asked of them now."""
        now = TURNS.get(self._visitor.sighting(snapshot), turn)
        same = now is turn or (now is Turn.NEEDS_SIGN_IN and turn in (Turn.WRONG_PASSWORD, Turn.SESSION_EXPIRED))
        if same:
            return turn
        self._tell(YourTurn(now))
        return now

    def _checked(self, snapshot: Snapshot) -> Account | None:
        """On a page where the site leaves the signed-in, but which names nobody: go and look at the check page."""
        if self._visitor.sighting(snapshot) is not Sighting.SIGNED_IN or snapshot.path == self._recipe.check:
            return None
        if self._has_checked or self._visitor.account_of(snapshot) is None:
            return None
        self._has_checked = True
        self._visitor.open(self._recipe.check)
        return self._account(self._visitor.look(main=self._recipe.check))

    # -- typed ---

    def _typed(self, credentials: Credentials) -> Account:
        """Fill in the form and submit it, once; whatever does not fit exactly is left to the person."""
        form = self._form()
        if not self._is_home(form, credentials) and form.snapshot.path != self._recipe.page:
            self._visitor.open(self._recipe.page)
            form = self._form()
        submitted = self._fill(form, credentials) if self._is_home(form, credentials) else None
        # what is in front by now may be another page, one of the signed-in even: the first thing is to look
        return self._answer(submitted) if submitted else self._hand_over(Turn.NEEDS_SIGN_IN, NOWHERE)

    def _form(self) -> SignInForm:
        recipe = self._recipe
        names = tuple(name for several in recipe.buttons.values() for name in several)
        for _ in range(FORM):
            form = self._page.sign_in_form(recipe.user_fields, names, recipe.other_ways, self._visitor.question)
            if form.snapshot.passwords:
                break
        return form

    def _is_home(self, form: SignInForm, credentials: Credentials) -> bool:
        """Whether this very document may be given the password. Raises NetworkProblem(WRONG_ORIGIN)."""
        page = form.snapshot
        if page.origin != credentials.origin:
            raise ending_for(Sighting.WRONG_ORIGIN)
        return (
            self._visitor.sighting(page) is Sighting.LOGIN
            and page.status == HTTP_OK
            and page.secure
            and page.top
            and page.passwords == 1
            and form.user is not None
            and form.password is not None
            and form.posts_to in ("", credentials.origin)
            and under(page.path, (self._recipe.page, *self._recipe.forms))
        )

    def _fill(self, form: SignInForm, credentials: Credentials) -> Snapshot | None:
        """Type both texts, look again, and press the button; return that second look, None where it does not fit."""
        try:
            self._page.type_into(form.user, credentials.user)
            self._page.type_into(form.password, credentials.password)
        except SettingProblem:
            return None  # the document has gone, and nothing was sent to another
        typed = self._form()
        wanted = (_units(credentials.user), _units(credentials.password))
        if not self._is_home(typed, credentials) or typed.typed != wanted or typed.button is None:
            return None
        self._visitor.pause()
        self._page.click_at(typed.button)
        return typed.snapshot

    def _answer(self, before: Snapshot) -> Account:
        """Wait for what the site says to the one attempt."""
        here = before.where
        for _ in range(int(self._visitor.plan.pace.sign_in)):
            there = self._page.watch(here)
            snapshot = self._visitor.look(main=self._recipe.check)
            if account := self._account(snapshot) or self._checked(snapshot):
                return account
            sighting = self._visitor.sighting(snapshot)
            # without a field it is a page in between, which goes on by itself
            asks_again = there != before.where and bool(snapshot.passwords)
            if sighting is Sighting.LOGIN and (asks_again or self._refused(snapshot, before)):
                return self._hand_over(Turn.WRONG_PASSWORD, snapshot.where)
            if sighting in TURNS and sighting is not Sighting.LOGIN:
                return self._hand_over(TURNS[sighting], snapshot.where)
            here = there
        return self._hand_over(Turn.NEEDS_SIGN_IN, here)

    def _refused(self, now: Snapshot, before: Snapshot) -> bool:
        """Whether the page shows an alert or a mark of refusal that was not there before."""
        return bool(set(now.alerts) - set(before.alerts)) or bool((now.marks - before.marks) & set(self._recipe.errors))


def _units(text: str) -> int:
    """Length as a page counts it: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
