"""Every fault this package raises, as one tree.

CertificatesError
├── LayoutRefused .... a layout with faults: all of them, each with its path
├── LayoutUnknown .... no layout of that name is shipped
├── StockRefused ..... a stock with faults, likewise
├── StockUnknown ..... no stock of that name is shipped
├── PressRefused ..... a run, a calibration or readings of a card that cannot be so, and why
├── RowsRefused ...... a table of words that cannot be read, and why
├── ListRefused ...... the page of a list that cannot be so, and why
├── ContentRefused ... something would go wrong on paper: all of it, person by person
├── ImageRefused .... an image that is not to be printed, or is not to be had
├── ProfileRefused ... an ICC profile that is not one of a press with four inks
├── FontRefused ...... a font file that cannot or must not be embedded
└── FontsMissing ..... faces a sheet was made with that are not here, or not as they were
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from certificates.problems import Problem
from certificates.words import InBoth, Phrase, listed


class CertificatesError(Exception):
    """The root of the tree. Catch it where a person is informed."""


@dataclass(frozen=True, slots=True)
class Fault(InBoth):
    """One fault in the input; ``path`` leads to it, as in ``elements[2].box``."""

    path: str
    what: Phrase
    remedy: Phrase
    suggestion: str | None = None

    def __str__(self) -> str:
        hint = f" Did you mean “{self.suggestion}”?" if self.suggestion else ""
        return f"{self.path}: {self.what} {self.remedy}{hint}"


class LayoutRefused(CertificatesError):
    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


class LayoutUnknown(CertificatesError):
    def __init__(self, layout_id: str, known: Sequence[str]) -> None:
        self.what = Phrase(
            "There is no layout “%(layout)s”; there are: %(known)s.",
            layout=layout_id,
            known=listed(known),
        )
        super().__init__(str(self.what))
        self.layout_id = layout_id
        self.known = tuple(known)


class StockRefused(CertificatesError):
    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


class StockUnknown(CertificatesError):
    def __init__(self, stock_id: str, known: Sequence[str]) -> None:
        super().__init__(f"There is no stock “{stock_id}”; there are: {', '.join(known)}.")
        self.stock_id = stock_id


class PressRefused(CertificatesError):
    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


class RowsRefused(CertificatesError):
    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


class ListRefused(CertificatesError):
    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


class ContentRefused(CertificatesError):
    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class ImageRefused(CertificatesError, InBoth):
    def __init__(self, what: Phrase, remedy: Phrase) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy


class ProfileRefused(CertificatesError, InBoth):
    def __init__(self, what: Phrase, remedy: Phrase) -> None:
        super().__init__(f"{what} {remedy}")
        self.what = what
        self.remedy = remedy


class FontRefused(CertificatesError):
    """``reason`` is recorded by the shelf and shown to people."""

    def __init__(self, path: Path, reason: Phrase) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.path = path
        self.reason = reason


class FontsMissing(CertificatesError):
    def __init__(self, names: Sequence[str]) -> None:
        self.what = Phrase("Not here, or not as they were: %(fonts)s.", fonts=listed(names))
        super().__init__(str(self.what))
        self.names = tuple(names)
