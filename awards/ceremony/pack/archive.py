"""The pack as one ZIP: the manifest first, then each paper. The same papers give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import msgspec

from awards.ceremony.pack.papers import MadePaper
from awards.ceremony.papers.footing import version_name
from awards.stage.content import StageVersion
from awards.words import translated

MANIFEST = "manifest.json"

#: ZIP's first day.
_NO_DATE = (1980, 1, 1, 0, 0, 0)

_UNIX, _READABLE = 3, 0o644 << 16

#: Forms that are not compressed themselves.
_PLAIN = frozenset({"csv", "json", "txt"})


class PackedFile(msgspec.Struct, frozen=True):
    """``pages`` is null if the program that opens the file decides; ``names`` counts who is named."""

    file: str
    kind: str
    form: str
    sha256: str
    size: int
    pages: int | None
    names: int


class PackCounts(msgspec.Struct, frozen=True):
    """How many of each the version has."""

    certificates: int
    on_stage: int
    groups: int
    in_bags: int
    bags: int
    presenters: int
    attendees: int
    seated: int


class PackManifest(msgspec.Struct, frozen=True):
    """``version`` is 0 for a draft; ``name`` is what papers call it."""

    commendation: str
    title: str
    version: int
    revision: int
    name: str
    digest: str
    made_at: datetime
    counts: PackCounts
    files: tuple[PackedFile, ...]


def manifest_of(version: StageVersion, made: Sequence[MadePaper]) -> PackManifest:
    content = version.content
    return PackManifest(
        commendation=content.code,
        title=content.title,
        version=version.number,
        revision=version.revision,
        name=translated(version_name(version), "zh"),
        digest=version.digest,
        made_at=version.made_at,
        counts=PackCounts(
            certificates=len(content.order),
            on_stage=len(content.on_stage),
            groups=len(content.groups),
            in_bags=sum(len(bag.certificates) for bag in content.bags),
            bags=len(content.bags),
            presenters=len(content.presenters),
            attendees=len(content.attendees),
            seated=sum(each.seat is not None for each in content.attendees),
        ),
        files=tuple(_line(each) for each in made),
    )


def _line(made: MadePaper) -> PackedFile:
    return PackedFile(
        made.file,
        made.paper.kind,
        made.paper.form,
        made.sha256,
        len(made.content),
        made.pages,
        made.names,
    )


def archive(manifest: PackManifest, made: Sequence[MadePaper]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as target:
        words = msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
        _add(target, MANIFEST, words, ZIP_DEFLATED)
        for each in made:
            packing = ZIP_DEFLATED if each.paper.form in _PLAIN else ZIP_STORED
            _add(target, each.file, each.content, packing)
    return out.getvalue()


def _add(target: ZipFile, name: str, content: bytes, packing: int) -> None:
    entry = ZipInfo(name, _NO_DATE)
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    target.writestr(entry, content, packing)
