"""Writes the manual page of the terminal program from its own help, so that the two cannot differ."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

INTRODUCTION = """\
Signs in to your own account in a real browser, turns off the uses of your data that the service switched on by itself,
loads every setting's page again and reads it back, and keeps pictures as proof. The same engine as in the window of
.BR non-merci (1).
"""
END = """\
.SH EXIT STATUS
Of
.B run
and
.BR undo :
0 done, 1 partly done or failed, 2 usage, 3 stopped, 4 this computer is missing something. Of
.BR verify :
0 intact, 1 changed, 2 unreadable, 3 intact, but its key is unknown or its time was asked for and not proven.
.SH SEE ALSO
.BR non-merci (1),
.BR sha256sum (1),
.BR openssl (1)
"""


def page(main: click.Group, version: str, date: str) -> str:
    """The manual page of a group of commands, in roff."""
    name = "non-merci-cli"
    return "\n".join([
        f'.TH {name.upper()} 1 "{date}" "Non Merci {version}"',
        ".SH NAME",
        f"{name} \\- {_text(main.get_short_help_str(200)).rstrip('.').lower()}",
        ".SH SYNOPSIS", f".B {name}", "[options] command [arguments]",
        ".SH DESCRIPTION", INTRODUCTION.rstrip(),
        ".SH OPTIONS", *_options(main),
        ".SH COMMANDS", *_commands(main, ()),
        END,
    ])  # fmt: skip


def _commands(group: click.Group, path: tuple[str, ...]) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        if command.hidden:
            continue
        here = (*path, name)
        if isinstance(command, click.Group):
            yield from _commands(command, here)
            continue
        arguments = [str(one.human_readable_name) for one in command.params if isinstance(one, click.Argument)]
        yield f".SS {' '.join([*here, *arguments])}"
        yield from map(_text, textwrap.dedent(command.help or "").strip().splitlines())
        yield from _options(command)


def _options(command: click.Command) -> Iterator[str]:
    context = click.Context(command)
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            yield from (".TP", f".B {_text(record[0])}", _text(record[1]))


def _text(text: str) -> str:
    """Text as roff wants it: no line that begins like a command, every hyphen one that can be copied."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain
