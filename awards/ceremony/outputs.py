"""What is taken away from a version, each declared once: the pack, pages, API and commands follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from awards.errors import NotFound
from awards.settings import Settings
from awards.stage.content import StageVersion
from awards.words import Phrase


class OutputFile(NamedTuple):
    """``pages`` is None if the program that opens the file decides; ``names`` counts who is named."""

    content: bytes
    pages: int | None
    names: int


class CeremonyOutput(NamedTuple):
    """``kind`` stands in manifests, addresses and commands; ``file`` in the names of its files.

    ``forms`` are the writers by the ending of the file: “pdf”, “docx”, “xlsx”, “pptx”.
    """

    kind: str
    title: str
    file: str
    forms: Mapping[str, Callable[[StageVersion, Settings], OutputFile]]


OUTPUTS: tuple[CeremonyOutput, ...] = ()


def find_output(kind: str) -> CeremonyOutput:
    """Raises NotFound."""
    for output in OUTPUTS:
        if output.kind == kind:
            return output
    raise NotFound(what=Phrase("paper of the ceremony"), key=kind)
