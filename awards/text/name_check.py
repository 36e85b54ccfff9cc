"""One check of a name: what it looks for, what it says, and what it proposes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from awards.errors import Finding, Severity
from awards.text.characters import folded, visible
from awards.words import Phrase


@dataclass(frozen=True, slots=True)
class NameCheck:
    """``offenders`` returns the faulty part of the name, if any; ``mend`` returns a proposal."""

    code: str
    severity: Severity
    offenders: Callable[[str], list[str]]
    what: str
    remedy: str
    mend: Callable[[str], str] | None = None

    def offends(self, name: str) -> bool:
        return bool(self.offenders(name))

    def finding(self, name: str) -> Finding:
        facts = {
            "name": visible(name),
            "length": str(len(name)),
            "seen": "、".join(map(visible, dict.fromkeys(self.offenders(name)))),
            "folded": folded(name),
        }
        return Finding(
            self.code,
            self.severity,
            Phrase(self.what, **facts),
            Phrase(self.remedy, **facts),
            self._mended(name),
        )

    def _mended(self, name: str) -> str | None:
        proposal = self.mend(name) if self.mend else name
        return proposal if proposal != name else None


def parts_of(kind: re.Pattern[str]) -> Callable[[str], list[str]]:
    return kind.findall


def without(kind: re.Pattern[str]) -> Callable[[str], str]:
    return lambda name: kind.sub("", name)
