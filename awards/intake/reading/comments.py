"""The notes on the cells of a worksheet."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import ParseError

from awards.intake.reading.book import OWN_AUTHOR
from awards.intake.reading.parts import local, related, root_of
from awards.intake.reading.refusals import Damaged

MOST_CHARACTERS = 500

# What Excel writes before a conversation, for programs that know notes only.
_PREFACE = re.compile(
    r"^\[[^\]\n]*\]\s.*?^\s*(?:Comment|批注|注释|评论)[:：]", re.DOTALL | re.MULTILINE
)


def comments(package: ZipFile, sheet: str) -> dict[str, str]:
    """By address, as in ``C5``. Broken notes do not keep the list from being read."""
    try:
        return {
            place: words
            for path in related(package, sheet, "/comments")
            for place, words in _of_part(root_of(package, path))
            if words
        }
    except (ParseError, Damaged, LookupError, ValueError):
        return {}


def _of_part(root: Element) -> list[tuple[str, str]]:
    authors = [each.text for each in root.iter() if local(each) == "author"]
    return [
        (each.get("ref", ""), plain_comment("".join(_texts(each))))
        for each in root.iter()
        if local(each) == "comment" and not _is_own(each, authors)
    ]


def _is_own(comment: Element, authors: list[str | None]) -> bool:
    author = int(comment.get("authorId", "0"))
    return author < len(authors) and authors[author] == OWN_AUTHOR


def _texts(comment: Element) -> list[str]:
    return [each.text or "" for each in comment.iter() if local(each) == "t"]


def plain_comment(text: str) -> str:
    """The words of a note, without what the program wrote before them."""
    return _PREFACE.sub("", text.strip()).strip()[:MOST_CHARACTERS]
