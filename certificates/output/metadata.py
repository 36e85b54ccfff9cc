"""A file's metadata: XMP and the meaning of its colours (ISO 16684-1; ISO 19005-2, 6.6)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple
from xml.sax.saxutils import escape

PRODUCER = "awards"
LANGUAGE = "zh-CN"


class About(NamedTuple):
    """``title`` of the document; ``authors`` are the issuing bodies."""

    title: str
    authors: Sequence[str]


@cache
def srgb() -> bytes:
    """The ICC profile of IEC 61966-2-1, which defines every colour used here."""
    return (resources.files("certificates") / "assets" / "srgb.icc").read_bytes()


def xmp(about: About) -> bytes:
    """Return XMP without dates, so that a reprint is the same file. PDF/A-2u (part 2, level U)."""
    authors = "".join(f"<rdf:li>{escape(author)}</rdf:li>" for author in about.authors)
    creator = f"<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>" if authors else ""
    return _XMP.format(title=escape(about.title), creator=creator).encode()


_XMP = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{{title}}</rdf:li></rdf:Alt></dc:title>
{{creator}}
<pdf:Producer>{PRODUCER}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>U</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
