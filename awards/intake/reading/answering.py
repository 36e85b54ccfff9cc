"""How a child process works: confined, one task in, one answer or one refusal out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol, TypeVar

import msgspec

from awards.errors import FileRefused
from awards.intake.reading.confinement import confine
from awards.intake.reading.limits import Limits
from awards.intake.reading.refusals import TooHeavy


class ConfinedTask(Protocol):
    @property
    def limits(self) -> Limits: ...


T = TypeVar("T", bound=ConfinedTask)


class Refusal(msgspec.Struct, frozen=True, tag="refusal"):
    code: str
    facts: dict[str, str | int | float]


def answer(kind: type[T], read: Callable[[bytes, T], object]) -> None:
    """Take a task from the arguments and bytes from stdin; write to stdout what ``read`` finds.

    ``read`` may raise `FileRefused`.
    """
    task = msgspec.json.decode(sys.argv[1], type=kind)
    confine(task.limits)
    try:
        encoded = msgspec.msgpack.encode(_found(read, sys.stdin.buffer.read(), task))
    except MemoryError:
        encoded = b""
    if not 0 < len(encoded) <= task.limits.answer:
        encoded = msgspec.msgpack.encode(Refusal(TooHeavy.code, {}))
    sys.stdout.buffer.write(encoded)


def _found(read: Callable[[bytes, T], object], data: bytes, task: T) -> object:
    try:
        return read(data, task)
    except FileRefused as refused:
        return Refusal(refused.code, {key: _plain(fact) for key, fact in refused.facts.items()})


def _plain(fact: object) -> str | int | float:
    return fact if isinstance(fact, str | int | float) else str(fact)
