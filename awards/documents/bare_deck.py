"""An empty presentation of our own: one master, one layout without anything, a theme of plain faces.

The library's own template carries a theme with faces that Chinese machines do not have, eleven
layouts, a thumbnail and its maker.
"""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

from awards.documents.typefaces import HEI

EMU = 36_000
"""English metric units in a millimetre."""

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
_REFERS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_NAMES = f'xmlns:a="{_MAIN}" xmlns:r="{_REFERS}" xmlns:p="{_SLIDES}"'

_EMPTY_TREE = (
    '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr></p:spTree>'
)
_COLOURS = (
    "dk1 000000", "lt1 FFFFFF", "dk2 1F1F1F", "lt2 EEEEEE", "accent1 A31515", "accent2 FFE39A",
    "accent3 7F7F7F", "accent4 4F4F4F", "accent5 BFBFBF", "accent6 303030", "hlink 0000FF",
    "folHlink 800080",
)  # fmt: skip


def bare_deck(width: float, height: float) -> io.BytesIO:
    """A file without slides; the size of its slides is in millimetres."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, content in _parts(round(width * EMU), round(height * EMU)).items():
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}')
    made.seek(0)
    return made


def _parts(wide: int, high: int) -> dict[str, str]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": (
            f"<p:presentation {_NAMES}>"
            '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
            f'<p:sldIdLst/><p:sldSz cx="{wide}" cy="{high}"/>'
            '<p:notesSz cx="6858000" cy="9144000"/></p:presentation>'
        ),
        "ppt/_rels/presentation.xml.rels": _relations(
            ("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")
        ),
        "ppt/slideMasters/slideMaster1.xml": (
            f"<p:sldMaster {_NAMES}><p:cSld>{_EMPTY_TREE}</p:cSld>"
            '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" '
            'accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" '
            'accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
            '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>'
            "</p:sldMaster>"
        ),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            ("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml")
        ),
        "ppt/slideLayouts/slideLayout1.xml": (
            f'<p:sldLayout {_NAMES} type="blank"><p:cSld name="blank">{_EMPTY_TREE}</p:cSld>'
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        ),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": _relations(
            ("slideMaster", "../slideMasters/slideMaster1.xml")
        ),
        "ppt/theme/theme1.xml": _theme(),
    }


def _content_types() -> str:
    slides = f"{_TYPE}.presentationml"
    parts = {
        "/ppt/presentation.xml": f"{slides}.presentation.main+xml",
        "/ppt/slideMasters/slideMaster1.xml": f"{slides}.slideMaster+xml",
        "/ppt/slideLayouts/slideLayout1.xml": f"{slides}.slideLayout+xml",
        "/ppt/theme/theme1.xml": f"{_TYPE}.theme+xml",
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    made = "".join(
        f'<Relationship Id="rId{at}" Type="{_REFERS}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _theme() -> str:
    faces = f'<a:latin typeface="{HEI.name}"/><a:ea typeface="{HEI.name}"/><a:cs typeface="{HEI.name}"/>'
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (each.split() for each in _COLOURS)
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = f'<a:ln w="6350">{fill[: len(fill) // 3]}</a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme xmlns:a="{_MAIN}" name="plain"><a:themeElements>'
        f'<a:clrScheme name="plain">{colours}</a:clrScheme><a:fontScheme name="plain">'
        f"<a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="plain"><a:fillStyleLst>{fill}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
