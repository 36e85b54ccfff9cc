"""The slides as PPTX."""

from __future__ import annotations

from awards.ceremony.output_files import OutputFile
from awards.ceremony.papers.footing import foot
from awards.ceremony.screen.plan import plan
from awards.documents.slides import deck
from awards.settings import Settings
from awards.stage.content import StageVersion


def as_pptx(version: StageVersion, settings: Settings) -> OutputFile:
    """The hall sees the slides, so their version is in the properties of the file."""
    made, content = plan(version), version.content
    about = foot(version, settings.language).rpartition(" · ")[0]
    title = content.title or content.commendation
    written = deck(made.slides, made.width, made.height, title, about)
    return OutputFile(written, len(made.slides), len(content.on_stage))
