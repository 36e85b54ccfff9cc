"""``awards photos``."""

from __future__ import annotations

from pathlib import Path

import click

from awards.cli.console import emit, progress, say
from awards.cli.languages import language
from awards.cli.running import actor, chosen, commendation_option, json_option, run
from awards.photos import service
from awards.photos.records import PhotoReport
from awards.settings import Settings
from awards.words import Phrase

#: Some files or winners are not matched.
MISMATCHED = 5


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@commendation_option
@click.option(
    "--commit/--dry-run",
    default=False,
    help="Keep the matched photos, or only check (the default).",
)
@json_option
def photos(file: Path, commendation: str | None, commit: bool, as_json: bool) -> None:
    """Match the photos of a ZIP to winners, by the names of the files.

    A file is named by the number of the certificate (TC001), by the ID or its last four
    characters, or by name and unit. Every file and every winner that is not matched is named.

    \b
    Examples:
      awards photos 照片.zip
      awards photos 照片.zip --commit
    """
    data = file.read_bytes()

    async def work(settings: Settings) -> PhotoReport:
        code = await chosen(commendation)
        return await service.take_archive(actor(), code, data, settings, commit=commit)

    with progress(file.name):
        report = run(work)
    if as_json:
        emit(report)
    else:
        _tell(report)
    if report.problems:
        raise SystemExit(MISMATCHED)


def _tell(report: PhotoReport) -> None:
    spoken = language()
    for each in report.problems:
        click.echo(f"✗ {each.file}  {each.zh if spoken == 'zh' else each.en}")
    for each in report.coarse:
        click.echo(f"! {each.file}  {each.zh if spoken == 'zh' else each.en}")
    for winner in report.without:
        say(Phrase("! %(name)s %(unit)s: no photo", name=winner.name, unit=winner.unit))
    say(
        Phrase(
            "%(files)s files, %(matched)s matched, %(kept)s kept",
            files=report.files,
            matched=len(report.matched),
            kept=report.kept,
        )
    )


COMMANDS = {"photos": photos}
