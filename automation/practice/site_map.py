"""What the site has at which address, read from `resources/practice/pages.toml`."""

import tomllib
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict

from automation.practice.scenario import Challenge, Scenario
from automation.resources import resource

Text = dict[str, str]
"""The same words by language; English is always there."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Paths(_Strict):
    """Addresses that are not a setting's."""

    api: str
    preferences: str
    index: str
    category: str
    not_found: str
    login: tuple[str, ...]
    wall: str
    submit: str
    sign_out: str
    feed: str
    profile: str
    challenge: dict[Challenge, str]


class CookieNames(_Strict):
    """What the cookies are called."""

    session: str
    csrf: str
    challenge: str


class Switch(_Strict):
    """One switch of a page."""

    key: str
    sentence: Text
    marked_by: Literal["label", "id"] = "label"
    """Where the key shows in the page: as the id of the label, or as the id of the control."""
    turns_off: tuple[str, ...] = ()
    """Keys the server turns off together with this one."""


class Page(_Strict):
    """The page of one setting, seldom of two."""

    path: str
    alias: str = ""
    """A second address of the same page."""
    category: str
    regions: tuple[Literal["row", "eu"], ...] = ("row", "eu")
    title: Text
    description: Text
    switch: tuple[Switch, ...]

    def at_alias(self) -> Self:
        """Return the page under its second address only; one without a second address as it is."""
        return self.model_copy(update={"path": self.alias, "alias": ""}) if self.alias else self


class Neighbour(_Strict):
    """A page beside the settings that no program has any business on."""

    path: str
    category: str
    title: Text


class Category(_Strict):
    """A page that lists settings."""

    slug: str
    title: Text


class _File(_Strict):
    paths: Paths
    cookies: CookieNames
    category: tuple[Category, ...]
    neighbour: tuple[Neighbour, ...]
    page: tuple[Page, ...]


class SiteMap:
    """The addresses of one scenario. Raises `ValueError` if that names a switch that does not exist."""

    def __init__(self, scenario: Scenario) -> None:
        file = _File.model_validate(tomllib.loads(resource("practice", "pages.toml").read_text("utf-8")))
        self.paths, self.cookies = file.paths, file.cookies
        self.categories = {category.slug: category for category in file.category}
        self.neighbours = {neighbour.path: neighbour for neighbour in file.neighbour}
        pages = [page.at_alias() if scenario.sharing == "trusted" else page for page in file.page]
        offered = [page for page in pages if scenario.region in page.regions]
        self.pages = {page.path: page for page in offered}
        self.moved = {page.alias: page.path for page in offered if page.alias}
        self.withdrawn = {
            path: page for page in pages if page not in offered for path in (page.path, page.alias) if path
        }
        self.switches = {switch.key: switch for page in offered for switch in page.switch}
        _refuse_unknown(scenario.on, self.switches)

    def is_sign_in(self, path: str) -> bool:
        """Say whether the sign-in form is at this address; below it are the same in other languages."""
        return path in self.paths.login or path.startswith(tuple(f"{login}/" for login in self.paths.login))


def _refuse_unknown(wanted: frozenset[str] | None, known: dict[str, Switch]) -> None:
    if unknown := (wanted or frozenset()) - known.keys():
        raise ValueError(f"the practice site has no switch {', '.join(sorted(unknown))}")
