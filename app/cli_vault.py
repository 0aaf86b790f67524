"""The commands about the keyring: keep a sign-in, look whether there is one, forget it."""

from __future__ import annotations

import sys

import click

from app.context import Context, service_option
from app.phrases import say
from automation.errors import NonMerciError


@click.group()
def vault() -> None:
    """Keep a sign-in in this computer's keyring, look whether there is one, or forget it."""


@vault.command(name="set")
@service_option
@click.option("--user", required=True, help="E-mail address or phone number.")
@click.pass_obj
def vault_set(context: Context, service: str, user: str) -> None:
    """Store e-mail and password; the password is asked for, or read from standard input."""
    from app.vault import KeyringVault

    recipe = context.service(service)
    password = _password(context)
    keyring = KeyringVault()
    try:
        keyring.set(service, user, password)
    except ValueError:
        raise click.UsageError(say("empty_sign_in", context.language)) from None
    except NonMerciError as problem:
        context.give_up(problem, recipe.name)
    click.echo(say("stored", context.language).format(vault=keyring.name))


def _password(context: Context) -> str:
    """From the prompt, hidden, or the first line of standard input. Never an argument, never the environment."""
    if sys.stdin.isatty():
        return str(click.prompt(say("password", context.language), hide_input=True, err=True))
    return sys.stdin.readline().removesuffix("\n").removesuffix("\r")


@vault.command(name="status")
@service_option
@click.pass_obj
def vault_status(context: Context, service: str) -> None:
    """Say whether a sign-in is stored, and for whom. The password is not read."""
    from app.vault import KeyringVault

    recipe = context.service(service)
    keyring = KeyringVault()
    try:
        user = keyring.stored_user(service)
    except NonMerciError as problem:
        context.give_up(problem, recipe.name)
    text = say("kept_for" if user else "nothing_kept", context.language)
    click.echo(text.format(vault=keyring.name, user=user))


@vault.command(name="forget")
@service_option
@click.pass_obj
def vault_forget(context: Context, service: str) -> None:
    """Remove the stored password and the kept sign-in, and make sure that they are gone."""
    from app.erase import sign_out
    from app.vault import KeyringVault

    recipe = context.service(service)
    keyring = KeyringVault()
    try:
        was_kept = sign_out(context.places, service)
        was_stored = keyring.forget(service)
    except NonMerciError as problem:
        context.give_up(problem, recipe.name)
    key = "forgotten" if was_stored or was_kept else "nothing_kept"
    click.echo(say(key, context.language).format(vault=keyring.name))
