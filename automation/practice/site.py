"""The practice site: which request gets what. A hostile variant overrides one method."""

import ssl
from typing import Final

from automation.practice.messages import HttpRequest, Response
from automation.practice.record import Record
from automation.practice.scenario import Account, Scenario
from automation.practice.server import LocalSite
from automation.practice.sessions import Sessions
from automation.practice.signin import SignInPages
from automation.practice.site_map import Page, SiteMap
from automation.practice.templates import Words
from automation.practice.views import Toggle, Views
from automation.resources import resource

FILES: Final = {
    "/practice/site.css": "text/css; charset=utf-8",
    "/practice/site.js": "text/javascript; charset=utf-8",
    "/practice/person.svg": "image/svg+xml",
}


class PracticeSite(LocalSite):
    """One site with one account. `record` is what it knows, `code` the answer to its code challenge."""

    def __init__(self, scenario: Scenario | None = None, *, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(tls)
        self.scenario = scenario or Scenario()
        self.account = Account()
        self.map = SiteMap(self.scenario)
        self.sessions = Sessions(self.map.cookies, secure=tls is not None)
        on = self.scenario.on
        self.record = Record(self.sessions, {key: on is None or key in on for key in self.map.switches})
        self.views = Views(self.map, Words(self.scenario.language), self.script, self.member)
        self._sign_in = SignInPages(self.scenario, self.account, self.views, self.record, self.sessions)

    @property
    def code(self) -> str:
        """The six digits that the code challenge asks for."""
        return self._sign_in.code

    def answer(self, request: HttpRequest) -> Response:
        """Answer one request and keep a record of it."""
        seq = self.record.arrived(request, signed_in=self.signed_in(request))
        self.stopping.wait(self.scenario.delay)
        response = self.respond(request).with_header("Cache-Control", "no-store")
        self.record.answered(seq, response)
        return response

    def respond(self, request: HttpRequest) -> Response:
        """Answer any request: a file, a setting's state or change, a form, a page."""
        if request.path in FILES:
            return _file(request.path)
        if request.path.startswith(self.map.paths.api):
            return self._setting_api(request, request.path.removeprefix(self.map.paths.api))
        if request.method == "GET":
            return self.document(request)
        return self._form(request)

    def document(self, request: HttpRequest) -> Response:
        """Answer a page's address, for a stranger or a member."""
        path, paths = request.path, self.map.paths
        if path == paths.sign_out:
            return self._sign_in.sign_out(request)
        for kind, address in paths.challenge.items():
            if path == address:
                return self._sign_in.challenge(kind)
        signed_in = self.signed_in(request)
        if path == "/" or self.map.is_sign_in(path):
            return Response.redirect(paths.feed) if signed_in else self._entrance(request)
        return self._members_document(path) if signed_in else self._sign_in.wall(request)

    def setting_page(self, page: Page) -> Response:
        """Answer the address of a setting."""
        return self.views.setting(page, self.toggles(page), self.scenario.render_delay)

    def toggles(self, page: Page) -> list[Toggle]:
        """Say how the switches of a setting's page are drawn."""
        return [Toggle.of(switch, self.views.words) for switch in page.switch]

    def save(self, key: str, *, value: bool) -> Response:
        """Keep what the page asks to be kept, with what it brings along, and say so."""
        self.record.keep(key, value=value)
        if not value:
            for other in set(self.map.switches[key].turns_off) & self.map.switches.keys():
                self.record.turn(other, value=False)
        return Response.json({"key": key, "value": value})

    def script(self) -> str:
        """Return JavaScript to run at the end of every page; it may use `practice` of `site.js`."""
        return ""

    def member(self) -> Account:
        """Say whose account the header shows."""
        return self.account

    def signed_in(self, request: HttpRequest) -> bool:
        """Say whether a request belongs to a session."""
        return self.sessions.holds(request)

    def _entrance(self, request: HttpRequest) -> Response:
        return self.views.landing() if request.path == "/" else self._sign_in.form(request)

    def _form(self, request: HttpRequest) -> Response:
        if request.path == self.map.paths.submit:
            return self._sign_in.submit(request)
        for kind, address in self.map.paths.challenge.items():
            if request.path == address:
                return self._sign_in.solve(kind, request)
        return Response(405)

    def _setting_api(self, request: HttpRequest, key: str) -> Response:
        if not self.signed_in(request):
            return Response.json({"status": 401}, 401)
        if key not in self.record.switches:
            return Response.json({"status": 404}, 404)
        if request.method == "GET":
            return Response.json({"key": key, "value": self.record.switches[key]})
        return self._change(request, key)

    def _change(self, request: HttpRequest, key: str) -> Response:
        value = request.fields().get("value")
        if not self.sessions.is_own(request, request.headers.get("csrf-token")):
            return Response.json({"status": 403}, 403)
        if not isinstance(value, bool):
            return Response.json({"status": 400}, 400)
        self.record.wished(key, value=value)
        return self.save(key, value=value)

    def _members_document(self, path: str) -> Response:
        words, paths = self.views.words, self.map.paths
        if path == paths.feed:
            return self.views.feed()
        if path.startswith(paths.profile):
            return self.views.notice(path.removeprefix(paths.profile).strip("/"))
        if path == paths.not_found:
            return self.views.notice(words.frame["not_found"])
        if path.startswith(paths.preferences):
            return self._preferences(path)
        return self.views.notice(words.frame["not_found"]).with_status(404)

    def _preferences(self, path: str) -> Response:
        if path in self.map.pages:
            return self.setting_page(self.map.pages[path])
        if path in self.map.moved:
            return Response.redirect(self.map.moved[path])
        if path in self.map.withdrawn:
            return self._absent(self.map.withdrawn[path])
        if path in self.map.neighbours:
            words = self.views.words
            return self.views.notice(words.of(self.map.neighbours[path].title), words.frame["neighbour_note"])
        return self._category(path)

    def _category(self, path: str) -> Response:
        paths = self.map.paths
        if path == paths.index:
            return Response.redirect(f"{paths.category}account")
        category = self.map.categories.get(path.removeprefix(paths.category))
        if category is None:
            return Response.redirect(paths.not_found)
        return self.views.category(category, self.record.switches)

    def _absent(self, page: Page) -> Response:
        if self.scenario.absent == "redirect":
            return Response.redirect(f"{self.map.paths.category}account")
        if self.scenario.absent == "not_found":
            return Response.redirect(self.map.paths.not_found)
        return self.views.setting(page, (), self.scenario.render_delay)


def _file(path: str) -> Response:
    return Response.file(resource("practice", path.rpartition("/")[2]).read_bytes(), FILES[path])
