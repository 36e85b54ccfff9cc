"""Each paper of a pack: which there are, how its file is named, and how one is made."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from itertools import count
from typing import NamedTuple

from awards.ceremony.output_files import CeremonyOutput
from awards.ceremony.outputs import OUTPUTS, find_output
from awards.ceremony.pack.unprintable import with_unknown_character, without_glyph
from awards.ceremony.papers.footing import version_name
from awards.errors import AwardsError, NotFound, PaperEmpty, PaperRefused
from awards.printing.press.files import fit_name
from awards.settings import Settings
from awards.stage.content import StageVersion
from awards.words import N_, Joined, Phrase, listed, translated
from certificates import ListRefused

CORRECT = N_("Correct the name in the register, and freeze a new version.")


class PaperFile(NamedTuple):
    """A file to make: which paper, in which form. “script.docx” in addresses."""

    kind: str
    form: str

    @property
    def address(self) -> str:
        return f"{self.kind}.{self.form}"


class MadePaper(NamedTuple):
    """A made file of a pack; ``file`` is its name there."""

    paper: PaperFile
    file: str
    content: bytes
    sha256: str
    pages: int | None
    names: int


class EmptyPaper(NamedTuple):
    """A paper on which nothing of the version stands: the pack has no file of it."""

    paper: PaperFile


class MakingFault(NamedTuple):
    """Why a paper cannot be made, in Chinese: what with whom, and what to do."""

    paper: PaperFile
    what: str
    remedy: str


def all_papers(only: Collection[str] = ()) -> list[PaperFile]:
    """Of all kinds, or of ``only`` some, in the order of the pack. Raises NotFound."""
    for kind in only:
        find_output(kind)
    return [
        PaperFile(output.kind, form)
        for output in OUTPUTS
        if not only or output.kind in only
        for form in output.forms
    ]


def find_paper(address: str) -> PaperFile:
    """The paper of “script.docx”. Raises NotFound."""
    kind, _, form = address.partition(".")
    if form not in find_output(kind).forms:
        raise NotFound(what=Phrase("paper of the ceremony"), key=address)
    return PaperFile(kind, form)


def file_names(papers: Sequence[PaperFile], version: StageVersion) -> list[str]:
    """Chinese names, each once, that every system can hold."""
    taken: set[str] = set()
    return [_free_name(_stem(find_output(each.kind), version), each.form, taken) for each in papers]


def _stem(output: CeremonyOutput, version: StageVersion) -> str:
    warning = output.warning(version) if output.warning else ""
    return fit_name(f"{output.file}（{warning}）" if warning else output.file)


def _free_name(stem: str, form: str, taken: set[str]) -> str:
    tries = (f"{stem}.{form}" if n == 1 else f"{stem}-{n}.{form}" for n in count(1))
    free = next(each for each in tries if each.casefold() not in taken)
    taken.add(free.casefold())
    return free


def download_name(name: str, version: StageVersion) -> str:
    """“2023-第3版-主持词.docx”: the year, the version, and what it is."""
    return fit_name(f"{version.content.code}-{translated(version_name(version), 'zh')}-{name}")


def make_paper(paper: PaperFile, file: str, version: StageVersion, settings: Settings) -> MadePaper:
    """Raises PaperRefused, which names the paper, the person and the remedy, and PaperEmpty."""
    output = find_output(paper.kind)
    if named := with_unknown_character(version.content):
        raise PaperRefused(paper=Phrase(output.title), what=listed(named), fix=Phrase(CORRECT))
    try:
        made = output.forms[paper.form](version, settings)
    except ListRefused as fault:
        raise PaperEmpty(paper=Phrase(output.title)) from fault
    except AwardsError as fault:
        named = without_glyph(version.content, settings)
        words = (listed(named), Phrase(fault.what, **fault.facts))
        raise PaperRefused(
            paper=Phrase(output.title),
            what=Joined(words[0 if named else 1 :], "\n"),
            fix=Phrase(fault.remedy, **fault.facts),
        ) from fault
    digest = hashlib.sha256(made.content).hexdigest()
    return MadePaper(paper, file, made.content, digest, made.pages, made.names)


def made_or_fault(
    paper: PaperFile, file: str, version: StageVersion, settings: Settings
) -> MadePaper | EmptyPaper | MakingFault:
    """For a worker, whose exceptions do not travel."""
    try:
        return make_paper(paper, file, version, settings)
    except PaperEmpty:
        return EmptyPaper(paper)
    except PaperRefused as refused:
        return MakingFault(paper, *refused.words("zh"))
