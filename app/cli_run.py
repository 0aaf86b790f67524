"""The commands that drive a browser: refuse, and put back what a run refused."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app import __version__, wording
from app.cli_proof import find_run, proof_dir_option
from app.cloud import synchronised
from app.context import MISSING, NOT_DONE, STOPPED, USAGE, Context, exit_code, service_option
from app.phrases import say
from app.verdict import verdict_lines
from automation.errors import NonMerciError
from automation.plan import Mode, Plan, Region, SignInBy, UnknownSetting, build_practice, choose
from automation.proof.bundle import STAMP

if TYPE_CHECKING:
    from app.compose import Machine
    from app.history import PastRun
    from app.worker import End
    from automation.catalogue import Service
    from automation.face import Face


@click.command()
@service_option
@click.option("--only", multiple=True, metavar="ID", help="Only this setting; may be given several times.")
@click.option("--extended", is_flag=True, help="The further settings too, not only the main ones.")
@click.option("--look", is_flag=True, help="Look without changing anything.")
@click.option("--assist", is_flag=True, help="You click, Non Merci checks and proves.")
@click.option("--sign-in", type=click.Choice(["hand", "keyring"]), help="Who types: you (default), or the app.")
@click.option("--stay-signed-in", is_flag=True, help="Keep this sign-in on this computer for the next run.")
@click.option(
    "--region",
    type=click.Choice([one.value for one in Region]),
    help="Where you live, as far as the service's rules differ.",
)
@click.option("--practice", is_flag=True, help="On the practice site on this computer, with its own account.")
@click.option("--headless", is_flag=True, help="Without a window; for the practice site only.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line on standard output, nothing else.")
@click.option("--proof-dir", type=click.Path(path_type=Path, file_okay=True), help="Folder for the proof.")
@click.option("--keep-page", is_flag=True, help="Keep a picture of the whole page too, in the proof's private part.")
@click.option(
    "--timestamp", metavar="URL", help="Have the proof time-stamped (RFC 3161) by this service, else by a public one."
)
@click.option("--browser", type=click.Path(path_type=Path), help="The browser's program.")
@click.option("--yes", is_flag=True, help="I know that the service's terms forbid automated tools.")
@click.pass_obj
def run(  # noqa: PLR0913 - one parameter an option
    context: Context,
    *,
    service: str,
    only: tuple[str, ...],
    extended: bool,
    look: bool,
    assist: bool,
    sign_in: str | None,
    stay_signed_in: bool,
    region: str | None,
    practice: bool,
    headless: bool,
    as_json: bool,
    proof_dir: Path | None,
    keep_page: bool,
    timestamp: str | None,
    browser: Path | None,
    yes: bool,
) -> None:
    """Turn off what shares your data, read each setting back after a fresh load, keep proof."""
    if look and assist:
        raise click.UsageError(say("look_or_assist", context.language))
    mode = Mode.LOOK if look else Mode.ASSIST if assist else Mode.APPLY
    recipe = context.service(service)
    plan = Plan(
        service=service,
        settings=_chosen(context, recipe, only, extended=extended, mode=mode),
        mode=mode,
        sign_in=SignInBy(sign_in or ("keyring" if practice else "hand")),
        headless=headless,
        language=context.language,
        region=Region(region) if region else context.settings.region,
        stay_signed_in=stay_signed_in,
        keep_page=keep_page,
        timestamp=timestamp or "",
        terms_accepted=yes,
    )
    plan = build_practice(plan) if practice else plan
    _check_surroundings(context, plan, proof_dir, as_json=as_json)
    sys.exit(_carry_out(context, plan, recipe, context.machine(proof_dir, browser), as_json=as_json))


def _chosen(context: Context, recipe: Service, only: Iterable[str], *, extended: bool, mode: Mode) -> tuple[str, ...]:
    try:
        return choose(recipe, only, extended=extended, mode=mode)
    except UnknownSetting as unknown:
        key = "no_setting_close" if unknown.close else "no_setting"
        text = say(key, context.language).format(name=unknown.setting, close=", ".join(unknown.close))
        raise click.UsageError(text) from None


def _check_surroundings(context: Context, plan: Plan, proof_dir: Path | None, *, as_json: bool) -> None:
    """Refuse what cannot work here before anything is opened."""
    from automation.proof.stamp import is_web

    if plan.headless and not plan.practice:
        raise click.UsageError(say("headless", context.language))
    if not (plan.practice or plan.terms_accepted) and (as_json or not sys.stdin.isatty()):
        raise click.UsageError(say("needs_yes", context.language))
    if plan.timestamp and not is_web(plan.timestamp):
        raise click.UsageError(say("no_address", context.language).format(address=plan.timestamp))
    if plan.stay_signed_in:
        _check_keyring(context, plan.service)
    if service := synchronised(context.proofs if proof_dir is None else proof_dir):
        click.echo(say("synchronised", context.language).format(service=service), err=True)
    if not plan.headless and sys.platform == "linux" and not _has_screen(os.environ):
        click.echo(say("no_screen", context.language), err=True)
        sys.exit(MISSING)


def _check_keyring(context: Context, service: str) -> None:
    """A kept sign-in is protected by the keyring; where there is none, it is not offered."""
    from app.vault import KeyringVault

    try:
        KeyringVault().stored_user(service)
    except NonMerciError as problem:
        context.give_up(problem)


def _has_screen(environment: Mapping[str, str]) -> bool:
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _carry_out(context: Context, plan: Plan, recipe: Service, machine: Machine, *, as_json: bool) -> int:
    """Run the plan with a face for people or for programs, and return the exit code."""
    from app.terminal import LinesFace, TerminalFace
    from app.worker import carry_out
    from automation.cancel import CancelToken
    from automation.catalogue import GRAMMAR
    from automation.events import Hello

    cancel = CancelToken()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: cancel.set())
    face: Face = LinesFace(sys.stdout)
    if not as_json:
        face = TerminalFace(recipe, context.language, assist=plan.mode is Mode.ASSIST)
    if as_json:
        face.report(Hello(__version__, GRAMMAR))
    elif plan.practice:
        click.echo(say("practice", context.language), err=True)
    end = carry_out(plan, face, cancel, machine)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # nothing is left to stop, and the exit code is to tell how it ended
    if not as_json:
        _show_end(context, recipe, end, plan)
    elif end.thing:
        click.echo(end.thing, err=True)
    return exit_code(end.event.reason, end.event.outcome)


def _show_end(context: Context, recipe: Service, end: End, plan: Plan) -> None:
    from app.terminal import table

    click.echo(table(recipe, end.event, context.language))
    click.echo()
    click.secho(wording.for_run(end.event.outcome, context.language, plan.mode), bold=True)
    if end.event.reason:
        context.explain(end.event.reason, end.thing, recipe.name)
    if end.event.proof:
        click.echo(say("proof_in", context.language).format(folder=end.event.proof))
        if plan.timestamp and not (Path(end.event.proof) / STAMP).is_file():
            click.echo(say("not_stamped", context.language), err=True)


@click.command()
@click.argument("run")
@click.option("--sign-in", type=click.Choice(["hand", "keyring"]), help="Who types: you (default), or the app.")
@click.option("--headless", is_flag=True, help="Without a window; for the practice site only.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line on standard output, nothing else.")
@proof_dir_option
@click.option("--browser", type=click.Path(path_type=Path), help="The browser's program.")
@click.option("--yes", is_flag=True, help="Put them back without asking; the service's terms are known.")
@click.pass_obj
def undo(  # noqa: PLR0913 - one parameter an option
    context: Context,
    run: str,
    *,
    sign_in: str | None,
    headless: bool,
    as_json: bool,
    proof_dir: Path | None,
    browser: Path | None,
    yes: bool,
) -> None:
    """Put back what a run turned off, read it back and keep proof of it. RUN as in `history`."""
    from app.undo import plan_to_undo, undoable

    past = find_run(context, run, proof_dir, anywhere=False)
    _demand_unchanged(context, past)
    recipe = context.service(past.service or "linkedin")
    if not undoable(past, recipe):
        click.echo(say("nothing_to_undo", context.language), err=True)
        sys.exit(USAGE)
    base = Plan(
        service=recipe.id,
        settings=(),
        sign_in=SignInBy(sign_in or ("keyring" if past.practice else "hand")),
        headless=headless,
        language=context.language,
        region=context.settings.region,
        terms_accepted=yes,
    )
    plan = plan_to_undo(past, recipe, base)
    _confirm_undo(context, recipe, plan, yes=yes, as_json=as_json)
    _check_surroundings(context, plan, proof_dir, as_json=as_json)
    sys.exit(_carry_out(context, plan, recipe, context.machine(proof_dir, browser), as_json=as_json))


def _demand_unchanged(context: Context, past: PastRun) -> None:
    """A proof that somebody changed could name other settings to turn on than the run turned off."""
    from automation.proof.verify import Verdict, verify

    report = verify(past.folder)
    if report.verdict is Verdict.CHANGED:
        for line in [*verdict_lines(report, context.language), say("not_undone", context.language)]:
            click.echo(line, err=True)
        sys.exit(NOT_DONE)


def _confirm_undo(context: Context, recipe: Service, plan: Plan, *, yes: bool, as_json: bool) -> None:
    """Show what will be on again, and go on only if that is what the person wants."""
    if yes:
        return
    if as_json or not sys.stdin.isatty():
        raise click.UsageError(say("confirm_yes", context.language))
    click.echo(say("undo_these", context.language))
    for setting in plan.settings:
        click.echo(f"  {recipe.setting(setting).title(context.language)}")
    if not click.confirm(say("undo_ask", context.language)):
        sys.exit(STOPPED)
