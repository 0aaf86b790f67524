"""The practice site over real HTTP: what a browser would get, and what the site keeps of it."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from automation.practice import PracticeSite, Scenario

AI = "allowDataForGenerativeAI"
PAGE = "/mypreferences/d/settings/data-for-ai-improvement"


class Visitor:
    """A browser without a screen: it keeps cookies and follows nothing by itself."""

    def __init__(self, site: PracticeSite) -> None:
        self.site = site
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, body: str | None = None, **headers: str) -> tuple[int, dict[str, str], str]:
        link = http.client.HTTPConnection("127.0.0.1", self.site.port, timeout=5)
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        link.request(method, path, body, headers)
        answer = link.getresponse()
        for name, value in answer.getheaders():
            if name == "Set-Cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        text = answer.read().decode()
        link.close()
        return answer.status, dict(answer.getheaders()), text

    def sign_in(self, password: str | None = None) -> tuple[int, dict[str, str], str]:
        _, _, form = self.ask("GET", f"/uas/login?session_redirect={PAGE}")
        token = form.split('name="loginCsrfParam" value="')[1].split('"')[0]
        account = self.site.account
        fields = {"session_key": account.user, "session_password": password or account.password,
                  "loginCsrfParam": token, "session_redirect": PAGE}  # fmt: skip
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", "/checkpoint/lg/login-submit", urlencode(fields), **kind)

    def save(self, key: str, *, value: bool, token: str) -> int:
        body = json.dumps({"key": key, "value": value})
        kind = {"csrf-token": token, "Content-Type": "application/json"}
        return self.ask("PUT", f"/mysettings-api/settingsApiSettings/{key}", body, **kind)[0]

    @property
    def token(self) -> str:
        return self.cookies["JSESSIONID"].strip('"')


@pytest.fixture
def visitor() -> Iterator[Visitor]:
    with PracticeSite() as site:
        yield Visitor(site)


def test_a_stranger_is_sent_to_the_sign_in_page(visitor: Visitor) -> None:
    status, headers, _ = visitor.ask("GET", PAGE)

    assert status == 302
    assert headers["Location"].startswith("/uas/login?session_redirect=")


def test_a_right_password_leads_to_the_page_wanted(visitor: Visitor) -> None:
    status, headers, _ = visitor.sign_in()

    assert (status, headers["Location"]) == (302, PAGE)
    assert visitor.site.record.sessions == 1


def test_a_wrong_password_opens_no_session(visitor: Visitor) -> None:
    visitor.sign_in("wrong")

    assert visitor.site.record.sessions == 0
    assert [attempt.ok for attempt in visitor.site.record.sign_ins] == [False]


def test_a_change_needs_the_token_of_its_own_cookie(visitor: Visitor) -> None:
    visitor.sign_in()

    assert visitor.save(AI, value=False, token="another") == 403
    assert visitor.site.record.switches[AI] is True
    assert visitor.save(AI, value=False, token=visitor.token) == 200
    assert visitor.site.record.switches[AI] is False


def test_ads_off_the_site_turn_sharing_off_too(visitor: Visitor) -> None:
    visitor.sign_in()
    visitor.save("allowLinkedInAudienceNetwork", value=False, token=visitor.token)

    assert visitor.site.record.switches["shareDataWithTrustedPartners"] is False


def test_every_page_says_practice_and_none_says_the_real_name(visitor: Visitor) -> None:
    visitor.sign_in()
    for path in (PAGE, "/mypreferences/d/categories/ads", "/mypreferences/page-not-found", "/feed/"):
        _, _, text = visitor.ask("GET", path)
        shown = text.split("<body")[1].split("<script")[0]
        assert "Practice" in text.split("</title>")[0]
        assert "Practice" in shown
        assert ">LinkedIn" not in text
        assert "linkedin.com" not in text


def test_an_unknown_slug_lands_on_page_not_found(visitor: Visitor) -> None:
    visitor.sign_in()
    _, headers, _ = visitor.ask("GET", "/mypreferences/d/settings/data-for-generative-ai")

    assert headers["Location"].endswith("/page-not-found")


def test_signing_out_ends_the_session_on_the_server(visitor: Visitor) -> None:
    visitor.sign_in()
    visitor.ask("GET", "/m/logout/")

    assert visitor.site.record.sessions == 0


def test_ending_the_site_ends_a_slow_answer_at_once() -> None:
    with PracticeSite(Scenario(delay=30.0)) as site:
        link = http.client.HTTPConnection("127.0.0.1", site.port, timeout=5)
        link.request("GET", "/login")
    link.close()

    with pytest.raises(ConnectionRefusedError):
        http.client.HTTPConnection("127.0.0.1", site.port, timeout=1).connect()
