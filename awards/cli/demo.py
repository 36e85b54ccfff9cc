"""``awards demo``."""

from __future__ import annotations

import sys
from pathlib import Path

import anyio
import click

from awards import settings as configuration
from awards.cli.console import emit, progress, say, show
from awards.cli.running import json_option, told
from awards.demo import Summary, build
from awards.words import C_, Phrase


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default="demo")
@json_option
def demo(folder: Path, as_json: bool) -> None:
    """Build FOLDER from nothing: database, 400 winners, their certificates and the roster.

    An earlier demonstration in FOLDER is replaced. If FOLDER holds any other file, nothing is built.

    \b
    Example:
      awards demo demo/
    """
    with told(), progress(Phrase("drawing")) as done:
        settings = configuration.from_environment()
        summary = anyio.run(build, folder, settings, say, done)
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
    for name in ("certificates.pdf", "certificates.zip", "roster.xlsx", "roster.csv", "roster.pdf"):
        say(f"  {folder / name}")
    called = sys.argv[0]
    program = f"{sys.executable} -m awards" if called.endswith("__main__.py") else called
    here = f"AWARDS_DATA_DIR={folder} {program}"
    say(Phrase("\nOpen the service on these data; the first line prints a token for the API:"))
    say(f"  {here} init --admin me")
    say(f"  {here} serve")


COMMANDS = {"demo": demo}
