"""Take the formatter's white space out of a template before Jinja compiles it.

Templates are laid out for people: one attribute a line, children indented. In a page that white
space can be seen in a few places (before a counter, beside an invisible label), and Jinja's
trimming would join attributes on neighbouring lines. The page gets each tag on one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from jinja2.ext import Extension

#: White space at the inner edges of these shows nothing.
_EDGES = frozenset(
    [
        "article",
        "aside",
        "body",
        "button",
        "caption",
        "datalist",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "head",
        "header",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "progress",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
#: Nor at the outer edges of these.
_PARTS = frozenset(
    ["caption", "dd", "dt", "li", "optgroup", "option", "tbody", "td", "th", "thead", "tr"]
)
#: In these every space and line counts.
_KEPT = frozenset(("pre", "textarea"))
_JINJA = r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"
_QUOTED = rf'"(?:{_JINJA}|[^"])*"'
_TOKEN = re.compile(
    rf"(?P<jinja>{_JINJA})|"
    rf"</?(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:{_JINJA}|{_QUOTED}|'[^']*'|[^>\"'])*)>",
    re.DOTALL,
)
_ATTRIBUTES = re.compile(rf"({_JINJA}|{_QUOTED}|'[^']*')", re.DOTALL)
_BRANCH = re.compile(r"\{%-?\s*(if|for|elif|else)\b")
_CLOSING = re.compile(r"\{%-?\s*(elif|else|endif|endfor)\b")
_OPENING = re.compile(r"\{%-?\s*(if|for)\b")


class Compact(Extension):
    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's signature
        return compact(source)


class _Piece(NamedTuple):
    """A tag, a Jinja construct, or the text between two of them, which has no kind."""

    text: str
    kind: str = ""
    name: str = ""

    @property
    def trims(self) -> bool:
        """Jinja drops the line break after a block or a comment and the indent before it."""
        return self.text.startswith(("{%", "{#"))


_END = _Piece("", "end")


def compact(source: str) -> str:
    pieces = list(_pieces(source))
    around = zip([_END, *pieces], pieces, [*pieces[1:], _END], strict=False)
    return "".join(
        piece.text if piece.kind else _between(before, piece.text, after)
        for before, piece, after in around
    )


def _pieces(source: str) -> Iterator[_Piece]:
    at = 0
    kept = ""
    for found in _TOKEN.finditer(source):
        yield _Piece(source[at : found.start()], "kept" if kept else "")
        at = found.end()
        if found["jinja"]:
            yield _Piece(found[0], "jinja")
            continue
        opening, name = "</" if found[0].startswith("</") else "<", found["name"]
        if name in _KEPT:
            kept = name if opening == "<" else ""
        yield _Piece(f"{opening}{name}{_on_one_line(found['rest'])}>", opening, name)
    yield _Piece(source[at:])


def _on_one_line(attributes: str) -> str:
    """One space before each attribute; before a conditional one, inside its condition."""
    parts = [_attribute(part) for part in _ATTRIBUTES.split(attributes)]
    for at, part in enumerate(parts):
        if _BRANCH.match(part):
            parts[at + 1] = f" {parts[at + 1].lstrip()}"
        if at and (_CLOSING.match(part) or _OPENING.match(part)) and parts[at - 1].strip() == "":
            parts[at - 1] = ""
    return "".join(parts).rstrip()


def _attribute(part: str) -> str:
    if part.startswith("{"):
        return part
    if not part.startswith(('"', "'")):
        return re.sub(r"\s+", " ", part)
    if "\n" not in part:
        return part
    words = [
        each if each.startswith("{") else re.sub(r"\s+", " ", each)
        for each in re.split(rf"({_JINJA})", part[1:-1], flags=re.DOTALL)
    ]
    return f"{part[0]}{''.join(words).strip()}{part[0]}"


def _between(before: _Piece, text: str, after: _Piece) -> str:
    if before.name in (_EDGES if before.kind == "<" else _PARTS):
        text = re.sub(r"^\s*\n\s*", "", text)
    if after.name in (_EDGES if after.kind == "</" else _PARTS):
        text = re.sub(r"\s*\n\s*$", "", text)
    start = r"(?<=\S)" if before.trims or before.name in _EDGES else ""
    end = r"(?=\S)" if after.trims or after.name in _EDGES else ""
    text = re.sub(rf"{start}\s*\n\s*{end}", " ", text)
    return re.sub(r"\n\s+", "\n ", text)
