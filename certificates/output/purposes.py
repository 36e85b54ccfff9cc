"""What a file is for: the archive, which a screen shows, or a press. No file can be for both.

PDF/A (ISO 19005-2) lets a file have one output, here sRGB; PDF/X-4 (ISO 15930-7) wants the press.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import ClassVar, Literal, Protocol

from certificates.output.icc import OutputProfile, coated
from certificates.output.metadata import PRODUCER, About, plain_xmp, press_xmp, srgb, xmp
from certificates.output.strings import text_string


class Purpose(Protocol):
    """What differs between the files."""

    @property
    def version(self) -> str: ...

    @property
    def is_press(self) -> bool: ...

    @property
    def opening(self) -> bytes:
        """The entry of the catalogue for what a viewer does first."""

    def profile(self) -> tuple[int, bytes]:
        """The number of channels of the output, and its ICC profile."""

    def intent(self) -> bytes:
        """The entries of the output intent, without its profile."""

    def xmp(self, about: About, identity: str) -> bytes: ...

    def info(self, about: About) -> bytes:
        """The entries of the document information dictionary."""


def _told(about: About) -> bytes:
    told = about.title, "；".join(about.authors), PRODUCER
    return b"/Title%s/Author%s/Producer%s" % tuple(map(text_string, told))


class Archive:
    """PDF/A-2: its colours are those of a screen."""

    version = "1.7"
    is_press = False
    opening = b""

    def profile(self) -> tuple[int, bytes]:
        return 3, srgb()

    def intent(self) -> bytes:
        name = text_string("sRGB IEC61966-2.1")
        return b"/S/GTS_PDFA1/OutputConditionIdentifier%s/Info%s" % (name, name)

    def xmp(self, about: About, identity: str) -> bytes:
        del identity
        return xmp(about)

    def info(self, about: About) -> bytes:
        return _told(about)


class ForBrowser(Archive):
    """For a viewer that opens its print dialogue. PDF/A allows no such action, so it is no PDF/A."""

    opening = b"/OpenAction<</Type/Action/S/Named/N/Print>>"

    def xmp(self, about: About, identity: str) -> bytes:
        del identity
        return plain_xmp(about)


@dataclass(frozen=True, slots=True)
class PressFile:
    """PDF/X-4 for a print shop, with the profile of its press.

    The standard wants a date: ``made`` is in the file, which otherwise depends on no clock.
    """

    press: OutputProfile = field(default_factory=coated)
    made: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    version: ClassVar[str] = "1.6"
    is_press: ClassVar[bool] = True
    opening: ClassVar[bytes] = b""

    def profile(self) -> tuple[int, bytes]:
        return 4, self.press.data

    def intent(self) -> bytes:
        """A condition that is not registered is called Custom and described."""
        condition, name = self.press.condition, text_string(self.press.name)
        said = b"/S/GTS_PDFX/OutputConditionIdentifier%s/OutputCondition%s/Info%s" % (
            text_string(condition or "Custom"),
            name,
            name,
        )
        registry = text_string("http://www.color.org")
        return said + (b"/RegistryName%s" % registry if condition else b"")

    def xmp(self, about: About, identity: str) -> bytes:
        return press_xmp(about, identity, f"{self._made:%Y-%m-%dT%H:%M:%SZ}")

    def info(self, about: About) -> bytes:
        date = f"(D:{self._made:%Y%m%d%H%M%SZ})".encode()
        said = b"/Creator%s/CreationDate%s/ModDate%s/Trapped/False/GTS_PDFXVersion(PDF/X-4)"
        return _told(about) + said % (text_string(PRODUCER), date, date)

    @property
    def _made(self) -> datetime:
        return self.made.astimezone(UTC)


ARCHIVE = Archive()
FOR_BROWSER = ForBrowser()

Standard = Literal["a2", "x4", "print"] | PressFile
"""PDF/A-2, or PDF/X-4 for coated paper or a profile's press, or what opens the print dialogue."""


def purpose_of(standard: Standard) -> Purpose:
    if isinstance(standard, PressFile):
        return standard
    if standard == "print":
        return FOR_BROWSER
    return PressFile() if standard == "x4" else ARCHIVE
