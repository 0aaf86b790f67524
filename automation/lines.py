"""Frozen dataclasses as JSON objects and back, strictly: an unknown or missing key or a wrong type is refused."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


class BadLine(ValueError):
    """A line or object that is not of the form agreed on."""


def plain(value: Any) -> Any:  # noqa: ANN401 - any value a dataclass of ours may hold
    """Turn a dataclass, and what it holds, into what JSON knows."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    return value


def build(cls: type[T], data: object) -> T:
    """Turn a JSON object back into the dataclass; raises BadLine naming the key."""
    if not isinstance(data, Mapping):
        raise BadLine(f"{cls.__name__}: not an object")
    hints = get_type_hints(cls)
    known = {field.name: field for field in fields(cls)}  # type: ignore[arg-type]
    if unknown := set(data) - set(known):
        raise BadLine(f"{cls.__name__}: unknown key {min(map(str, unknown))!r}")
    needed = {name for name, field in known.items() if field.default is MISSING and field.default_factory is MISSING}
    if missing := needed - set(data):
        raise BadLine(f"{cls.__name__}: {min(missing)!r} is missing")
    return cls(**{name: _value(hints[name], value, f"{cls.__name__}.{name}") for name, value in data.items()})


def read_object(line: str | bytes) -> dict[str, Any]:
    """Parse one JSON object, of bytes in UTF-8; raises BadLine for anything else."""
    try:
        data = json.loads(line if isinstance(line, str) else line.decode())
    except (ValueError, RecursionError) as error:
        raise BadLine("not JSON") from error
    if not isinstance(data, dict):
        raise BadLine("not an object")
    return data


def _value(kind: Any, value: Any, place: str) -> Any:  # noqa: ANN401
    """Check one value against its type."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        if value is None and type(None) in inner:
            return None
        (kind,) = (each for each in inner if each is not type(None))
        return _value(kind, value, place)
    if origin is tuple:
        if not isinstance(value, list):
            raise BadLine(f"{place}: not a list")
        return tuple(_value(inner[0], each, place) for each in value)
    if is_dataclass(kind):
        return build(kind, value)  # type: ignore[arg-type]
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(value)
        except ValueError as error:
            raise BadLine(f"{place}: not one of {kind.__name__}") from error
    if type(value) is kind or (kind is float and type(value) is int):
        return value
    raise BadLine(f"{place}: not of type {getattr(kind, '__name__', kind)}")
