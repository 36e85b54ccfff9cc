"""The two host scripts as outputs."""

from __future__ import annotations

from collections.abc import Callable

from awards.ceremony.output_files import CeremonyOutput, OutputFile
from awards.ceremony.script.document import as_docx
from awards.ceremony.script.pages import LineKind, ScriptPage, award_script, whole_script
from awards.ceremony.script.pdf import as_pdf
from awards.settings import Settings
from awards.stage.content import StageContent, StageVersion
from awards.words import N_

Pages = Callable[[StageContent], list[ScriptPage]]


def _named(pages: list[ScriptPage]) -> int:
    return sum(
        bool(name.number)
        for page in pages
        for line in page.lines
        if line.kind is LineKind.NAMES
        for name in line.names
    )


def _pdf(script: Pages) -> Callable[[StageVersion, Settings], OutputFile]:
    def write(version: StageVersion, settings: Settings) -> OutputFile:
        pages = script(version.content)
        content, count = as_pdf(pages, version, settings)
        return OutputFile(content, count, _named(pages))

    return write


def _docx(script: Pages) -> Callable[[StageVersion, Settings], OutputFile]:
    def write(version: StageVersion, settings: Settings) -> OutputFile:
        pages = script(version.content)
        return OutputFile(as_docx(pages, version, settings), None, _named(pages))

    return write


WHOLE = CeremonyOutput(
    "script",
    N_("Host script"),
    "主持词",
    {"docx": _docx(whole_script), "pdf": _pdf(whole_script)},
)
AWARDS = CeremonyOutput(
    "award-script",
    N_("Host script of the awards"),
    "颁奖串词",
    {"docx": _docx(award_script), "pdf": _pdf(award_script)},
)
