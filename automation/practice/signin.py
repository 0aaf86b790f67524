"""Signing in: two generations of the form, four challenges, and the way out (facts 8)."""

import secrets
from collections.abc import Mapping
from hmac import compare_digest
from urllib.parse import urlencode

from automation.practice.messages import HttpRequest, Response
from automation.practice.record import Record, SignIn
from automation.practice.scenario import Account, Challenge, Scenario
from automation.practice.sessions import Sessions
from automation.practice.templates import Html, fill
from automation.practice.views import Views

CLASSIC = {"#username": "user", "#password": "password"}
REACT = {
    '.pair:not(.twin) [autocomplete*="username"]': "user",
    ".pair:not(.twin) [type=password]": "password",
}
SEND = "button.primary"


class SignInPages:
    """Everything between a stranger and a session."""

    def __init__(
        self,
        scenario: Scenario,
        account: Account,
        views: Views,
        record: Record,
        sessions: Sessions,
    ) -> None:
        self.code = f"{secrets.randbelow(10**6):06d}"
        self._scenario = scenario
        self._account = account
        self._views = views
        self._paths = views.map.paths
        self._record = record
        self._sessions = sessions
        self._challenge = scenario.challenge
        self._half_in: dict[str, str] = {}

    def form(self, request: HttpRequest) -> Response:
        """Show the sign-in form, with the error the last attempt ended in."""
        csrf = self._sessions.csrf(request)
        body = self._react(request) if self._scenario.login == "react" else self._classic(request, csrf)
        fields = REACT if self._scenario.login == "react" else CLASSIC
        answers = {selector: getattr(self._account, name) for selector, name in fields.items()}
        page = self._views.frame(self._word("sign_in"), body, data=self._solved(answers, SEND))
        return self._sessions.give(page, self._sessions.cookies.csrf, f'"{csrf}"')

    def wall(self, request: HttpRequest) -> Response:
        """Send a stranger to the form, and remember where they wanted to go."""
        return Response.redirect(f"{self._paths.wall}?{urlencode({'session_redirect': request.path})}")

    def submit(self, request: HttpRequest) -> Response:
        """Check user and password, from the classic form or the script of the other one."""
        fields = request.fields()
        attempt = self._checked(fields)
        target = local(str(fields.get("session_redirect", fields.get("target", ""))), self._paths.feed)
        if not self._has_token(request, fields):
            return self._refused(request, "token", target)
        self._record.sign_in(attempt)
        if not attempt.ok:
            return self._refused(request, "password" if attempt.user_matches else "user", target)
        return self._accepted(request, target)

    def challenge(self, kind: Challenge, *, wrong: bool = False) -> Response:
        """Show what is asked after a right password."""
        hide = Html("") if wrong else Html("hidden")
        body = fill(f"challenge_{kind}", self._views.words, code=self.code, wrong=hide)
        answers = {"#input__email_verification_pin": self.code} if kind == "code" else {}
        press = ("#practice-person", SEND) if kind == "captcha" else (SEND,)
        return self._views.frame(self._word(f"{kind}_title"), body, data=self._solved(answers, *press))

    def solve(self, kind: Challenge, request: HttpRequest) -> Response:
        """Check the answer to a challenge; a right one signs in, and no later sign-in is challenged."""
        token = request.cookies.get(self._sessions.cookies.challenge, "")
        if token not in self._half_in:
            return self.wall(request)
        fields = request.fields()
        right = {"code": fields.get("pin") == self.code, "captcha": "person" in fields}.get(kind, True)
        if not right:
            return self.challenge(kind, wrong=True)
        self._challenge = None
        return self._sessions.open(Response.redirect(self._half_in.pop(token)))

    def sign_out(self, request: HttpRequest) -> Response:
        """End the session on both sides."""
        return self._sessions.close(request, Response.redirect("/"))

    def _classic(self, request: HttpRequest, csrf: str) -> Html:
        error = request.query.get("error")
        return fill(
            "login_classic",
            self._views.words,
            submit_path=self._paths.submit,
            csrf=csrf,
            target=request.query.get("session_redirect", ""),
            user_error=Html("" if error == "user" else "hidden"),
            password_error=Html("" if error == "password" else "hidden"),
        )

    def _react(self, request: HttpRequest) -> Html:
        first = secrets.randbelow(50)
        return fill(
            "login_react",
            self._views.words,
            submit_path=self._paths.submit,
            target=request.query.get("session_redirect", ""),
            twin=self._pair(first, "twin"),
            pair=self._pair(first + 2, ""),
        )

    def _pair(self, number: int, twin: str) -> Html:
        ids = {"user_id": f"«r{number}»", "password_id": f"«r{number + 1}»"}
        return fill("login_pair", self._views.words, twin=twin, **ids)

    def _checked(self, fields: Mapping[str, object]) -> SignIn:
        user = str(fields.get("session_key", fields.get("user", "")))
        password = str(fields.get("session_password", fields.get("password", "")))
        return SignIn(_same(user, self._account.user), _same(password, self._account.password))

    def _has_token(self, request: HttpRequest, fields: Mapping[str, object]) -> bool:
        given = request.headers.get("csrf-token") if request.is_json else fields.get("loginCsrfParam")
        return self._sessions.is_own(request, given)

    def _refused(self, request: HttpRequest, error: str, target: str) -> Response:
        if request.is_json:
            message = self._word("wrong_user" if error == "user" else "wrong_password")
            return Response.json({"message": message}, 401)
        query = urlencode({"error": error, "session_redirect": target})
        return Response.redirect(f"{self._paths.wall}?{query}")

    def _accepted(self, request: HttpRequest, target: str) -> Response:
        if self._challenge is None:
            return self._sessions.open(self._onward(request, target))
        token = secrets.token_urlsafe()
        self._half_in[token] = target
        response = self._onward(request, self._paths.challenge[self._challenge])
        return self._sessions.give(response, self._sessions.cookies.challenge, token, "; HttpOnly")

    def _onward(self, request: HttpRequest, location: str) -> Response:
        return Response.json({"location": location}) if request.is_json else Response.redirect(location)

    def _solved(self, fill_in: Mapping[str, str], *press: str) -> dict[str, object]:
        if self._scenario.self_solving is None:
            return {}
        return {"solve": {"after": self._scenario.self_solving, "fill": fill_in, "press": press}}

    def _word(self, name: str) -> str:
        return self._views.words.frame[name]


def local(target: str, otherwise: str) -> str:
    """Return a path of this site to go on to: the target if it is one, else the other."""
    is_path = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if is_path and target.isprintable() else otherwise


def _same(given: str, right: str) -> bool:
    return compare_digest(given.encode(), right.encode())
