"""The same engine on a command line. Exit codes of `run`: 0 done, 1 partial or failed, 2 usage, 3 stopped,
4 this computer is missing something."""

from __future__ import annotations

import io
import json
import signal
import sys

import click

from app import __version__
from app.cli_proof import history, share, verify
from app.cli_run import run, undo
from app.cli_vault import vault
from app.context import DONE, MISSING, NOT_DONE, STOPPED, USAGE, Context, exit_code, service_option
from app.phrases import say
from automation.errors import NonMerciError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="non-merci-cli")
@click.option("--language", type=click.Choice(["fr", "en"]), help="Language of messages and receipts.")
@click.pass_context
def main(click_context: click.Context, language: str | None) -> None:
    """Say no to the uses of your data that a service switched on, read every setting back, keep proof."""
    context = click_context.ensure_object(Context)
    context.start(language)


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


@main.command()
@click.option("--yes", is_flag=True, help="Without asking.")
@click.pass_obj
def erase(context: Context, *, yes: bool) -> None:
    """Erase everything the app keeps on this computer."""
    from app.erase import erase as remove
    from app.vault import KeyringVault
    from automation.catalogue import SIGN_IN_ORIGINS

    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError(say("confirm_yes", context.language))
        if not click.confirm(say("erase_ask", context.language)):
            sys.exit(STOPPED)
    try:
        left = remove(context.places, context.proofs, KeyringVault(), SIGN_IN_ORIGINS)
    except NonMerciError as problem:
        context.give_up(problem)
    click.echo(say("erase_left" if left else "erased", context.language))
    for one in left:
        click.echo(f"  {one.what}: {say(f'left_{one.why}', context.language)}")
    sys.exit(NOT_DONE if left else DONE)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def update(context: Context, *, as_json: bool) -> None:
    """Ask whether there is a newer version. Nothing about you is sent, nothing is installed."""
    from app.update import UpdateProblem, look, own_source

    source, newer, trouble = own_source(), None, "keyless"
    if source:
        try:
            newer, trouble = look(source), ""
        except UpdateProblem as problem:
            trouble = problem.trouble
    if as_json:
        told = {"version": newer.version if newer else None, "page": newer.page if newer else None}
        click.echo(json.dumps({**told, "trouble": trouble}))
    elif newer:
        click.echo(say("update_newer", context.language).format(version=newer.version, page=newer.page))
    else:
        click.echo(say(f"update_{trouble or 'newest'}", context.language), err=bool(trouble))
    sys.exit(NOT_DONE if trouble else DONE)


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


for command in (run, history, share, undo, vault, verify):
    main.add_command(command)

if __name__ == "__main__":
    main()
