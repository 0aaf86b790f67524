"""The recipes: what is known of a service and its settings, as data. See `resources/recipes/GRAMMAR.md`."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from automation.errors import RecipeProblem
from automation.outcomes import Reason
from automation.plan import Region
from automation.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

GRAMMAR: Final = 1
"""Version of the recipe grammar this program reads; a recipe with a newer one is refused."""

SIGN_IN_ORIGINS: Final[Mapping[str, str]] = {"linkedin": "https://www.linkedin.com"}
"""The only origins where a stored password may be typed, by service id. No recipe can change them."""

LARGEST_RECIPE: Final = 1_000_000
"""Bytes. A recipe is a few tens of kilobytes; anything larger is not one."""

LANGUAGES: Final = ("en", "fr")
"""Every sentence for people is given in these; others may be added."""


def _in_every_language(words: Mapping[str, str]) -> Mapping[str, str]:
    if missing := [language for language in LANGUAGES if language not in words]:
        raise ValueError(f"lacks {', '.join(missing)}")
    return words


# Segments are neither empty nor begin with a dot, so "//host", "/a/../b" and "/a//b" are no paths.
# Pydantic's regular expressions know no look-around; `$` is the very end of the text there.
Path_ = Annotated[
    str, StringConstraints(pattern=r"^(/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*/?$", min_length=1, max_length=200)
]
Text = Annotated[str, StringConstraints(min_length=1, max_length=600)]
Css = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]
SettingId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+\.[a-z0-9-]+$", max_length=60)]
Words = Annotated[Mapping[Language, Text], AfterValidator(_in_every_language)]
ManyWords = Mapping[Language, tuple[Text, ...]]


class Strict(BaseModel):
    """Base of all recipe models: unknown keys are refused, nothing is coerced, nothing can be changed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Expected(StrEnum):
    """What a region's rules lead one to expect of a switch. A hint for texts; the page is always read."""

    ON = "on"
    OFF = "off"
    NOT_OFFERED = "not_offered"
    UNKNOWN = "unknown"


class Sighting(StrEnum):
    """What page is in front of us."""

    SETTINGS = "settings"
    SIGNED_IN = "signed_in"
    LOGIN = "login"
    CODE = "code"
    CAPTCHA = "captcha"
    PHONE = "phone"
    CHALLENGE = "challenge"
    RESTRICTED = "restricted"
    RATE_LIMITED = "rate_limited"
    REFUSED = "refused"
    NOT_FOUND = "not_found"
    NOT_OFFERED = "not_offered"
    SITE_ERROR = "site_error"
    WRONG_ORIGIN = "wrong_origin"
    BLANK = "blank"
    UNKNOWN = "unknown"


class PageRow(Strict):
    """One row of the service's table of pages. It matches when every part that is given matches."""

    sighting: Sighting = Field(description="what a page that matches this row is")
    paths: tuple[Path_, ...] = Field((), description="leading segments of its path, whole ones; any of them")
    marks: tuple[Css, ...] = Field((), description="CSS selectors; any of them matches something visible")
    phrases: tuple[Text, ...] = Field((), description="any of these texts, on a page under 2,000 characters")
    without_main: bool = Field(False, description="the page has no main region")
    source: Text = Field(description="where this is known from, with its mark")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.paths or self.marks or self.phrases):
            raise ValueError("a row needs paths, marks or phrases")
        return self


class SignIn(Strict):
    """How a signed-in account is recognised, and the parts of the sign-in page."""

    page: Path_ = Field(description="the sign-in page")
    forms: tuple[Path_, ...] = Field(
        (), description="further paths of the sign-in form, and where it is sent to; typed nowhere else"
    )
    check: Path_ = Field(description="a page that only a signed-in account gets to see")
    out: Path_ | None = Field(None, description="the address that signs out")
    cookie: Text = Field(description="name of the session cookie; its value is never kept")
    account: tuple[Css, ...] = Field(description="links or pictures that name the account, best first")
    profiles: tuple[Path_, ...] = Field(
        default=(), description="leading paths of people's pages: links to them are covered in pictures"
    )
    homes: tuple[Path_, ...] = Field(description="leading segments of where a signed-in person lands")
    user_fields: tuple[Css, ...] = Field((), description="hints for the e-mail field, after autocomplete")
    buttons: ManyWords = Field(description="names of the button that signs in, by language")
    other_ways: tuple[Text, ...] = Field((), description="words in names of buttons that sign in elsewhere")
    errors: tuple[Css, ...] = Field((), description="what is visible when e-mail or password were refused")


class Target(Strict):
    """How the switch of a setting is found. The ways are in `automation.targets`."""

    labelledby: Text | None = Field(None, description="its own key: `aria-labelledby` of its switch")
    element_id: Text | None = Field(None, description="its own key: `id` of its switch")
    alone: bool = Field(True, description="may be taken as the only switch of a page with a known heading")

    @model_validator(mode="after")
    def _one_key(self) -> Self:
        if self.labelledby and self.element_id:
            raise ValueError("give labelledby or element_id, not both")
        return self

    @property
    def has_key(self) -> bool:
        """Whether the setting's own key is known."""
        return bool(self.labelledby or self.element_id)


class Setting(Strict):
    """One switch of a service."""

    id: SettingId = Field(description="stable name: service, dot, setting")
    group: Literal["ai", "microsoft", "offsite", "research", "marketing", "ads-profile", "cookies", "visibility"] = (
        Field(description="the group it is shown in")
    )
    core: bool = Field(False, description="part of the main job; the others belong to the extended set")
    automatic: bool = Field(True, description="may be clicked by the app; false: only opened for the person")
    wanted: Literal["off"] = Field("off", description="the value to reach; a recipe cannot turn anything on")
    titles: Words = Field(description="its name for people, by language")
    about: Words = Field(description="what it is, in one or two plain sentences, by language")
    addresses: tuple[Path_, ...] = Field(min_length=1, description="pages that may hold it, best first")
    landings: tuple[Path_, ...] = Field((), description="further paths accepted after a redirect")
    category: Path_ | None = Field(None, description="the page that links to it")
    target: Target = Field(description="how its switch is found")
    headings: ManyWords = Field(default_factory=dict, description="known headings of its page, former too")
    names: ManyWords = Field(default_factory=dict, description="known names of its switch, former too")
    dialog: ManyWords | None = Field(None, description="the one button to press if a dialog opens")
    moves: tuple[SettingId, ...] = Field((), description="settings that turn off by themselves with this one")
    regions: Mapping[Region, Expected] = Field(default_factory=dict, description="what to expect, by country")
    consent: tuple[Region, ...] = Field((), description="regions where turning it on again gives consent")
    undo: bool = Field(True, description="may be put back by undo")
    notes: tuple[Text, ...] = Field((), description="keys of the service's notes to show beside it")
    sources: tuple[Text, ...] = Field(min_length=1, description="where each fact comes from, with its mark")

    @model_validator(mode="after")
    def _may_be_automatic(self) -> Self:
        if self.automatic and not self.target.has_key:
            raise ValueError("automatic: a setting whose target has no key cannot be automatic")
        return self

    @property
    def paths(self) -> frozenset[str]:
        """Every path on which this setting may be read."""
        return frozenset((*self.addresses, *self.landings))

    def title(self, language: str) -> str:
        """Its name in the language asked for, else in English."""
        return self.titles.get(language) or self.titles["en"]


class Note(Strict):
    """A sentence to show beside a setting, everywhere or in some regions."""

    regions: tuple[Region, ...] = Field((), description="where it is true; empty: everywhere")
    text: Words = Field(description="the sentence, by language")


class Service(Strict):
    """A service: its origin, its sign-in, its pages, and its settings in the order of turning them off."""

    grammar: int = Field(ge=1, description=f"grammar version of this file; this program reads {GRAMMAR}")
    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+$")] = Field(description="stable name")
    name: Text = Field(description="its name for people")
    version: Text = Field(description="version of this recipe")
    checked: date = Field(description="state of knowledge")
    origin: Annotated[str, StringConstraints(pattern=r"^https://[a-z0-9.-]+$")] = Field(
        description="the one https origin it may open; must be the one compiled in for this service"
    )
    never_open: tuple[Path_, ...] = Field(description="leading segments that are never opened or clicked")
    save_paths: tuple[Path_, ...] = Field((), description="leading paths of the page's own save requests")
    sign_in: SignIn = Field(description="signing in")
    pages: tuple[PageRow, ...] = Field(description="the table of pages, first match wins")
    notes: Mapping[Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]+$")], Note] = Field(
        default_factory=dict, description="sentences that settings refer to"
    )
    settings: tuple[Setting, ...] = Field(min_length=1, description="its settings; order matters")

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        for problem in _contradictions(self):
            raise ValueError(problem)
        return self

    def setting(self, setting_id: str) -> Setting:
        """Return one setting; raises KeyError for an unknown id."""
        for setting in self.settings:
            if setting.id == setting_id:
                return setting
        raise KeyError(setting_id)

    def on_loopback(self, origin: str) -> Service:
        """Return this service with the practice site's origin; nothing but 127.0.0.1 is accepted."""
        if not re.fullmatch(r"http://127\.0\.0\.1:\d{1,5}", origin):
            raise ValueError(f"not a loopback origin: {origin}")
        return self.model_copy(update={"origin": origin})


def _contradictions(service: Service) -> Iterable[str]:
    """Yield what the parts of a service say against each other: `key: why` or `setting: key: why`."""
    if SIGN_IN_ORIGINS.get(service.id) != service.origin:
        yield f"origin: {service.origin} is not the origin known for {service.id!r}"
    for key in ("page", "check", "out"):
        path = getattr(service.sign_in, key)
        if path and under(path, service.never_open):
            yield f"sign_in.{key}: {path} is never to be opened"
    earlier: set[str] = set()
    for setting in service.settings:
        for problem in _setting_contradictions(service, setting, earlier):
            yield f"{setting.id}: {problem}"
        earlier.add(setting.id)


def _setting_contradictions(service: Service, setting: Setting, earlier: set[str]) -> Iterable[str]:
    """Yield what one setting says against its service and the settings before it, `key: why`."""
    if not setting.id.startswith(f"{service.id}.") or setting.id in earlier:
        yield f"id: must be unique and begin with {service.id!r}"
    for moved in setting.moves:
        if moved not in earlier:
            yield f"moves: {moved} must stand before the setting that moves it"
    for note in setting.notes:
        if note not in service.notes:
            yield f"notes: no note is called {note!r}"
    for key, paths in (
        ("addresses", setting.addresses),
        ("landings", setting.landings),
        ("category", (setting.category or "/",)),
    ):
        for path in paths:
            if under(path, service.never_open):
                yield f"{key}: {path} is never to be opened"


def under(path: str, leading: Iterable[str]) -> bool:
    """Whether a path equals one of the leading paths or lies below it, by whole segments."""
    plain = path.rstrip("/")
    return any(plain == one.rstrip("/") or plain.startswith(f"{one.rstrip('/')}/") for one in leading)


def load(file: Path) -> Service:
    """Read one recipe; raises RecipeProblem naming file, setting and key."""
    data, text = _read(file)
    grammar = data.get("grammar")
    if isinstance(grammar, int) and grammar > GRAMMAR:
        raise RecipeProblem(Reason.RECIPE_TOO_NEW, file=file.name, key="grammar", why=f"is {grammar}")
    try:
        return Service.model_validate_json(text)
    except ValidationError as error:
        raise _named(error, file, data) from error


def load_all(folder: Path | None = None) -> dict[str, Service]:
    """Read every recipe of a folder (default: the ones shipped); service id -> Service."""
    folder = folder or resource("recipes")
    services = {}
    for file in sorted(folder.glob("*.toml")):
        service = load(file)
        if service.id != file.stem:
            raise RecipeProblem(Reason.RECIPE_BAD, file=file.name, key="id", why="is not the file's name")
        services[service.id] = service
    return services


def _read(file: Path) -> tuple[dict[str, Any], str]:
    """Read a file as TOML; returns it as data and as JSON, in which a strict pydantic still knows tuples.

    ValueError covers bad UTF-8, bad TOML and numbers too long to print; RecursionError, brackets without end.
    """
    try:
        if file.stat().st_size > LARGEST_RECIPE:
            raise RecipeProblem(Reason.RECIPE_BAD, file=file.name, why=f"over {LARGEST_RECIPE:,} bytes")
        data = tomllib.loads(file.read_bytes().decode("utf-8"))
        return data, json.dumps(data, default=str)
    except (OSError, ValueError, RecursionError) as error:
        raise RecipeProblem(Reason.RECIPE_BAD, file=file.name, why=str(error)) from error


def _named(error: ValidationError, file: Path, data: Mapping[str, Any]) -> RecipeProblem:
    """Turn pydantic's first complaint into file, setting, key and why."""
    first = error.errors(include_url=False, include_input=False)[0]
    place, why = list(first["loc"]), first["msg"].removeprefix("Value error, ")
    setting, ours = "", first["type"] == "value_error"
    match place:
        case ["settings", int(number), *rest]:
            setting, place = _id_at(data, number), rest
        case [] if ours and why.count(": ") > 1:
            setting, why = why.split(": ", 1)
    if ours and not place:
        key, why = why.split(": ", 1)
        place = [key]
    return RecipeProblem(Reason.RECIPE_BAD, file=file.name, setting=setting, key=".".join(map(str, place)), why=why)


def _id_at(data: Mapping[str, Any], number: int) -> str:
    """The id of the n-th setting as written, or its number where it has none."""
    rows = data.get("settings")
    row = rows[number] if isinstance(rows, list) and number < len(rows) else None
    return str(row.get("id", f"settings[{number}]")) if isinstance(row, dict) else f"settings[{number}]"
