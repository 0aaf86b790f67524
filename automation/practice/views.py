"""The pages a signed-in member sees, and the frame of every page."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Final, Literal, Self

from automation.practice.messages import Response
from automation.practice.scenario import Account
from automation.practice.site_map import Category, Page, SiteMap, Switch
from automation.practice.templates import Html, Words, data_block, fill, joined

EMPTY: Final = Html("")
NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Toggle:
    """How one switch is drawn; `site.js` does the drawing."""

    key: str
    sentence: str
    label_id: str | None = None
    """Id of the sentence, to which `aria-labelledby` points; None for one made up by the page."""
    input_id: str | None = None
    kind: Literal["native", "aria", "text"] = "native"
    """A check box, a button with `aria-checked`, or a text box that only calls itself a switch."""
    disabled: bool = False
    hashed: bool = False
    """Whether it has no other class names than those that change with every start."""
    returns: bool = True
    """Whether it goes back when its change cannot be saved."""

    @classmethod
    def of(cls, switch: Switch, words: Words) -> Self:
        """Draw a switch as the site map says."""
        toggle = cls(key=switch.key, sentence=words.of(switch.sentence))
        if switch.marked_by == "id":
            return replace(toggle, input_id=switch.key)
        return replace(toggle, label_id=switch.key)


class Views:
    """Makes pages. `script` and `member` are asked anew for each page, for variants to change midway."""

    def __init__(
        self, site_map: SiteMap, words: Words, script: Callable[[], str], member: Callable[[], Account]
    ) -> None:
        self.words = words
        self.map = site_map
        self._script = script
        self._member = member
        self._salt = secrets.token_hex(3)

    def frame(
        self,
        title: str,
        body: Html,
        *,
        data: Mapping[str, object] = NOTHING,
        header: Html = EMPTY,
        before: Html = EMPTY,
    ) -> Response:
        """Put a page's body into the frame that all share. `data` is what its script needs to know."""
        page = fill(
            "page",
            self.words,
            lang=self.words.language,
            dir=self.words.direction,
            title=title,
            before=before,
            header=header,
            body=body,
            data=data_block({**self._shared_data(), **data}),
            script=Html(self._script()),
        )
        return Response.html(page)

    def members_page(
        self, title: str, body: Html, *, data: Mapping[str, object] = NOTHING, before: Html = EMPTY
    ) -> Response:
        """Put a page's body under the header that shows whose account it is."""
        return self.frame(title, body, data=data, header=self._header(), before=before)

    def landing(self) -> Response:
        """Make the front page for those who are not signed in."""
        body = fill("landing", self.words, login_path=self.map.paths.login[0])
        return self.frame(self.words.frame["welcome"], body)

    def notice(self, heading: str, text: str = "") -> Response:
        """Make a member's page that only says something."""
        return self.members_page(heading, fill("notice", self.words, heading=heading, text=text))

    def feed(self) -> Response:
        """Make the feed, where links to other people come before the member's own."""
        profile_path = self.map.paths.profile
        people = fill("feed_people", self.words, profile_path=profile_path)
        body = fill("feed", self.words, profile_path=profile_path)
        return self.members_page(self.words.frame["feed"], body, before=people)

    def category(self, category: Category, states: Mapping[str, bool]) -> Response:
        """Make the list of one category's settings, each with its value at the end of the row."""
        heading = self.words.of(category.title)
        links = joined(self._category_link(other) for other in self.map.categories.values())
        rows = joined(self._rows(category.slug, states)) or fill("no_rows", self.words)
        body = fill("category", self.words, heading=heading, categories=links, rows=rows)
        return self.members_page(heading, body)

    def setting(self, page: Page, toggles: Sequence[Toggle], render_delay: float) -> Response:
        """Make the page of a setting; its switches are drawn by the script, `render_delay` seconds later."""
        body = fill(
            "setting",
            self.words,
            back_path=f"{self.map.paths.category}{page.category}",
            heading=self.words.of(page.title),
            description=self.words.of(page.description),
        )
        data = {"toggles": [asdict(toggle) for toggle in toggles], "render_delay": render_delay}
        return self.members_page(self.words.of(page.title), body, data=data)

    def _header(self) -> Html:
        paths, member = self.map.paths, self._member()
        return fill(
            "header",
            self.words,
            feed_path=paths.feed,
            index_path=paths.index,
            sign_out_path=paths.sign_out,
            profile_path=f"{paths.profile}{member.slug}/",
            member=member.name,
        )

    def _category_link(self, category: Category) -> Html:
        path, label = f"{self.map.paths.category}{category.slug}", self.words.of(category.title)
        return fill("category_link", self.words, path=path, label=label)

    def _rows(self, slug: str, states: Mapping[str, bool]) -> Iterable[Html]:
        for page in self.map.pages.values():
            if page.category == slug:
                on = any(states[switch.key] for switch in page.switch)
                yield self._row(page.path, self.words.of(page.title), self.words.frame["on" if on else "off"])
        for neighbour in self.map.neighbours.values():
            if neighbour.category == slug:
                yield self._row(neighbour.path, self.words.of(neighbour.title), "")

    def _row(self, path: str, label: str, value: str) -> Html:
        return fill("row", self.words, path=path, label=label, value=value)

    def _shared_data(self) -> dict[str, object]:
        texts = {name: self.words.frame[name] for name in ("on", "off", "save_failed", "load_failed")}
        return {
            "api": self.map.paths.api,
            "csrf_cookie": self.map.cookies.csrf,
            "salt": self._salt,
            "words": texts,
        }
