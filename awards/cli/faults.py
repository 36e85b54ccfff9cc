"""Faults of a command as JSON, for programs that called it with ``--json``."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from awards.cli.console import emit
from awards.cli.languages import language
from awards.cli.running import CommandFailed
from awards.errors import AwardsError
from awards.words import Phrase, translated

USAGE = "usage"


class FaultPlace(msgspec.Struct, frozen=True):
    """Where the fault is, as far as it is known; ``option`` is one of the command."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    address: str = ""
    option: str = ""


class FaultRecord(msgspec.Struct, frozen=True):
    """``code`` is stable; ``examples`` are options that a person may copy."""

    code: str
    message: str
    remedy: str
    where: FaultPlace = FaultPlace()
    examples: tuple[str, ...] = ()


class FaultAnswer(msgspec.Struct, frozen=True):
    """What a failed command prints in place of its result."""

    fault: FaultRecord


def fault_record(fault: AwardsError, file: str = "", examples: tuple[str, ...] = ()) -> FaultRecord:
    words = fault.words(language())
    return FaultRecord(fault.code, words.what, words.remedy, _place(fault, file), examples)


def _place(fault: AwardsError, file: str) -> FaultPlace:
    row = fault.facts.get("row", 0)
    named = {name: str(fault.facts.get(name, "")) for name in ("sheet", "address")}
    name = file or str(fault.facts.get("file", fault.facts.get("path", "")))
    return FaultPlace(name, row=_row(row), **named)


def _row(fact: object) -> int:
    return fact if isinstance(fact, int) else 0


def _usage_record(fault: click.UsageError) -> FaultRecord:
    """The fault of a command that was called wrongly."""
    option = getattr(fault, "option_name", None) or _option(getattr(fault, "param", None))
    remedy = translated(Phrase("See “awards import --help”."), language())
    return FaultRecord(USAGE, fault.format_message(), remedy, FaultPlace(option=option))


def _option(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return ""
    is_option = isinstance(parameter, click.Option)
    return parameter.opts[0] if is_option else (parameter.name or "")


class JsonFaultCommand(click.Command):
    """With ``--json`` each fault goes to stdout as JSON too; the words still go to stderr."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - click's signature
    ) -> click.Context:
        wanted = "--json" in args
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as fault:
            if wanted:
                emit(FaultAnswer(_usage_record(fault)))
            raise

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        try:
            return super().invoke(ctx)
        except Exception as fault:
            if ctx.params.get("as_json"):
                emit(FaultAnswer(_record(fault)))
            raise
        except CommandFailed as failed:
            if ctx.params.get("as_json"):
                emit(FaultAnswer(fault_record(failed.fault)))
            raise


def _record(fault: Exception) -> FaultRecord:
    if isinstance(fault, click.UsageError):
        return _usage_record(fault)
    return fault_record(fault if isinstance(fault, AwardsError) else AwardsError())
