"""ReportLab's document, with every page written as soon as it is complete.

ReportLab itself keeps all pages until the end, writes each object separately, and writes nothing
that ISO 19005 (PDF/A) or a screen reader needs. We use its object types, their syntax and their
numbering, which fonts build on.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDocument, PDFObject
from reportlab.pdfbase.pdfdoc import format as spell

from certificates.fonts.embed import FontStream
from certificates.marks import Image, Ink
from certificates.output.colour_spaces import ColourSpaces
from certificates.output.file import PdfFile
from certificates.output.flow_tags import FlowStructure
from certificates.output.metadata import LANGUAGE, About
from certificates.output.purposes import ARCHIVE, Purpose
from certificates.output.strings import text_string
from certificates.output.tags import Structure, Tag
from certificates.paper import POINTS_PER_MM, Box, Edge
from certificates.press.sides import SheetBoxes

NODE = 256
"""Pages under one node of the page tree."""


_DUPLEX = {
    None: b"",
    "long-edge": b"/Duplex/DuplexFlipLongEdge",
    "short-edge": b"/Duplex/DuplexFlipShortEdge",
}
"""The initial values of a viewer's print dialogue (ISO 32000-2, table 147)."""


class Document(PDFDocument):
    """Add pages in order; `close` ends the file. Nothing here reads the clock."""

    def __init__(
        self,
        out: BinaryIO,
        turned_about: Edge | None = None,
        *,
        flows: bool = False,
        purpose: Purpose = ARCHIVE,
    ) -> None:
        self._purpose = purpose
        self._duplex = _DUPLEX[None if purpose.is_press else turned_about]
        self._file = PdfFile(out, purpose.version)
        super().__init__(invariant=1, pdfVersion=(1, 7), lang=LANGUAGE)
        self._structure = FlowStructure(self._file) if flows else Structure(self._file)
        self._spaces = ColourSpaces(self._file, for_press=purpose.is_press)
        self._catalog_number, self._pages, self._resources, self._form_resources = (
            self._file.number() for _ in range(4)
        )
        self._xobjects: dict[str, int] = {}
        self._images: dict[str, int] = {}
        self._nodes: list[tuple[int, int]] = []
        self._kids: list[int] = []
        self._node = 0

    @property
    def objectcounter(self) -> int:
        """ReportLab counts its objects here. Our objects share the counter."""
        return self._file.last

    @objectcounter.setter
    def objectcounter(self, value: int) -> None:
        self._file.last = value

    def add_page(self, content: bytes, boxes: SheetBoxes, tags: Sequence[Tag]) -> None:
        """``content`` is deflated. Each tagged piece of it carries its index in ``tags``."""
        if not self._kids:
            self._node = self._file.number()
        page, stream = self._file.number(), self._file.number()
        self._file.add_stream(stream, _DEFLATED, content)
        key = self._structure.add(page, tags)
        self._file.add(
            page,
            b"<</Type/Page/Parent %d 0 R%s/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S>>"
            % (self._node, _boxes(boxes), self._resources, stream, key),
        )
        self._kids.append(page)
        if len(self._kids) == NODE:
            self._close_node()

    def add_form(self, name: str, content: bytes, page: Box, bleed: float) -> None:
        """Draw once, for every page that refers to it by name. ``content`` is deflated."""
        self._xobjects[name] = number = self._file.number()
        box = _box(b"BBox", page.inset(-bleed), page.height)
        entries = b"/Type/XObject/Subtype/Form%s/Resources %d 0 R" % (box, self._form_resources)
        self._file.add_stream(number, entries + _DEFLATED, content)

    def add_ink(self, name: str, ink: Ink) -> None:
        """An ink that pages refer to by the name of its colour space."""
        self._spaces.add(name, ink)

    def add_image(self, name: str, image: Image) -> None:
        self._images[name] = number = self._file.number()
        mask = b""
        if image.alpha:
            soft = self._file.number()
            self._add_raster(soft, image, b"/ColorSpace/DeviceGray" + _DEFLATED, image.alpha)
            mask = b"/SMask %d 0 R" % soft
        coding = b"/Filter/DCTDecode" if image.coding == "jpeg" else _DEFLATED
        space = self._spaces.profiled() if self._purpose.is_press else b"/DeviceRGB"
        self._add_raster(number, image, b"/ColorSpace%s%s%s" % (space, coding, mask), image.data)

    def close(self, about: About, labels: Sequence[str]) -> None:
        """``labels`` are the page labels of a viewer, one for each page."""
        if self._kids:
            self._close_node()
        self._add_pages()
        self._structure.close()
        self._add_resources()
        root = self._catalog_entries(about, labels)
        self._file.add(self._catalog_number, root)
        self._write_registered()
        self._file.close(self._catalog_number, self._info(about))

    def _add_raster(self, number: int, image: Image, entries: bytes, data: bytes) -> None:
        size = b"/Width %d/Height %d/BitsPerComponent 8" % (image.width, image.height)
        self._file.add_stream(number, b"/Type/XObject/Subtype/Image" + size + entries, data)

    def _close_node(self) -> None:
        kids = b" ".join([b"%d 0 R" % kid for kid in self._kids])
        self._file.add(
            self._node,
            b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%s]>>"
            % (self._pages, len(self._kids), kids),
        )
        self._nodes.append((self._node, len(self._kids)))
        self._kids = []

    def _add_pages(self) -> None:
        kids = b" ".join([b"%d 0 R" % node for node, _ in self._nodes])
        total = sum(count for _, count in self._nodes)
        self._file.add(self._pages, b"<</Type/Pages/Count %d/Kids[%s]>>" % (total, kids))

    def _add_resources(self) -> None:
        """One list for all pages.

        Forms get a list without forms, so that no form can contain itself.
        """
        fonts = self.Reference(self.idToObject[BasicFonts]).format(self)  # type: ignore[no-untyped-call]
        for number, named in (
            (self._resources, self._xobjects | self._images),
            (self._form_resources, self._images),
        ):
            listed = b"".join(b"/%s %d 0 R" % (name.encode(), at) for name, at in named.items())
            inks = self._spaces.resources()
            self._file.add(number, b"<</Font %s/XObject<<%s>>%s>>" % (fonts, listed, inks))

    def _catalog_entries(self, about: About, labels: Sequence[str]) -> bytes:
        metadata, profile, intent = (self._file.number() for _ in range(3))
        packet = self._purpose.xmp(about, self._file.identity)
        self._file.add_stream(metadata, b"/Type/Metadata/Subtype/XML", packet)
        channels, data = self._purpose.profile()
        self._file.add_stream(profile, b"/N %d%s" % (channels, _DEFLATED), _deflated(data))
        said = self._purpose.intent()
        self._file.add(
            intent, b"<</Type/OutputIntent%s/DestOutputProfile %d 0 R>>" % (said, profile)
        )
        return b"".join(
            (
                b"<</Type/Catalog/Pages %d 0 R/Lang(%s)" % (self._pages, about.language.encode()),
                b"/Metadata %d 0 R/OutputIntents[%d 0 R]" % (metadata, intent),
                b"/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>" % self._structure.root,
                b"/PageLabels<</Nums[%s]>>" % _labels(labels),
                self._purpose.opening,
                # A viewer that fits the page to the paper would move every word.
                b"/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None%s>>>>" % self._duplex,
            )
        )

    def _info(self, about: About) -> int:
        number = self._file.number()
        self._file.add(number, b"<<%s>>" % self._purpose.info(about))
        return number

    def _write_registered(self) -> None:
        """Write fonts and their parts. Writing one object may register another."""
        written: set[int] = set()
        while waiting := sorted(self.numberToId.keys() - written):
            for number in waiting:
                self._write(number, self.idToObject[self.numberToId[number]])
            written.update(waiting)

    def _write(self, number: int, thing: PDFObject) -> None:
        if isinstance(thing, FontStream):
            packed = _deflated(thing.content)
            self._file.add_stream(number, thing.entries + _DEFLATED, packed)
        else:
            self._file.add(number, spell(thing, self))


_DEFLATED = b"/Filter/FlateDecode"


# Every file has the same profile, and each file of a batch the same title.
@lru_cache(maxsize=64)
def _deflated(data: bytes) -> bytes:
    return zlib.compress(data)


def _labels(labels: Sequence[str]) -> bytes:
    return b"".join(b"%d<</P%s>>" % (n, text_string(label)) for n, label in enumerate(labels))


@lru_cache(maxsize=64)
def _boxes(boxes: SheetBoxes) -> bytes:
    high = boxes.media.height
    named = (b"MediaBox", boxes.media), (b"BleedBox", boxes.bleed), (b"TrimBox", boxes.trim)
    return b"".join(_box(name, box, high) for name, box in named)


def _box(name: bytes, box: Box, height: float) -> bytes:
    """The box measured upwards from the bottom of a sheet of that height."""
    left, foot, right, top = (
        side * POINTS_PER_MM for side in (box.x, height - box.bottom, box.right, height - box.y)
    )
    return b"/%s[%.3f %.3f %.3f %.3f]" % (name, left, foot, right, top)
