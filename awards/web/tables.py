"""Tables that can be shown as cards: each cell says its column, and roles keep the table a table.

On a telephone the style sheet lays a row out as a card. CSS ``display`` then takes the meaning of a
table away from screen readers, so explicit ARIA roles give it back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape

_TABLE = re.compile(r'<table class="list\b[^>]*>.*?</table>', re.DOTALL)
_TAG = re.compile(r"<(table|thead|tbody|tfoot|tr|th|td)\b([^>]*)>|</(table|thead)>")
_HEADING = re.compile(r"<th\b([^>]*)>(.*?)</th>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]+>")
_SPAN = re.compile(r'\bcolspan="(\d+)"')
_ROLES = {"table": "table", "tr": "row", "td": "cell"}


def as_cards(page: str) -> str:
    """The page, where each list has its roles and each of its cells the words of its column."""
    return _TABLE.sub(lambda found: _Labelled(found[0]).text(), page)


@dataclass
class _Labelled:
    """One table on its way; a table that names its roles itself stays as it is."""

    source: str
    labels: list[str] = field(default_factory=list)
    column: int = 0
    in_head: bool = False

    def text(self) -> str:
        if self.source.find("role=", 0, self.source.find(">")) >= 0:
            return self.source
        head = self.source.partition("</thead>")[0]
        for rest, words in _HEADING.findall(head):
            self.labels += [_plain(words)] * _span(rest)
        return _TAG.sub(self._tag, self.source)

    def _tag(self, found: re.Match[str]) -> str:
        name, rest, closed = found.groups()
        if closed:
            self.in_head = False
            return found[0]
        if name == "thead":
            self.in_head = True
        if name == "tr":
            self.column = 0
        label = self._label(rest) if name in ("td", "th") else ""
        return f'<{name}{rest} role="{self._role(name, rest)}"{label}>'

    def _role(self, name: str, rest: str) -> str:
        if name == "th":
            return "columnheader" if self.in_head or 'scope="col"' in rest else "rowheader"
        return _ROLES.get(name, "rowgroup")

    def _label(self, rest: str) -> str:
        at, width = self.column, _span(rest)
        self.column += width
        if self.in_head or width > 1 or at >= len(self.labels):
            return ""
        return f' data-label="{escape(self.labels[at])}"'


def _span(attributes: str) -> int:
    found = _SPAN.search(attributes)
    return int(found[1]) if found else 1


def _plain(words: str) -> str:
    return " ".join(unescape(_MARKUP.sub(" ", words)).split())
