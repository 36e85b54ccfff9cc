"""Submitted form values, field by field, with their faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from litestar import Request
from litestar.datastructures import FormMultiDict, UploadFile

from awards.errors import AwardsError, FormNotOurs, Language, NameRefused
from awards.text.characters import BIDI, CONTROL
from awards.web import visits
from awards.words import N_, translations

#: The field that every form carries, and the header that a script may send instead.
TOKEN_FIELD = "form_token"  # noqa: S105 - a field's name
TOKEN_HEADER = "X-Form-Token"  # noqa: S105 - a header's name

_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")

_SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass
class WebForm:
    """Values as typed, to be shown again; faults by field, in the person's language.

    Each reader notes a fault and returns a harmless value, so that all faults are reported
    together. Check ``sound`` before using the values.
    """

    language: Language
    values: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, UploadFile] = field(default_factory=dict)
    uploads: list[tuple[str, UploadFile]] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        return not self.faults

    def __getitem__(self, name: str) -> str:
        """The value as typed, for display; empty if the field is missing."""
        return (self.values.get(name) or [""])[0]

    def many(self, name: str) -> list[str]:
        return self.values.get(name, [])

    def many_files(self, name: str) -> list[UploadFile]:
        """The chosen files of a control that takes several; without the empty one of none."""
        return [file for own, file in self.uploads if own == name and file.filename]

    def flag(self, name: str) -> bool:
        return self[name] == "true"

    def text(self, name: str, limit: int, *, required: bool = False, lines: bool = False) -> str:
        """Outer spaces are dropped. Only with ``lines`` may it have more than one line."""
        value = self[name].replace("\r\n", "\n").strip()
        plain = value.replace("\n", "") if lines else value
        if required and not value:
            self.fault(name, N_("Fill this in."))
        elif len(value) > limit:
            self.fault(name, N_("%(count)s characters; %(limit)s at most."), len(value), limit)
        elif CONTROL.search(plain) or BIDI.search(plain):
            self.fault(name, N_("It holds a control or direction character: type it again."))
        return value

    def whole(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """A number in digits of either width. An empty field means ``default``, if there is one."""
        typed = self[name].strip().translate(_NARROW)
        if not typed and default is not None:
            return default
        if typed.isascii() and typed.isdigit() and len(typed) < 10 and low <= int(typed) <= high:
            return int(typed)
        self.fault(name, N_("A whole number from %(count)s to %(limit)s."), low, high)
        return default or low

    def day(self, name: str, default: date | None = None) -> date:
        """Read a day as the browser sends it: 2026-03-01."""
        typed = self[name].strip()
        try:
            return date.fromisoformat(typed)
        except ValueError:
            if typed or default is None:
                self.fault(name, N_("A day, such as 2026-03-01."))
            return default or date(2000, 1, 1)

    def one_of(self, name: str, words: Sequence[str]) -> str:
        if self[name] in words:
            return self[name]
        self.fault(name, N_("Choose one of the list."))
        return words[0] if words else ""

    def ids(self, name: str) -> list[int]:
        """The ids of ticked rows. Anything else is left out, because no page offers it."""
        typed = [value for value in self.many(name) if value.isascii() and value.isdigit()]
        return [int(value) for value in typed if len(value) < 10]

    def fault(self, name: str, words: str, count: object = "", limit: object = "") -> None:
        """Record a fault of a field; the first of several faults is shown."""
        told = translations(self.language).gettext(words)
        if "%(" in told:
            told %= {"count": count, "limit": limit}
        self.faults.setdefault(name, told)

    def refuse(self, fault: AwardsError, name: str = "") -> None:
        """Report a service's refusal beside the field it names, else ``name``; "" is the top."""
        own = "name" if isinstance(fault, NameRefused) else str(fault.facts.get("field", name))
        place = own if own in self.values or own == name else name
        self.faults.setdefault(place, " ".join(fault.words(self.language)))


async def read(request: Request[Any, Any, Any]) -> WebForm:
    form = WebForm(visits.language(request))
    for name, value in (await request.form()).multi_items():
        if isinstance(value, UploadFile):
            form.files[name] = value
            form.uploads.append((name, value))
        else:
            form.values.setdefault(name, []).append(str(value))
    return form


def filled(language: Language, values: Mapping[str, object]) -> WebForm:
    """A form with the stored values. None is empty, and a flag is ``true``."""
    return WebForm(language, {name: _shown(value) for name, value in values.items()})


def _shown(value: object) -> list[str]:
    if isinstance(value, (list, tuple)):
        return [str(each) for each in value]
    if isinstance(value, bool):
        return ["true"] if value else []
    return ["" if value is None else str(value)]


async def require_genuine(request: Request[Any, Any, Any]) -> None:
    """A change comes from a page that we gave this browser. Raises FormNotOurs."""
    if request.method in _SAFE:
        return
    sent: object = request.headers.get(TOKEN_HEADER.lower())
    if sent is None:
        form: FormMultiDict = await request.form()
        sent = form.get(TOKEN_FIELD)
    settings = visits.settings_of(request)
    if not isinstance(sent, str) or not visits.is_genuine(settings, visits.seed(request), sent):
        raise FormNotOurs
