"""What is taken away from a version, each declared once: the pack, pages, API and commands follow."""

from __future__ import annotations

from awards.ceremony import instructions, press_list
from awards.ceremony.decision import document as decision
from awards.ceremony.output_files import CeremonyOutput, OutputFile
from awards.ceremony.papers import grouping, running_order, stage_roster
from awards.ceremony.papers.printed import PRINTED
from awards.ceremony.screen import outputs as screen
from awards.ceremony.script.outputs import AWARDS, WHOLE
from awards.errors import NotFound
from awards.words import Phrase

__all__ = ["OUTPUTS", "CeremonyOutput", "OutputFile", "find_output"]

#: One line for each writer's module, in the order of the pack.
OUTPUTS: tuple[CeremonyOutput, ...] = (
    running_order.OUTPUT,
    WHOLE,
    AWARDS,
    screen.OUTPUT,
    grouping.OUTPUT,
    *PRINTED,
    stage_roster.OUTPUT,
    decision.OUTPUT,
    press_list.OUTPUT,
    instructions.OUTPUT,
)


def find_output(kind: str) -> CeremonyOutput:
    """Raises NotFound."""
    for output in OUTPUTS:
        if output.kind == kind:
            return output
    raise NotFound(what=Phrase("paper of the ceremony"), key=kind)
