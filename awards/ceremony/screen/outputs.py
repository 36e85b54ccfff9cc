"""The slides of the hall as an output."""

from __future__ import annotations

from awards.ceremony.output_files import CeremonyOutput
from awards.ceremony.screen.pictures import as_pdf, as_zip
from awards.ceremony.screen.presentation import as_pptx
from awards.words import N_

OUTPUT = CeremonyOutput(
    "screen",
    N_("Slides for the screen"),
    "大屏",
    {"pptx": as_pptx, "pdf": as_pdf, "zip": as_zip},
)
