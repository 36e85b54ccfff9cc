"""A page as a browser parses it: foreign markup, text, and forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_TYPED = ("text", "search", "", "password")
_KEPT = ("hidden", "date", "number", "email")


@dataclass
class Form:
    """The address of a form, its buttons, and its fields that nobody types."""

    sent_to: list[tuple[str, str, str]] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)


class Markup(HTMLParser):
    """``foreign`` are elements and attributes that `tests.pages.hostile` would add."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.foreign: list[str] = []
        self.read: list[str] = []
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.foreign += [tag] if tag.startswith("x") else []
        self.foreign += [name for name in given if name in ("onx", "ony")]
        self.read += given.values()
        if tag == "form":
            self._form = self._begun(given)
        elif self._form is not None:
            self._filled(self._form, tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None

    def handle_data(self, data: str) -> None:
        self.read.append(data)

    def _begun(self, given: dict[str, str]) -> Form | None:
        if given.get("method", "get").lower() != "post":
            return None
        form = Form([(given.get("action", ""), "", "")])
        self.forms.append(form)
        return form

    def _filled(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        if "hx-post" in given:
            form.sent_to.append((given["hx-post"], "", ""))
        if tag == "button":
            to = given.get("formaction", form.sent_to[0][0])
            form.sent_to.append((to, name, given.get("value", "")))
        elif tag == "textarea" or (tag == "input" and given.get("type", "") in _TYPED):
            form.typed.append(name)
        elif tag == "input" and given.get("type") in _KEPT:
            form.kept[name] = given.get("value", "")
        elif tag == "select":
            self._select = name
        elif tag == "option" and (self._select not in form.kept or "selected" in given):
            form.kept[self._select] = given.get("value", "")


def sendings(form: Form, typed: str) -> Iterator[tuple[str, dict[str, str]]]:
    """For each button, return the address, and the fields with one text in all that are typed."""
    fields = form.kept | dict.fromkeys(filter(None, form.typed), typed)
    for to, name, value in dict.fromkeys(form.sent_to):
        yield to, fields | ({name: value} if name else {})
