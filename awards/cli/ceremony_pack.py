"""``awards ceremony pack``."""

from __future__ import annotations

import click

from awards.ceremony.outputs import OUTPUTS
from awards.ceremony.pack import service
from awards.ceremony.pack.service import WholePack
from awards.cli.console import progress, say
from awards.cli.languages import usage_error
from awards.cli.papers import path_option, write_file
from awards.cli.running import chosen, commendation_option, run
from awards.settings import Settings
from awards.words import Phrase

KINDS = tuple(output.kind for output in OUTPUTS)


def _kinds(
    _context: click.Context, _parameter: click.Parameter, typed: str | None
) -> tuple[str, ...]:
    kinds = tuple(filter(None, (each.strip() for each in (typed or "").split(","))))
    if unknown := [each for each in kinds if each not in KINDS]:
        raise usage_error(
            Phrase(
                "No paper is called %(unknown)s. There are: %(kinds)s.",
                unknown=", ".join(unknown),
                kinds=", ".join(KINDS),
            )
        )
    return kinds


@click.command()
@path_option
@click.option(
    "--only", metavar="KINDS", callback=_kinds, help="Some papers, such as “script,trays”."
)
@click.option("--version", type=click.IntRange(min=0), help="By default the newest; 0: the draft.")
@commendation_option
def pack(path: str, only: tuple[str, ...], version: int | None, commendation: str | None) -> None:
    """Write all papers of a version of the ceremony as one ZIP with a manifest.

    Nothing is written if one of them cannot be made.

    \b
    Examples:
      awards ceremony pack -o pack.zip
      awards ceremony pack -o pack.zip --only script,trays --version 2
    """

    async def work(settings: Settings) -> WholePack:
        code = await chosen(commendation)
        with progress(Phrase("papers")) as tell:
            return await service.make_pack(settings, code, version, only, tell)

    made = run(work)
    write_file(made.content, path)
    say(
        Phrase(
            "%(name)s: %(files)s files, %(digest)s",
            name=made.name,
            files=len(made.manifest.files),
            digest=made.manifest.digest[:6],
        )
    )
