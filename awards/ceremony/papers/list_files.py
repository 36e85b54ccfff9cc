"""A list of a ceremony as files, each page with the version at its foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from awards.ceremony.output_files import OutputFile
from awards.ceremony.papers.footing import foot, warning
from awards.layouts.sheet_images import page_count
from awards.papers.formats import written_as
from awards.papers.table import PaperTable
from awards.settings import Settings
from awards.stage.content import StageVersion
from awards.words import translated

Writer = Callable[[StageVersion, Settings], OutputFile]


def list_forms(
    table: Callable[[StageVersion], PaperTable],
    names: Callable[[StageVersion], int],
    *forms: str,
) -> Mapping[str, Writer]:
    """A writer for each form of file. ``names`` counts the people that the list names."""

    def writer(form: str) -> Writer:
        def write(version: StageVersion, settings: Settings) -> OutputFile:
            made = footed(table(version), version, settings, form)
            content = written_as(form, made, settings)
            pages = page_count(content) if form == "pdf" else None
            return OutputFile(content, pages, names(version))

        return write

    return {form: writer(form) for form in forms}


def footed(
    table: PaperTable, version: StageVersion, settings: Settings, form: str = ""
) -> PaperTable:
    """A draft and an old version say so above the list, too: on every page of a PDF."""
    language = settings.language
    words = warning(version)
    mark = translated(words, language) if words else ""
    table = table._replace(foot=foot(version, language))
    if form == "pdf":
        return table._replace(stamp=mark)
    return table._replace(lines=(mark, *table.lines)) if mark else table
