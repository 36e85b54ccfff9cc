"""The colour spaces of a file, for inks that no device has by itself (ISO 32000-1, 8.6).

In a file for the archive, whose output is sRGB, the four inks of a press are named one by one: a
press prints them as they are, and a viewer shows what they look like (ISO 19005-2, 6.2.4). In a
file for a press they are the device's own, and a colour of sRGB carries its profile.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from certificates.inks.screen import STEPS, TABLE, on_screen
from certificates.marks import Colour, Grey, Ink, Mixed, Process, ProfiledColour, Spot
from certificates.output.file import PdfFile
from certificates.output.metadata import srgb

STATES = b"/ExtGState<</K<</OP true/op true/OPM 1>>/N<</OP false/op false/OPM 0>>>>"
"""K prints over what lies below; N clears it away first (ISO 32000-1, 8.6.7)."""


class ColourSpaces:
    """Add the inks of a file, each once, under the names that its pages use."""

    def __init__(self, file: PdfFile, *, for_press: bool) -> None:
        self._file = file
        self._for_press = for_press
        self._places: dict[str, int] = {}
        self._profile = 0

    def add(self, name: str, ink: Ink) -> None:
        if name not in self._places:
            self._places[name] = self._file.number()
            self._file.add(self._places[name], self._space(ink))

    def resources(self) -> bytes:
        """What the resources of a page or a form say about inks."""
        if not self._places:
            return STATES
        named = (b"/%s %d 0 R" % (name.encode(), at) for name, at in self._places.items())
        return b"%s/ColorSpace<<%s>>" % (STATES, b"".join(named))

    def profiled(self) -> bytes:
        """The space of sRGB by its profile, which is written once."""
        if not self._profile:
            self._profile = self._file.number()
            entries = b"/N 3/Filter/FlateDecode"
            self._file.add_stream(self._profile, entries, zlib.compress(srgb()))
        return b"[/ICCBased %d 0 R]" % self._profile

    def _space(self, ink: Ink) -> bytes:
        if isinstance(ink, Spot):
            return self._separation(ink)
        if isinstance(ink, ProfiledColour):
            return self.profiled()
        return b"/DeviceCMYK" if self._for_press else self._named_process()

    def _named_process(self) -> bytes:
        table = self._file.number()
        size = b" ".join([b"%d" % STEPS] * 4)
        entries = b"/FunctionType 0/Domain[%s]/Range[%s]/Size[%s]/BitsPerSample 8" % (
            b" ".join([b"0 1"] * 4),
            b" ".join([b"0 1"] * 3),
            size,
        )
        self._file.add_stream(table, entries, TABLE)
        return b"[/DeviceN[/Cyan/Magenta/Yellow/Black]/DeviceRGB %d 0 R]" % table

    def _separation(self, spot: Spot) -> bytes:
        space, none, full = self._alternate(spot.alternate)
        tint = b"<</FunctionType 2/Domain[0 1]/N 1/C0[%s]/C1[%s]>>" % (
            _numbers(none),
            _numbers(full),
        )
        return b"[/Separation/%s %s %s]" % (_name(spot.name), space, tint)

    def _alternate(self, ink: Mixed) -> tuple[bytes, Iterable[float], Iterable[float]]:
        """Its colour space, then paper and the full tint in it."""
        if isinstance(ink, Grey):
            return b"/DeviceGray", (1,), ink
        if self._for_press and isinstance(ink, Process):
            return b"/DeviceCMYK", (0, 0, 0, 0), ink
        space = self.profiled() if self._for_press else b"/DeviceRGB"
        return space, Colour(1, 1, 1), on_screen(ink)


def _name(text: str) -> bytes:
    """A name in PDF syntax (ISO 32000-1, 7.3.5): UTF-8, with everything unusual as hexadecimal."""
    return b"".join(
        bytes([byte]) if bytes([byte]).isalnum() else b"#%02X" % byte for byte in text.encode()
    )


def _numbers(shares: Iterable[float]) -> bytes:
    return b" ".join(b"%g" % share for share in shares)
