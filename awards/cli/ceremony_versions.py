"""``awards ceremony``: freeze a version, and compare two."""

from __future__ import annotations

import click

from awards.cli.console import emit, say
from awards.cli.running import actor, chosen, commendation_option, json_option, run
from awards.settings import Settings
from awards.stage import versions
from awards.stage.content import StageVersion
from awards.stage.rules.comparing import compare
from awards.stage.rules.difference_words import difference_lines
from awards.words import Phrase


@click.command()
@click.option("-m", "--message", "note", default="", help="Note shown with the version.")
@click.option(
    "--accept-unplaced", is_flag=True, help="Who is placed nowhere goes into a bag of the version."
)
@commendation_option
@json_option
def freeze(note: str, accept_unplaced: bool, commendation: str | None, as_json: bool) -> None:
    """Freeze the draft as the next version: papers are made from it.

    \b
    Example:
      awards ceremony freeze -m 排练用
    """

    async def work(_: Settings) -> StageVersion:
        code = await chosen(commendation)
        return await versions.freeze(actor(), code, note=note, accept_unplaced=accept_unplaced)

    made = run(work)
    if as_json:
        emit({"number": made.number, "digest": made.digest, "made_at": made.made_at})
        return
    say(
        Phrase(
            "✓ version %(number)s · %(digest)s: %(placed)s on stage, %(bagged)s in bags",
            number=made.number,
            digest=made.digest[:6],
            placed=len(made.content.on_stage),
            bagged=sum(len(bag.certificates) for bag in made.content.bags),
        )
    )


@click.command()
@click.argument("old", type=click.IntRange(0))
@click.argument("new", type=click.IntRange(0))
@commendation_option
@json_option
def diff(old: int, new: int, commendation: str | None, as_json: bool) -> None:
    """Show what two versions say differently; 0 is the draft.

    \b
    Example:
      awards ceremony diff 1 2
    """

    async def work(_: Settings) -> tuple[StageVersion, StageVersion]:
        code = await chosen(commendation)
        return await versions.version(code, old), await versions.version(code, new)

    before, after = run(work)
    found = compare(before.content, after.content)
    if as_json:
        emit(found)
        return
    for line in difference_lines(found, before.content, after.content):
        say(line)
    say(Phrase("%(count)s differences", count=found.count))
