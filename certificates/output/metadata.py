"""A file's metadata: XMP and the meaning of its colours (ISO 16684-1; ISO 19005-2, 6.6)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple
from uuid import UUID
from xml.sax.saxutils import escape

PRODUCER = "awards"
LANGUAGE = "zh-CN"


class About(NamedTuple):
    """``title`` of the document; ``authors`` are the issuing bodies.

    ``is_ordered`` if its structure tells the order in which it is read. Then it is accessible.
    """

    title: str
    authors: Sequence[str]
    is_ordered: bool = False
    language: str = LANGUAGE


@cache
def srgb() -> bytes:
    """The ICC profile of IEC 61966-2-1, which defines every colour used here."""
    return (resources.files("certificates") / "assets" / "srgb.icc").read_bytes()


def xmp(about: About) -> bytes:
    """Return XMP without dates, so that a reprint is the same file.

    PDF/A-2u, or PDF/A-2a and PDF/UA-1 (ISO 14289-1) for a document in reading order.
    """
    level, accessible = ("A", _ACCESSIBLE) if about.is_ordered else ("U", "")
    return _packet(about, _ARCHIVAL.format(level=level, accessible=accessible))


def plain_xmp(about: About) -> bytes:
    """XMP of a file that follows no standard for archives or for a press."""
    return _packet(about, "")


def press_xmp(about: About, identity: str, made: str) -> bytes:
    """XMP of PDF/X-4 (ISO 15930-7). ``identity`` is made of the file's content."""
    number = str(UUID(identity))
    return _packet(about, _PRESS.format(number=number, made=made))


def _packet(about: About, properties: str) -> bytes:
    authors = "".join(f"<rdf:li>{escape(author)}</rdf:li>" for author in about.authors)
    creator = f"<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>" if authors else ""
    filled = _XMP.format(
        title=escape(about.title),
        creator=creator,
        language=escape(about.language),
        properties=properties,
    )
    return filled.encode()


_XMP = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{{language}}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{{title}}</rdf:li></rdf:Alt></dc:title>
{{creator}}
<pdf:Producer>{PRODUCER}</pdf:Producer>
</rdf:Description>
{{properties}}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_ARCHIVAL = """<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>{level}</pdfaid:conformance>
{accessible}</rdf:Description>
"""

_PRESS = f"""<rdf:Description rdf:about=""
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdf:Trapped>False</pdf:Trapped>
<xmp:CreateDate>{{made}}</xmp:CreateDate>
<xmp:ModifyDate>{{made}}</xmp:ModifyDate>
<xmp:MetadataDate>{{made}}</xmp:MetadataDate>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:{{number}}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{{number}}</xmpMM:InstanceID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>1</xmpMM:VersionID>
</rdf:Description>
"""

_ACCESSIBLE = """<pdfuaid:part xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">1</pdfuaid:part>
<pdfaExtension:schemas
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag>
</pdfaExtension:schemas>
"""
"""What PDF/A-2 requires of a property that it does not know (ISO 19005-2, 6.6.2.3.3)."""
