"""The verbs the engine may use on a page, and what a page answers.

`Page` has two implementations: `SeleniumPage`, and the scripted one of the tests; both pass `tests/contract`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from automation.outcomes import State


@dataclass(frozen=True, slots=True)
class Question:
    """What the engine wants to know of the page in front of it."""

    paths: frozenset[str] = frozenset()
    """Paths on which a switch is expected; anywhere else the answer comes at once."""
    labelledby: str | None = None
    element_id: str | None = None
    marks: tuple[str, ...] = ()
    """CSS selectors; those that match something visible come back."""
    phrases: tuple[str, ...] = ()
    """Texts looked for in pages of under 2,000 characters; those found come back."""
    account: tuple[str, ...] = ()
    """CSS selectors of the account's own marker, best first."""
    profiles: tuple[str, ...] = ()
    """Leading paths of people's pages: links to them are covered for a picture."""
    links: frozenset[str] = frozenset()
    """Paths of links to look for in the main region."""
    expect_switch: bool = True
    """Wait for a switch on those paths; else for a heading in the main region."""
    save_paths: tuple[str, ...] = ()
    """Leading paths of the page's own requests for a setting's state."""
    forms: tuple[str, ...] = ()
    """Leading paths of the addresses that the sign-in form is sent to."""
    calm: float = 0.0
    """Seconds for which switch and main region must hold still before they are believed."""
    unseen: float = 4.0
    """Seconds a page has had time in to ask for its switches' states, where it is not seen to do so."""
    veil: bool = False
    """Cover what is personal on the page, for a picture to be taken right afterwards."""
    doubt_on: bool = False
    """Believe "on" no sooner than "off": where "on" is what is wanted, it may be no more than how a switch is drawn."""


@dataclass(frozen=True, slots=True)
class Where:
    """The address of the page, without query and fragment."""

    origin: str
    path: str


@dataclass(frozen=True, slots=True)
class Switch:
    """One switch of the page, as read."""

    signature: str
    """Finds it again on the same page: key, id, role and, without those, name."""
    labelledby: tuple[str, ...]
    element_id: str
    name: str
    role: str
    state: State
    disabled: bool
    operable: bool
    """It, its label or its wrapper is visible."""
    in_main: bool
    place: tuple[int, int] | None = field(default=None, compare=False)
    """The middle of what a person would press, in CSS pixels of the window."""
    card: Mapping[str, float] | None = field(default=None, compare=False, repr=False)
    """What to take the picture of, if the window shows all of it: the smallest region that holds the switch and a
    heading. x, y, width and height in CSS pixels of the document."""
    label: str = ""
    """Its name, with anything personal left out."""
    fragment: str = ""
    """Its place in the page: tags, roles and keys of it and what it stands in; no other text, nothing personal."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One answer of the page: everything a decision needs, seen at one moment."""

    origin: str
    path: str
    status: int | None
    """HTTP status of the navigation; None where the browser does not say."""
    language: str
    secure: bool
    top: bool
    ready: bool
    from_network: bool
    """The document came from the network, not from a cache or a service worker."""
    has_main: bool
    settled: bool
    """The page held still (see `Question.calm`) or nothing was expected on it."""
    age: float
    """Seconds since the navigation began."""
    refusal: int = 0
    """429 or 999 where the site turned away one of the page's own requests, else 0."""
    headings: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    """The same, with anything personal left out."""
    title: str = ""
    """Of the document, with anything personal left out."""
    masked: Mapping[str, int] | None = None
    """What was covered for a picture, and how often; None where nothing was asked or could be covered for certain."""
    switches: tuple[Switch, ...] = ()
    dialogs: tuple[str, ...] = ()
    alerts: tuple[str, ...] = ()
    passwords: int = 0
    """Visible password fields."""
    account: str | None = field(default=None, repr=False)
    marks: frozenset[str] = frozenset()
    phrases: frozenset[str] = frozenset()
    links: Mapping[str, str] = field(default_factory=dict)
    """Path -> visible text of the links asked for."""

    @property
    def where(self) -> Where:
        """The address it was taken at."""
        return Where(self.origin, self.path)


@dataclass(frozen=True, slots=True)
class Aim:
    """Where and whether a switch can be operated, looked at just before doing it."""

    count: int
    state: State
    disabled: bool
    overlaid: bool
    x: int = 0
    y: int = 0
    began: float = 0.0
    """The page's own clock in milliseconds; saves that start later belong to the click."""
    alerts: tuple[str, ...] = ()
    dialogs: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """What followed a click."""

    state: State
    answered: bool
    """A save request of the page that began after the click has been answered."""
    statuses: tuple[int, ...] = ()
    """HTTP statuses of those answers; 0 where the browser does not say."""
    alerts: tuple[str, ...] = ()
    """New alerts since the click."""
    dialog: str | None = None
    """Name of a dialog that opened after the click and is still there."""

    @property
    def rejected(self) -> bool:
        """Whether the site said that it did not save."""
        return bool(self.alerts) or any(status >= 400 for status in self.statuses)


@dataclass(frozen=True, slots=True)
class SignInForm:
    """The visible parts of a sign-in page. Fields and button are handles of the page's own."""

    snapshot: Snapshot
    user: object = field(default=None, repr=False)
    password: object = field(default=None, repr=False)
    button: tuple[int, int] | None = None
    posts_to: str = ""
    """Origin the form would send to; empty where there is no form, `get` where it would send by the address."""
    typed: tuple[int, int] = (0, 0)
    """How many UTF-16 units stand in the two fields; never what."""


class Page(Protocol):
    """A tab of a real browser, or a scripted twin. Every verb raises NetworkProblem or BrowserProblem."""

    @property
    def browser(self) -> str:
        """Name and version of the browser."""

    def open(self, url: str) -> None:
        """Load an address afresh, past every cache; what is asked next waits until its document is there to its end."""

    def read(self, question: Question, patience: float) -> Snapshot:
        """Answer as soon as the page can, at the latest after `patience` seconds."""

    def aim(self, switch: Switch) -> Aim:
        """Bring the switch into view, see that nothing lies over it, and say where to click."""

    def click(self, aim: Aim) -> None:
        """Press and release the mouse once at the place aimed at."""

    def press_space(self, switch: Switch) -> None:
        """Focus the switch and press the space bar, as a person without a mouse would."""

    def settle(self, switch: Switch, aim: Aim, save_paths: tuple[str, ...], patience: float) -> Settled:
        """Wait until the page's own save request has been answered, or `patience` seconds."""

    def press_in_dialog(self, names: tuple[str, ...]) -> bool:
        """Click the one visible button of the one open dialog that bears one of the names."""

    def follow(self, path: str) -> bool:
        """Click the link to this path in the main region; False where there is not exactly one to be clicked."""

    def picture(self, switch: Switch) -> bytes | None:
        """A PNG of the region around a switch; None where that has been replaced meanwhile."""

    def whole_page(self) -> bytes:
        """A PNG of all of the page, from top to bottom."""

    def print_pdf(self, document: bytes) -> bytes:
        """A PDF of an HTML document of ours, shown instead of the site's page; nothing is requested for it."""

    def where(self) -> Where:
        """The address, asked of the page itself. Reads nothing else."""

    def clock(self) -> float | None:
        """How many seconds the server's clock is ahead of ours, to half a second; None where it does not say.

        It takes one request, for the site's icon, without cookies.
        """

    def watch(self, seen: Where) -> Where:
        """Wait up to a second for the address to change from the one seen. Reads nothing else."""

    def sign_in_form(
        self, user_fields: tuple[str, ...], buttons: tuple[str, ...], other_ways: tuple[str, ...], question: Question
    ) -> SignInForm:
        """Find the parts of a sign-in page."""

    def type_into(self, element: object, text: str) -> None:
        """Type into one field of this very document; fails if the document has gone."""

    def click_at(self, place: tuple[int, int]) -> None:
        """Press and release the mouse once at a place of the page, in CSS pixels."""

    def cookie(self, name: str) -> str | None:
        """The value of a cookie of the page in front, or None."""

    def to_front(self) -> None:
        """Bring the browser's window to the front, as far as the system lets a program do that."""

    def close(self) -> None:
        """End the browser and everything it left. Never raises for a browser that is gone already."""
