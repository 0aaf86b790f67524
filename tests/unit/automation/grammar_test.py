"""GRAMMAR.md says what the models say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import pytest
from pydantic import StringConstraints

from automation.catalogue import Expected, Path_, Region, Text, Words
from automation.grammar import MODELS, SETS, grammar, in_words, write
from automation.resources import resource


def test_the_shipped_grammar_is_current():
    shipped = resource("recipes", "GRAMMAR.md").read_bytes().decode("utf-8")

    assert shipped == grammar(), "run: python -m automation.grammar"


def test_writing_gives_the_same_bytes_on_every_system(tmp_path):
    write(tmp_path / "GRAMMAR.md")

    assert (tmp_path / "GRAMMAR.md").read_bytes() == grammar().encode("utf-8")


@pytest.mark.parametrize("model", MODELS)
def test_every_key_has_a_row_that_says_what_it_means(model):
    section = grammar().split(f"## {model.__name__}\n")[1].split("\n## ")[0]

    for name, field in model.model_fields.items():
        assert field.description, name
        row = next(line for line in section.splitlines() if line.startswith(f"| `{name}` |"))
        assert row.endswith(f"| {field.description} |")
        assert ("| required |" in row) is field.is_required()


@pytest.mark.parametrize("values", SETS)
def test_every_value_of_a_closed_set_is_named(values):
    row = next(line for line in grammar().splitlines() if line.startswith(f"| {values.__name__} |"))

    assert all(f"`{value}`" in row for value in values)


def test_every_model_used_by_a_recipe_has_its_own_table():
    named = {model.__name__ for model in MODELS} | {each.__name__ for each in SETS}
    types = {line.split(" | ")[1] for line in grammar().splitlines() if line.startswith("| `")}
    capitalised = {word for each in types for word in each.split() if word[0].isupper()}

    assert capitalised
    assert capitalised <= named


@pytest.mark.parametrize(
    ("hint", "words"),
    [
        (Path_, "path"),
        (tuple[Path_, ...], "list of path"),
        (Text | None, "text"),
        (Words, "words"),
        (Mapping[Region, Expected], "Expected by Region"),
        (Literal["on", "off"], '`"on"` or `"off"`'),
        (Annotated[str, StringConstraints(pattern="x")], "text"),
        (bool, "`true` or `false`"),
    ],
)
def test_types_are_named_in_plain_words(hint, words):
    assert in_words(hint) == words


def test_no_row_of_a_table_is_broken_by_its_contents():
    bars = [line.replace("\\|", "").count("|") for line in grammar().splitlines() if line.startswith("|")]

    assert set(bars) == {4, 5}  # three and four columns
