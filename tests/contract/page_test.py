"""The pages keep the contract: the scripted one, and the real one in Chromium on a tiny site over HTTP."""

from __future__ import annotations

import html
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from automation.browser.find import Browser, Kind, find_driver
from automation.browser.launch import Wish, start
from automation.browser.selenium_page import SeleniumPage
from automation.cancel import CancelToken
from tests.contract.page_contract import PageContract, World, tiny_site
from tests.scripted_page import Place, PretendSite, ScriptedPage, Toggle

CHROMIUM = Path("/usr/bin/chromium")


class TestScriptedPage(PageContract):
    @pytest.fixture
    def world(self) -> World:
        site = tiny_site("http://127.0.0.1:1")
        return World(ScriptedPage(site), site)


SCRIPT = """
for (const box of document.querySelectorAll("input[role=switch]")) {
  let unmoved = Number(box.dataset.unmoved);
  box.addEventListener("click", (event) => { if (event.detail && unmoved-- > 0) event.preventDefault(); });
  box.addEventListener("change", async () => {
    const key = box.getAttribute("aria-labelledby");
    const answer = await fetch("/save", { method: "POST", body: `${key} ${box.checked}` });
    await answer.text();
    if (answer.ok) return;
    box.checked = !box.checked;
    document.querySelector("#news").innerHTML = "<div role=alert>Something went wrong</div>";
  });
}
"""


def rendered(site: PretendSite, place: Place) -> str:
    """The page that the model means, as HTML."""
    toggles = [site.toggles[key] for key in place.toggles]
    headings = "".join(f"<h2>{html.escape(heading)}</h2>" for heading in place.headings)
    inside = headings + "".join(_switch(each) for each in toggles if not each.outside_main)
    outside = "".join(_switch(each) for each in toggles if each.outside_main)
    password = '<input type="password">' * place.passwords
    main = f"<main>{inside}{password}</main>" if place.has_main else ""
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">'
    return f'{head}{main}<aside>{outside}</aside><div id="news"></div><script>{SCRIPT}</script></html>'


def _switch(toggle: Toggle) -> str:
    states = f"{'checked' if toggle.on else ''} {'disabled' if toggle.disabled else ''}"
    more = f'data-unmoved="{toggle.unmoved_clicks}" style="width:2em;height:2em"'
    box = f'<input type="checkbox" role="switch" aria-labelledby="{toggle.key}" {states} {more}>'
    hidden = "display:none" if toggle.hidden else ""
    return f'<p style="{hidden}">{box}<span id="{toggle.key}">{html.escape(toggle.name)}</span></p>'


class Handler(BaseHTTPRequestHandler):
    """Serves the pretend site of its server."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        site = self.server.site
        path = self.path.split("?")[0]
        place = site.places.get(path)
        if place and place.leads_to:
            if place.ends_session:
                site.cookies.clear()
            self.reply(302, "", ("Location", place.leads_to), ("Set-Cookie", "session=; Max-Age=0"))
            return
        before = len(site.loads)
        _, place = site.load(path)
        assert len(site.loads) == before + 1
        cookies = [("Set-Cookie", f"{name}={value}; HttpOnly") for name, value in site.cookies.items()]
        self.reply(place.status, rendered(site, place), *cookies)

    def do_POST(self):
        key, on = self.rfile.read(int(self.headers["Content-Length"])).decode().split()
        self.server.site.clicked.append(key)
        self.reply(self.server.site.save(key, on=on == "true"), "ok")

    def reply(self, status, text, *headers):
        body = text.encode()
        self.send_response(status)
        for name, value in (("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


class TinyServer(ThreadingHTTPServer):
    daemon_threads = True
    site: PretendSite

    def handle_error(self, request, client_address):
        """A browser that goes away in mid-sentence is no error."""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SeleniumPage]:
    assert CHROMIUM.is_file(), "chromium is missing: packaging/linux/packages.sh test"
    chromium = Browser(Kind.CHROMIUM, CHROMIUM, find_driver(Kind.CHROMIUM, CHROMIUM))
    profiles = tmp_path_factory.mktemp("profiles")
    page = start(chromium, Wish(profiles, headless=True), CancelToken())
    yield page
    page.close()
    assert list(profiles.iterdir()) == []


class TestSeleniumPage(PageContract):
    @pytest.fixture
    def world(self, browser: SeleniumPage) -> Iterator[World]:
        server = TinyServer(("127.0.0.1", 0), Handler)
        server.site = tiny_site(f"http://127.0.0.1:{server.server_port}")
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield World(browser, server.site)
        browser.open("about:blank")
        server.shutdown()
        thread.join()
        server.server_close()

    def test_texts_that_were_cut_can_still_be_written_down(self, world: World):
        super().test_texts_that_were_cut_can_still_be_written_down(world)
