"""Writes `resources/recipes/GRAMMAR.md`, what each key of a recipe means, from the models of `catalogue`.

`python -m automation.grammar` writes the file; a test fails while it is not current.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, StringConstraints

from automation import catalogue
from automation.catalogue import GRAMMAR, LANGUAGES, LARGEST_RECIPE
from automation.plan import Region
from automation.resources import resource

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path

    from pydantic.fields import FieldInfo

MODELS: Final[tuple[type[BaseModel], ...]] = (
    catalogue.Service,
    catalogue.SignIn,
    catalogue.PageRow,
    catalogue.Note,
    catalogue.Setting,
    catalogue.Target,
)

SETS: Final[tuple[type[StrEnum], ...]] = (Region, catalogue.Expected, catalogue.Sighting)

KINDS: Final[tuple[tuple[Any, str, str], ...]] = (
    (
        catalogue.Path_,
        "path",
        "an address on the service's own origin, without query; no segment begins with a dot",
    ),
    (catalogue.Text, "text", "never empty"),
    (catalogue.Css, "selector", "a CSS selector; one that knows no language and no hashed class"),
    (catalogue.Language, "language", "a language, or a language and a country: `fr`, `pt-BR`"),
    (catalogue.SettingId, "setting id", "the service, a dot, the setting"),
    (
        catalogue.Words,
        "words",
        f'text by language, `titles.en = "…"`; {" and ".join(LANGUAGES)} are required',
    ),
    (catalogue.ManyWords, "lists of words", 'lists of text by language, `names.en = ["…"]`'),
)
"""The aliases of the catalogue: the alias, its name here, what it is."""

PLAIN: Final[Mapping[Any, str]] = {str: "text", int: "number", bool: "`true` or `false`", date: "date"}

HEAD: Final = f"""\
# Recipes

<!-- Written by `python -m automation.grammar` from `automation/catalogue.py`: change those, not this. -->

A recipe is one TOML file, `resources/recipes/<service>.toml`. It says what is known of a service: its pages,
its sign-in, its settings, and how the switch of each setting is found. It is data. This is grammar {GRAMMAR}.

## What a recipe can do, and what it cannot

It can name pages of its one origin, the switches on them, the order in which they are turned off, what to
expect where the person lives, and the sentences shown beside them.

It cannot run code, type, press a key, wait or loop. It cannot choose where a password is typed: that origin
is compiled into the program, and a recipe with another one is refused. It cannot turn anything on: `wanted`
has one value, `off`. It cannot open an address outside its origin, or one it lists under `never_open`.

A file that says anything not described here is refused as a whole, and so is one over {LARGEST_RECIPE:,}
bytes. The message names the file, the setting and the key.

## How the switch is found

In this order, on a page whose path is one of the setting's `addresses` or `landings`:

1. by its own key, `target.labelledby` or `target.element_id`, which does not depend on the language;
2. by its role and one of its `names`, in any language;
3. as the only switch of the main region, if a heading of the page is one of `headings` and `target.alone` is
   true.

Each way must give exactly one switch, else the next is tried. More than one at any step means that the person
is asked; nothing is clicked. Names and headings are compared without regard to case, to kinds of apostrophe
and to kinds of space.

## Adding a service or a setting

1. Collect facts, each with a source and its mark: `[official]` the service, a regulator or a law; `[code]`
   shipped public code or a published reading of a page; `[press]`; `[inferred]` ours. They go in `sources`.
2. A new service: add its origin to `SIGN_IN_ORIGINS` in `automation/catalogue.py`. The file bears its `id`.
3. Put a setting after the ones it `moves`, so that each is read before another can change it.
4. `titles` and `about` are our own plain words. `headings` and `names` are the service's own wording and
   nothing else; leave out the languages in which it is not known. A heading must name one page.
5. No key known? `automatic = false`: the page is opened, and the person clicks.
6. Run `python -m pytest tests/unit/automation`, then try the recipe on the practice site.

## Versions

`grammar` counts up when a key is added or changes its meaning; a program refuses a recipe whose grammar is
newer than its own. `version` and `checked` belong to the recipe: change both whenever a fact was looked at
again.
"""


def grammar() -> str:
    """Return the text of GRAMMAR.md."""
    parts = [HEAD, *map(_model, MODELS), _sets(), _kinds()]
    return "\n".join(parts)


def write(file: Path | None = None) -> None:
    """Write the text to a file (default: the one beside the recipes)."""
    file = file or resource("recipes", "GRAMMAR.md")
    file.write_text(grammar(), encoding="utf-8", newline="\n")


def _model(model: type[BaseModel]) -> str:
    """A heading, the model's own sentence, and one table row for each key."""
    hints = get_type_hints(model, include_extras=True)
    rows = [
        (f"`{name}`", in_words(hints[name]), _default(field), field.description or "")
        for name, field in model.model_fields.items()
    ]
    about = (model.__doc__ or "").strip()
    return "\n".join((f"## {model.__name__}\n", f"{about}\n", *_table(("key", "type", "default", "meaning"), rows), ""))


def _sets() -> str:
    rows = [(each.__name__, ", ".join(f"`{one}`" for one in each), each.__doc__ or "") for each in SETS]
    return "\n".join(("## Closed sets\n", *_table(("set", "values", "meaning"), rows), ""))


def _kinds() -> str:
    rows = [(name, _longest(alias), meaning) for alias, name, meaning in KINDS]
    return "\n".join(("## Kinds of value\n", *_table(("kind", "longest", "meaning"), rows), ""))


def _longest(alias: object) -> str:
    """The longest text an alias allows, in characters."""
    for each in getattr(alias, "__metadata__", ()):
        if isinstance(each, StringConstraints) and each.max_length:
            return str(each.max_length)
    return ""


def _default(field: FieldInfo) -> str:
    """What a key is when it is left out, written as TOML."""
    if field.is_required():
        return "required"
    value = field.get_default(call_default_factory=True)
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f'`"{value}"`' if value else "none"


def in_words(hint: object) -> str:
    """Name a type as a person would: `path`, `list of text`, `Expected by Region`."""
    for alias, name, _ in KINDS:
        if hint == alias:
            return name
    return _composed(hint) or PLAIN.get(hint) or str(getattr(hint, "__name__", hint))


def _composed(hint: object) -> str:
    """Name a type that is made of others; empty for one that is not."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return in_words(parts[0])
    if origin is Literal:
        return " or ".join(f'`"{part}"`' for part in parts)
    if origin in (Union, UnionType):
        return " or ".join(in_words(part) for part in parts if part is not NoneType)
    if origin is tuple:
        return f"list of {in_words(parts[0])}"
    return f"{in_words(parts[1])} by {in_words(parts[0])}" if origin is Mapping else ""


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


if __name__ == "__main__":
    write()
