"""``awards load``."""

from __future__ import annotations

from pathlib import Path

import click

from awards.accounts.consent_queries import about_rule
from awards.accounts.records import ConsentRecord
from awards.accounts.waiting_words import waiting_words
from awards.catalogue import service
from awards.catalogue.faults import not_utf8, refusal
from awards.catalogue.records import CommendationRecord
from awards.catalogue.rules import parse
from awards.cli.console import emit, say
from awards.cli.running import actor, json_option, run, told
from awards.settings import Settings


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
def load(file: Path, as_json: bool) -> None:
    """Create a commendation from FILE, or update the stored one.

    Loading the same file again changes nothing. A quota cannot go below the places taken.

    \b
    Example:
      awards load fixtures/commendation-2023.toml
    """

    async def work(_: Settings) -> tuple[CommendationRecord, ConsentRecord | None]:
        loaded = await service.load(actor(), plan)
        return loaded, await about_rule(loaded.id)

    with told():
        plan = parse(_text(file), file.name)
    record, waits = run(work)
    if waits and not plan.two_person:
        say(waiting_words(waits))
    if as_json:
        emit(record)
        return
    say(f"✓ {record.title}")
    for category in record.categories:
        say(f"  {category.code}  {category.name}  {category.taken}/{category.quota}")


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise refusal(file.name, [not_utf8(fault)]) from fault


COMMANDS = {"load": load}
