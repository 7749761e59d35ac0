"""JSON objects into the dataclasses that describe them."""

from __future__ import annotations

import dataclasses
import functools
import re
import types
import typing
from collections.abc import Callable
from typing import Any, TypeVar

from claimlight.types import Span

T = TypeVar("T")
Reader = Callable[[Any], Any]


def decode(kind: type[T], data: dict[str, Any]) -> T:
    """An object of JSON as a dataclass."""
    described: Any = kind
    found: T = _reader(described)(data)
    return found


@functools.cache
def _reader(kind: Any) -> Reader:
    """The function that reads a value of a type."""
    if kind is Span:
        return Span._make
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        fields = [(field.name, _wire(field.name), _reader(hints[field.name])) for field in dataclasses.fields(kind)]
        make: Any = kind
        return lambda data: make(**{name: read(data[wire]) for name, wire, read in fields if wire in data})
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        item = _reader(inner[0])
        return lambda data: tuple(map(item, data))
    if origin in (typing.Union, types.UnionType) and type(None) in inner:
        some = _reader(next(one for one in inner if one is not type(None)))
        return lambda data: None if data is None else some(data)
    return lambda data: data


def _wire(name: str) -> str:
    """`check_worthiness` as JSON writes it: `checkWorthiness`."""
    return re.sub(r"_([a-z])", lambda match: match[1].upper(), name.rstrip("_"))
