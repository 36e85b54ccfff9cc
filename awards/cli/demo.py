"""``awards demo``."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import anyio
import click

from awards import settings as configuration
from awards.cli.console import emit, progress, say, show
from awards.cli.running import json_option, told
from awards.demo import PACK, PAPERS, Summary, build
from awards.words import C_, Phrase


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default="demo")
@click.option("--no-pack", is_flag=True, help="Leave out the papers of the ceremony.")
@json_option
def demo(folder: Path, no_pack: bool, as_json: bool) -> None:
    """Build FOLDER from nothing: 400 winners, certificates, roster, ceremony and its papers.

    An earlier demonstration in FOLDER is replaced. If FOLDER holds any other file, nothing is built.

    \b
    Example:
      awards demo demo/
    """
    with told(), progress(Phrase("drawing")) as done:
        settings = configuration.from_environment()
        summary = anyio.run(partial(build, folder, settings, say, done, has_pack=not no_pack))
    if as_json:
        emit(summary)
    else:
        _tell(summary, folder)


def _tell(summary: Summary, folder: Path) -> None:
    say(summary.commendation.title)
    rows = [(c.code, c.name, f"{c.taken}/{c.quota}") for c in summary.commendation.categories]
    show(("", C_("heading", "category"), C_("heading", "quota")), rows)
    total = sum(step.seconds for step in summary.steps)
    say(
        Phrase(
            "%(winners)s/%(places)s winners, %(pages)s pages, %(total)s s",
            winners=summary.winners,
            places=summary.places,
            pages=summary.pages,
            total=f"{total:.1f}",
        )
    )
    for name in (*PAPERS, PACK):
        if (folder / name).exists():
            say(f"  {folder / name}")
    called = sys.argv[0]
    program = f"{sys.executable} -m awards" if called.endswith("__main__.py") else called
    here = f"AWARDS_DATA_DIR={folder} {program}"
    say(Phrase("\nOpen the service on these data; the first line prints a token for the API:"))
    say(f"  {here} init --admin me")
    say(f"  {here} serve")


COMMANDS = {"demo": demo}
