"""What is frozen when a certificate is issued."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple, Protocol

import msgspec

from awards.catalogue.records import CategoryRecord, CommendationRecord
from awards.tables import RecipientKind
from awards.text.characters import is_han
from awards.text.dates import formal, in_english
from awards.text.pinyin import readings
from awards.text.placeholders import fill, named
from certificates import Content, Layout, Problem
from certificates.problems import missing_field


class Recipient(Protocol):
    """The words of a sheet about its recipient."""

    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def honour(self) -> str: ...
    @property
    def surname_length(self) -> int | None: ...
    @property
    def name_en(self) -> str: ...
    @property
    def unit_en(self) -> str: ...
    @property
    def free(self) -> Mapping[str, str]: ...


#: The fields that belong to the winner.
_REGISTERED = ("name", "unit", "honour", "name_en", "unit_en")


#: What is printed of a recipient in English, where a layout asks for it.
SIGNER = ("signer", "signer_duty")
ENGLISH = ("name_en", "unit_en", "honour_en")


#: What stands above the name, where a layout asks for it.
PINYIN = "name_pinyin"


class Snapshot(msgspec.Struct, frozen=True):
    """Every word a layout may print, the recipient's kind, and the layout and fonts used.

    ``fonts`` is face name → SHA-256, ``pictures`` the name of a picture → SHA-256 of its file.
    """

    number: str
    version: int
    person: str
    fields: dict[str, str]
    layout_id: str
    layout_digest: str
    fonts: dict[str, str]
    token: str
    kind: str = ""
    pictures: dict[str, str] | msgspec.UnsetType = msgspec.UNSET

    def content(self, pictures: Mapping[str, bytes] | None = None) -> Content:
        """``pictures`` are the files of its own pictures, by their names."""
        return Content(self.number, self.person, self.fields, self.kind, pictures or {})

    @property
    def shown(self) -> dict[str, str]:
        """The digest of each picture by its name."""
        return {} if isinstance(self.pictures, msgspec.UnsetType) else self.pictures

    def says_the_same(self, other: Snapshot) -> bool:
        """True if a sheet would look the same except for the code that leads to its record."""
        return _look(self) == _look(other)

    def is_about_other_words(self, other: Snapshot) -> bool:
        """True if the winner's registered words differ, not only the wording around them."""
        mine, theirs = (
            (each.person, *(each.fields.get(name, "") for name in _REGISTERED))
            for each in (self, other)
        )
        return mine != theirs


class Difference(NamedTuple):
    field: str
    before: str
    after: str


def differences(issued: Snapshot, now: Snapshot) -> list[Difference]:
    """What a reissue would change on the sheet, without the code that leads to its record.

    Of a picture the digests differ; they are for no person to read.
    """
    found = [
        Difference(name, issued.fields.get(name, ""), now.fields.get(name, ""))
        for name in dict.fromkeys((*now.fields, *issued.fields))
        if name != "code" and issued.fields.get(name, "") != now.fields.get(name, "")
    ]
    return found + [
        Difference(name, issued.shown.get(name, ""), now.shown.get(name, ""))
        for name in sorted({*issued.shown, *now.shown})
        if issued.shown.get(name) != now.shown.get(name)
    ]


def _look(snapshot: Snapshot) -> tuple[object, ...]:
    words = {key: value for key, value in snapshot.fields.items() if key != "code"}
    return words, snapshot.shown, snapshot.layout_digest, snapshot.fonts


#: In the code of a sheet that was never issued: it leads to nothing.
SAMPLE_TOKEN = "SAMPLE" + 16 * "-"


def new_token() -> str:
    """128 random bits in 22 characters that an address may hold."""
    return secrets.token_urlsafe(16)


def printed_fields(commendation: CommendationRecord, recipient: Recipient) -> dict[str, str]:
    """What a layout or a wording may print of the free fields, by their keys."""
    return {
        each.key: each.printed_text(recipient.free.get(each.key, ""))
        for each in commendation.free_fields
        if each.printed
    }


def english_fields(category: CategoryRecord, recipient: Recipient) -> dict[str, str]:
    """The recipient's words in English. An honour has one name, so the catalogue holds it."""
    return {
        "name_en": recipient.name_en,
        "unit_en": recipient.unit_en,
        "honour_en": category.honour_in_english(recipient.honour),
    }


def asked_fields(
    commendation: CommendationRecord, words: Mapping[str, str], asked: Collection[str]
) -> dict[str, str]:
    """The words of a sheet whose layout asks for some: free fields, English, pinyin, who signs."""
    optional = {*(each.key for each in commendation.free_fields), *ENGLISH, PINYIN, *SIGNER}
    return {name: text for name, text in words.items() if name in asked or name not in optional}


def pinyin_of(
    commendation: CommendationRecord, category: CategoryRecord, recipient: Recipient
) -> str:
    """What stands above a name: a free field of that key, else what the registry proposes.

    Only a layout that asks for it prints it, and only a person's name is read like that.
    """
    own = printed_fields(commendation, recipient).get(PINYIN, "").strip()
    if own or category.recipient_kind is not RecipientKind.INDIVIDUAL:
        return own
    return (
        readings(recipient.name, recipient.surname_length)
        if any(map(is_han, recipient.name))
        else ""
    )


def blank_in_english(
    category: CategoryRecord, recipient: Recipient, content: Content, layout: Layout
) -> Iterator[Problem]:
    """What the English wording needs and nobody supplied, if the layout prints that wording.

    A layout that prints a name in English begins that wording with it.
    """
    if not category.body_en or "body_en" not in layout.asked:
        return
    used = {*named(category.body_en), *({"name_en"} & layout.asked)}
    for name, text in english_fields(category, recipient).items():
        if name in used and not text.strip():
            yield missing_field(content, "body_en", name)


def blank_in_wording(
    commendation: CommendationRecord, category: CategoryRecord, recipient: Recipient
) -> list[str]:
    """The names of free fields that the wording prints and the recipient does not have."""
    wordings = (category.salutation, category.body, category.closing, category.body_en)
    used = {name for wording in wordings for name in named(wording)}
    own = printed_fields(commendation, recipient)
    return [
        each.name
        for each in commendation.free_fields
        if each.key in used and not own.get(each.key, "").strip()
    ]


def compose(
    commendation: CommendationRecord,
    category: CategoryRecord,
    recipient: Recipient,
    *,
    number: str,
    token: str,
    public_url: str,
) -> dict[str, str]:
    """The words of one sheet, by the field names of `certificates.FIELDS`.

    The printed free fields of the commendation are there under their keys.
    """
    words = {
        **printed_fields(commendation, recipient),
        "name": recipient.name,
        "unit": recipient.unit,
        "category": category.name,
        "honour": recipient.honour or category.name,
        "year": str(commendation.year),
        **english_fields(category, recipient),
        PINYIN: pinyin_of(commendation, category, recipient),
    }
    return words | {
        "title": commendation.certificate_title,
        "salutation": fill(category.salutation, words),
        "body": fill(category.body, words),
        "closing": fill(category.closing, words),
        "issuers": "\n".join(commendation.issuers),
        "date": formal(commendation.decided_on),
        "number": number,
        "code": f"{public_url}/v/{token}",
        "title_en": commendation.certificate_title_en,
        "body_en": fill(category.body_en, words),
        "issuers_en": commendation.issuers_en,
        "date_en": in_english(commendation.decided_on),
        "signer": commendation.signer,
        "signer_duty": commendation.signer_duty,
    }
