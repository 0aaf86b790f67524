"""The same engine on a command line. Exit codes of `run`: 0 done, 1 partial or failed, 2 usage, 3 stopped,
4 this computer is missing something."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app import __version__, wording
from app.cli_vault import vault
from app.context import DONE, MISSING, USAGE, Context, exit_code, service_option
from app.phrases import say
from automation.errors import NonMerciError
from automation.outcomes import RunOutcome
from automation.plan import Mode, Plan, Region, SignInBy, UnknownSetting, build_practice, choose

if TYPE_CHECKING:
    from app.compose import Machine
    from app.worker import End
    from automation.catalogue import Service
    from automation.face import Face


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="non-merci-cli")
@click.option("--language", type=click.Choice(["fr", "en"]), help="Language of messages and receipts.")
@click.pass_context
def main(click_context: click.Context, language: str | None) -> None:
    """Say no to the uses of your data that a service switched on, read every setting back, keep proof."""
    context = click_context.ensure_object(Context)
    context.start(language)


@main.command()
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
        terms_accepted=yes,
    )
    plan = build_practice(plan) if practice else plan
    _check_surroundings(context, plan, as_json=as_json)
    sys.exit(_carry_out(context, plan, recipe, context.machine(proof_dir, browser), as_json=as_json))


def _chosen(context: Context, recipe: Service, only: Iterable[str], *, extended: bool, mode: Mode) -> tuple[str, ...]:
    try:
        return choose(recipe, only, extended=extended, mode=mode)
    except UnknownSetting as unknown:
        key = "no_setting_close" if unknown.close else "no_setting"
        text = say(key, context.language).format(name=unknown.setting, close=", ".join(unknown.close))
        raise click.UsageError(text) from None


def _check_surroundings(context: Context, plan: Plan, *, as_json: bool) -> None:
    """Refuse what cannot work here before anything is opened."""
    if plan.headless and not plan.practice:
        raise click.UsageError(say("headless", context.language))
    if not (plan.practice or plan.terms_accepted) and (as_json or not sys.stdin.isatty()):
        raise click.UsageError(say("needs_yes", context.language))
    if plan.stay_signed_in:
        _check_keyring(context, plan.service)
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
    if not as_json:
        _show_end(context, recipe, end)
    elif end.thing:
        click.echo(end.thing, err=True)
    return exit_code(end.event.reason, end.event.outcome)


def _show_end(context: Context, recipe: Service, end: End) -> None:
    from app.terminal import table

    click.echo(table(recipe, end.event, context.language))
    click.echo()
    click.secho(wording.for_run(end.event.outcome, context.language), bold=True)
    if end.event.reason:
        context.explain(end.event.reason, end.thing, recipe.name)
    if end.event.proof:
        click.echo(say("proof_in", context.language).format(folder=end.event.proof))


@main.command(name="list")
@service_option
@click.pass_obj
def list_(context: Context, service: str) -> None:
    """List the settings it knows, with where each lives."""
    recipe = context.service(service)
    click.secho(f"{recipe.name} · {recipe.checked:%Y-%m-%d}", bold=True)
    for core in (True, False):
        click.echo()
        click.secho(say("core" if core else "extended", context.language), bold=True)
        for setting in (one for one in recipe.settings if one.core is core):
            hand = "" if setting.automatic else f" ({say('by_hand', context.language)})"
            click.echo(f"  {setting.id}{hand}")
            click.echo(f"    {setting.title(context.language)}")
            click.secho(f"    {recipe.origin}{setting.addresses[0]}", dim=True)


@main.command()
@click.option("--proof-dir", type=click.Path(path_type=Path), help="Folder for the proof.")
@click.pass_obj
def history(context: Context, proof_dir: Path | None) -> None:
    """List past runs, newest first."""
    from app.history import past_runs

    runs = past_runs(proof_dir or context.proofs)
    if not runs:
        click.echo(say("no_history", context.language))
    for run in runs:
        when = f"{run.started.astimezone():%Y-%m-%d %H:%M}" if run.started else "–"
        state = wording.for_run(RunOutcome(run.outcome), context.language) if run.outcome else say(
            run.condition, context.language)  # fmt: skip
        counts = say("counts", context.language).format(green=run.green, all=len(run.results))
        click.echo(f"{when}  {run.service:10}  {run.mode:7}  {counts:14}  {state}")
        click.secho(f"    {run.folder}", dim=True)


@main.command()
@click.pass_obj
def doctor(context: Context) -> None:
    """Say what is installed, what is missing and what to do."""
    from app.doctor import examine

    findings = examine(context.machine(), context.language)
    for finding in findings:
        mark, colour = ("✓", "green") if finding.good else ("!", "yellow") if finding.optional else ("✗", "red")
        click.echo(f"{click.style(mark, fg=colour)} {finding.what}")
        if finding.do:
            click.echo(f"    {finding.do}")
    sys.exit(DONE if all(finding.good or finding.optional for finding in findings) else MISSING)


@main.command(hidden=True)
@click.pass_obj
def worker(context: Context) -> None:
    """Serve one run for the window: commands in, events out."""
    from app.worker import serve

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # its end is told on the pipe, or by the pipe's end
    with (
        io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8") as out,  # on every system
        # Unbuffered: a thread that still waits for commands must not hold a lock that the end of the program needs.
        open(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as lines,
    ):
        end = serve(lines, out, context.machine())
    sys.exit(USAGE if end is None else exit_code(end.reason, end.outcome))


@main.command(hidden=True, context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1)
def watchdog(arguments: tuple[str, ...]) -> None:
    """Clean up after a program that has gone; a packaged program starts itself this way."""
    from automation.browser import watchdog as dog

    sys.argv = ["watchdog", *arguments]
    dog.main()


main.add_command(vault)

if __name__ == "__main__":
    main()
