"""What a paper of the ceremony is: its kind, its names, and who writes its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from awards.settings import Settings
from awards.stage.content import StageVersion


class OutputFile(NamedTuple):
    """``pages`` is None if the program that opens the file decides; ``names`` counts who is named."""

    content: bytes
    pages: int | None
    names: int


class CeremonyOutput(NamedTuple):
    """``kind`` stands in manifests, addresses and commands; ``file`` in the names of its files.

    ``forms`` are the writers by the ending of the file: “pdf”, “docx”, “xlsx”, “pptx”. ``warning``
    gives words that the names of its files bear, too.
    """

    kind: str
    title: str
    file: str
    forms: Mapping[str, Callable[[StageVersion, Settings], OutputFile]]
    warning: Callable[[StageVersion], str] | None = None
