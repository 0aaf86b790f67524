"""The commands about past runs: list them, check a proof, give one away, put back what one turned off."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import click

from app import wording
from app.context import NOT_DONE, USAGE, Context
from app.phrases import say
from app.verdict import shown, verdict_lines
from automation.errors import NonMerciError
from automation.outcomes import RunOutcome
from automation.proof.bundle import JOURNAL

if TYPE_CHECKING:
    from app.history import PastRun

_ROOTS_LARGEST: Final = 4 << 20
"""Bytes of a file of root certificates."""

proof_dir_option = click.option("--proof-dir", type=click.Path(path_type=Path), help="Folder of the proofs.")


@click.command()
@proof_dir_option
@click.pass_obj
def history(context: Context, proof_dir: Path | None) -> None:
    """List past runs, newest first."""
    from app.history import Condition, past_runs

    runs = past_runs(proof_dir or context.proofs)
    if not runs:
        click.echo(say("no_history", context.language))
    for run in runs:
        when = f"{run.started.astimezone():%Y-%m-%d %H:%M}" if run.started else "–" * 16
        sealed = run.condition is Condition.SEALED
        state = wording.for_run(RunOutcome(run.outcome), context.language, run.mode) if sealed else say(
            run.condition, context.language)  # fmt: skip
        counts = say("counts", context.language).format(green=run.green, all=len(run.results))
        click.echo(f"{run.run[:8] or '–':8}  {when}  {run.service:10}  {run.mode:7}  {counts:14}  {state}")
        click.secho(f"    {run.folder.parent / shown(run.folder.name)}", dim=True)


@click.command()
@click.argument("proof", type=click.Path(path_type=Path))
@click.option("--roots", type=click.Path(path_type=Path), help="Certificates (PEM) that vouch for time stamps.")
@click.pass_obj
def verify(context: Context, proof: Path, roots: Path | None) -> None:
    """Check a proof, a folder or a zip. Nothing is written.

    Exit codes: 0 intact, 1 changed, 2 unreadable, 3 intact, but key or time is not proven.
    """
    from app import seal_key
    from automation.proof.verify import verify as check

    own_key = seal_key.own_key(seal_key.quiet_vault())
    report = check(proof, own_key, _trusted(context, roots))
    for line in verdict_lines(report, context.language):
        click.echo(line)
    if report.practice:
        click.echo(say("practice_proof", context.language), err=True)
    sys.exit(report.verdict)


def _trusted(context: Context, roots: Path | None) -> bytes:
    """The certificates given, else those that this program comes with for the web."""
    if roots is None:
        import certifi

        roots = Path(certifi.where())
    from automation.proof.stamp_token import certificates

    try:
        with roots.open("rb") as file:
            pem = file.read(_ROOTS_LARGEST)
        certificates(pem)
    except (OSError, ValueError):
        click.echo(say("no_roots", context.language).format(file=roots), err=True)
        sys.exit(USAGE)
    return pem


@click.command()
@click.argument("run")
@click.option("--to", type=click.Path(path_type=Path), help="The zip to write; else beside you, called after the run.")
@proof_dir_option
@click.pass_obj
def share(context: Context, run: str, to: Path | None, proof_dir: Path | None) -> None:
    """Write a copy of a run's proof that can be given away: a zip without what is private. RUN as in `history`."""
    from automation.proof.share import share as write
    from automation.proof.verify import examine

    folder = find_run(context, run, proof_dir).folder
    report, files = examine(folder)
    if report.fault or report.changes:
        for line in [*verdict_lines(report, context.language), say("not_shared", context.language)]:
            click.echo(line, err=True)
        sys.exit(report.verdict)
    target = to or Path(f"{folder.name}.zip")
    if target.exists():
        click.echo(say("is_there", context.language).format(file=target), err=True)
        sys.exit(USAGE)
    try:
        write(files, folder.name, target)
    except NonMerciError as problem:
        click.echo(say("not_written", context.language).format(folder=problem.detail), err=True)
        sys.exit(NOT_DONE)
    click.echo(say("shared", context.language).format(file=target))


def find_run(context: Context, name: str, proof_dir: Path | None, *, anywhere: bool = True) -> PastRun:
    """The one past run of this id, beginning of an id, folder name or folder; else the program ends.

    Unless it may be `anywhere`, a folder counts only where this program keeps its proofs.
    """
    from app.history import past_runs, read_run

    proofs = proof_dir or context.proofs
    runs = past_runs(proofs)
    found = [run for run in runs if name and (run.run.startswith(name) or run.folder.name == name)]
    if not found and _holds_a_run(name):
        place = Path(name).resolve()
        if anywhere or place.parent == proofs.resolve():
            return read_run(place)
    if len(found) != 1:
        _no_such_run(context, name, several=len(found) > 1)
    return found[0]


def _holds_a_run(name: str) -> bool:
    try:
        return (Path(name) / JOURNAL).is_file()
    except (OSError, ValueError):
        return False  # a path that no file can have


def _no_such_run(context: Context, name: str, *, several: bool) -> NoReturn:
    click.echo(say("several_runs" if several else "no_run", context.language).format(name=name), err=True)
    sys.exit(USAGE)
