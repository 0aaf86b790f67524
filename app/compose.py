"""Putting a run together: recipe, site, browser, credentials, proof. The one place that knows all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app import __version__, report, seal_key
from app.lock import only_one
from app.places import Places, kept_profile
from automation.browser.find import find
from automation.browser.page import Page
from automation.cancel import CancelToken
from automation.catalogue import SIGN_IN_ORIGINS, Service, load_all
from automation.engine import Engine, Tools
from automation.errors import RecipeProblem
from automation.face import Face
from automation.outcomes import Reason
from automation.plan import Mode, Plan, SignInBy
from automation.practice import PracticeSite, Scenario
from automation.signin import Credentials


@dataclass(frozen=True, slots=True)
class Machine:
    """This computer, as a run uses it. `arguments` go to the browser and are given by tests alone."""

    places: Places
    proofs: Path
    browser: Path | None = None
    recipes: Path | None = None
    tell: Callable[[str], None] = field(default=lambda _: None)
    """Told the name of a driver that is about to be downloaded."""
    show_practice: Callable[[PracticeSite], None] = field(default=lambda _: None)
    """Shown the practice site when a person is to sign in to it by hand."""
    arguments: tuple[str, ...] = ()


@contextmanager
def engine_for(plan: Plan, face: Face, cancel: CancelToken, machine: Machine) -> Iterator[Engine]:
    """Yield an engine ready to run, with the practice site beside it if the plan is for practice.

    Raises RecipeProblem, RunProblem(ALREADY_RUNNING) or ProofProblem.
    """
    service = service_for(plan, machine)
    with ExitStack() as stack:
        stack.enter_context(only_one(machine.places.lock))
        site = None
        if plan.practice:
            site = stack.enter_context(_practice_site(plan, service))
            service = service.on_loopback(site.origin)
            if plan.sign_in is SignInBy.HAND:
                machine.show_practice(site)
        tools = Tools(
            start_browser=lambda: _start(plan, cancel, machine),
            proofs=machine.proofs,
            salt=machine.places.salt(),
            app_version=__version__,
            label="Practice" if plan.practice else service.name,
            receipt=report.receipt,
            credentials=lambda: _credentials(service, site, face),
            signer=lambda: seal_key.signer(seal_key.quiet_vault()),
            stamp=(lambda manifest: _stamp(manifest, plan.timestamp)) if plan.timestamp else None,
        )
        yield Engine(plan, service, face, cancel, tools)


def service_for(plan: Plan, machine: Machine) -> Service:
    """The recipe of the plan's service; raises RecipeProblem if there is none or a setting is not in it."""
    services = load_all(machine.recipes)
    if plan.service not in services:
        raise RecipeProblem(Reason.RECIPE_BAD, file=f"{plan.service}.toml", why="no such recipe")
    service = services[plan.service]
    for setting in set(plan.settings) - {one.id for one in service.settings}:
        raise RecipeProblem(Reason.RECIPE_BAD, file=f"{plan.service}.toml", setting=setting, why="no such setting")
    return service


def _practice_site(plan: Plan, service: Service) -> PracticeSite:
    """A new practice site; for an undo it is as the earlier run, which had a site of its own, left it."""
    site = PracticeSite(Scenario(language=plan.language))
    if plan.mode is Mode.UNDO:
        targets = [service.setting(one).target for one in plan.settings]
        for key in {target.labelledby or target.element_id or "" for target in targets} & site.record.switches.keys():
            site.record.turn(key, value=False)
    return site


def _stamp(manifest: bytes, address: str) -> bytes | None:
    """A time stamp by the service that the person named, else by one of those known to all."""
    from automation.proof.stamp import DEFAULT_ADDRESSES, fetch

    stamp = fetch(manifest, [address, *DEFAULT_ADDRESSES]).stamp
    return stamp.answer if stamp else None


def _credentials(service: Service, site: PracticeSite | None, face: Face) -> Credentials | None:
    """The practice account for the practice site; a stored password for the compiled-in origin and no other."""
    if site:
        return Credentials(site.account.user, site.account.password, site.origin)
    secret = face.secret(service.id)
    if secret is None or not secret.password:
        return None
    return Credentials(secret.user, secret.password, SIGN_IN_ORIGINS[service.id])


def _start(plan: Plan, cancel: CancelToken, machine: Machine) -> Page:
    """Start the browser; Selenium is imported only now, because importing it takes longer than most commands."""
    from automation.browser import launch

    launch.sweep(machine.places.profiles)
    wish = launch.Wish(
        profiles=machine.places.profiles,
        headless=plan.headless,
        language=plan.language,
        kept_profile=kept_profile(plan.service) if plan.stay_signed_in else None,
        tell=machine.tell,
        arguments=machine.arguments,
    )
    return launch.start(find(machine.browser), wish, cancel)
