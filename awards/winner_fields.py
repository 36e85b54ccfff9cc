"""The fields of a winner, each declared once, and the records that are typed after them.

Forms, the API, the history, the exported list, imports and the command line read from `FIELDS`
which fields there are and how each is treated. This module is below `audit`, because the
history names the fields too.

The three records are written out, so that mypy knows their attributes. A test compares them with
`FIELDS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

import msgspec

from awards import limits
from awards.errors import Finding
from awards.tables import RecipientKind, Winner
from awards.text import codes, names
from awards.web.fields import Text
from awards.words import C_, N_, Language, Phrase, translated

Value = str | int | None
Check = Callable[[str, RecipientKind | None], Iterable[Finding]]
"""Takes the text, and what kind of recipient it is of, where that is known."""


class FieldKind(StrEnum):
    """What a field holds. A code is stored in narrow capitals without spaces."""

    LINE = "line"
    LINES = "lines"
    CODE = "code"
    WHOLE = "whole"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """The column of a spreadsheet that a field is imported from.

    ``headers`` are the names that departments give it, separated by spaces. ``note`` and
    ``sample`` are for the workbook that departments fill in. ``limit`` is for what is typed, where
    it may be longer than what is stored.
    """

    heading: str
    headers: str
    note: str
    width: int = 24
    sample: str = ""
    limit: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """One field. Two fields are the same when their names are.

    ``limit`` is the most characters, or the largest whole number; ``lowest`` the smallest.
    ``empty`` is the value when nothing is given. A field need not be a column of the table: of a
    personal number only a tail and a fingerprint are stored.
    """

    name: str
    kind: FieldKind
    limit: int
    #: Words on pages, words in the history, and the hint below a form's control.
    label: str = ""
    told: str = ""
    hint: str = ""
    empty: Value = ""
    lowest: int = 0
    required: bool = False
    #: What is wrong with a text. With ``check_bounds`` the check judges the length too.
    check: Check | None = None
    check_bounds: bool = False
    #: A form shows a wide control, or puts the field under “More”.
    wide: bool = False
    more: bool = False
    #: The winner's page has a line for it.
    on_page: bool = True
    #: Set if it is printed on the certificate and the unit proofreads it: asks for a correction.
    proofread: str = ""
    #: Nobody confirms it again when it changes, and it is never printed.
    office_only: bool = False
    #: Only its tail is ever shown.
    personal: bool = False
    #: Declared by a commendation, so its label is not translated; ``label_en`` is in English.
    is_free: bool = False
    label_en: str = ""
    #: The only values that it may have, if it names any.
    choices: tuple[str, ...] = ()
    #: Hidden in lists and in the history; the winner's page shows it.
    masked: bool = False
    #: Makes of a text what is stored, in place of the rule for its kind.
    canonical: Callable[[str], str] | None = None
    #: Offered by ``awards winners amend``, with this help text if there is one.
    option: bool = True
    option_help: str | None = None
    column: Column | None = None
    #: Width of its column in the exported list; 0 leaves it out.
    list_width: int = 0
    #: Heading and width of its column in the roster. `RosterLine` has the value.
    roster: tuple[str, int] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Field) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def control(self) -> str:
        """The name of its control in a form. A free field may have any key."""
        return f"free.{self.name}" if self.is_free else self.name

    @property
    def heading(self) -> str:
        """The header in the workbook that departments fill in; faults name the field by it."""
        return self.heading_in("zh")

    def heading_in(self, language: Language) -> str:
        """The header of its column in a workbook."""
        if self.is_free or not self.column:
            return self.label_in(language)
        return translated(Phrase(self.column.heading), language)

    def label_in(self, language: Language) -> str:
        """What pages call it. A free field's name is a person's text, so it is no template."""
        if self.is_free:
            return (self.label_en or self.label) if language == "en" else self.label
        return translated(Phrase(self.label), language)

    def cleaned(self, text: str) -> str:
        """Return a text as it is stored."""
        if self.canonical:
            return self.canonical(text)
        if self.kind is FieldKind.LINES:
            return text
        return codes.normalised(text) if self.kind is FieldKind.CODE else names.trimmed(text)

    def value_in(self, asked: Registration) -> Any:  # noqa: ANN401 - a text, a number or None
        """Return what a registration says of it."""
        return asked.free.get(self.name, "") if self.is_free else getattr(asked, self.name)

    def listed_of(self, winner: StoredRegistration) -> str:
        """Return what a list of winners shows."""
        text = self.shown_of(winner)
        return hidden(text) if self.masked else text

    def shown_of(self, winner: StoredRegistration) -> str:
        """Return what a winner's record says, to be shown; of a personal number the tail alone."""
        if self.is_free:
            return winner.free.get(self.name, "")
        if self.personal:
            return f"****{winner.number_tail}" if winner.number_tail else ""
        return str(getattr(winner, self.name) or "")


#: The end of a telephone number or of an ID.
_LONG_NUMBER = re.compile(r"\d{7,}[\dXx]$")


def hidden(text: str) -> str:
    """A personal text as lists show it: of a long number its tail, of any other nothing."""
    if not text:
        return ""
    return f"****{text[-4:]}" if _LONG_NUMBER.search(text) else "****"


#: Whether recipients of a kind are persons. A team's award may be one person's.
PERSONS: dict[RecipientKind | None, bool] = {
    RecipientKind.ENTERPRISE: False,
    RecipientKind.TASK_FORCE: False,
    RecipientKind.COLLECTIVE: False,
    RecipientKind.INDIVIDUAL: True,
}

CATEGORY = Field(
    "category",
    FieldKind.CHOICE,
    limits.CATEGORY,
    label=N_("Category"),
    told=N_("category"),
    required=True,
    on_page=False,
    option=False,
    column=Column(
        C_("column", "category"),
        "奖项 奖项名称 奖项类别 奖项类型 类别 类型 表彰类别 表彰奖项 category award",
        N_("Required. Choose from the drop-down list."),
    ),
    list_width=18,
    roster=(C_("roster", "Category"), 20),
)
HONOUR = Field(
    "honour",
    FieldKind.CHOICE,
    limits.HONOUR,
    label=N_("Honour"),
    told=N_("honour"),
    proofread=N_("Honour as it should be"),
    column=Column(
        C_("column", "honour"),
        "称号 荣誉称号 荣誉 授予称号 拟授称号 honour honor",
        N_("Required where the category has several honours."),
        width=20,
    ),
    list_width=20,
    roster=(C_("roster", "Honour"), 20),
)
NAME = Field(
    "name",
    FieldKind.LINE,
    limits.of(Winner.name),
    label=N_("Name"),
    told=N_("name"),
    hint=N_("Exactly as it should be printed, with any rare characters."),
    required=True,
    check=lambda text, kind: names.examine_recipient(text, is_person=PERSONS.get(kind)),
    check_bounds=True,
    on_page=False,
    proofread=N_("Name as it should be"),
    column=Column(
        C_("column", "name"),
        "",  # the headers that hold names are ranked: see awards.intake.checking.fields
        N_(
            "Required. As on the identity card or the licence, without spaces between characters; “·” within names of minorities."
        ),
        width=32,
    ),
    list_width=24,
    roster=(C_("roster", "Name"), 32),
)
UNIT = Field(
    "unit",
    FieldKind.LINE,
    limits.UNIT,
    label=N_("Unit"),
    told=N_("unit"),
    wide=True,
    proofread=N_("Unit as it should be"),
    column=Column(
        C_("column", "unit"),
        "所在单位 单位 部门 所在部门 工作单位 推荐单位 所属单位 申报单位 unit department",
        N_("For persons and teams: the unit they belong to."),
        width=32,
        sample=N_("Full name of the unit"),
    ),
    list_width=32,
    roster=(C_("roster", "Unit"), 24),
)
CREDIT_CODE = Field(
    "credit_code",
    FieldKind.CODE,
    limits.of(Winner.credit_code),
    label=N_("Unified social credit code"),
    told=N_("credit code"),
    hint=N_("For enterprises; 18 characters."),
    check=lambda text, kind: codes.examine_credit_code(
        text, enterprise=kind is RecipientKind.ENTERPRISE
    ),
    check_bounds=True,
    column=Column(
        C_("column", "credit code"),
        "统一社会信用代码 信用代码 社会信用代码 统一信用代码 credit_code creditcode",
        N_("For enterprises: 18 characters."),
        limit=limits.PERSONAL_NUMBER,
    ),
)
PERSONAL_NUMBER = Field(
    "personal_number",
    FieldKind.CODE,
    limits.PERSONAL_NUMBER,
    label=N_("Employee or ID number"),
    told=N_("number’s tail"),
    hint=N_("Distinguishes people with the same name. Only its last four characters stay visible."),
    check=lambda text, _: codes.examine_personal_number(text),
    personal=True,
    option=False,
    column=Column(
        C_("column", "personal number"),
        "工号或证件号 工号 身份证号 身份证号码 身份证 证件号码 证件号 员工编号 员工号 "
        "personal_number personalnumber employeenumber",
        N_("Distinguishes people with the same name and unit; leave this column set to text."),
    ),
)
NOTE = Field(
    "note",
    FieldKind.LINES,
    limits.of(Winner.note),
    label=N_("Note"),
    told=N_("note"),
    hint=N_("Only for the office; it is not printed."),
    office_only=True,
    column=Column(
        C_("column", "note"),
        "备注 说明 note remark remarks",
        N_("It is not printed on the certificate."),
        sample=N_("The import skips this row"),
    ),
    list_width=30,
)
NAMESAKE = Field(
    "namesake",
    FieldKind.WHOLE,
    limits.MOST_NAMESAKES,
    label=N_("Namesake"),
    told=N_("namesake"),
    hint=N_("1, 2 … for another person with the same name and unit and no number."),
    empty=0,
    more=True,
    option=False,
)
SURNAME_LENGTH = Field(
    "surname_length",
    FieldKind.WHOLE,
    limits.of(Winner.name),
    label=N_("Characters of the surname"),
    told=N_("characters of the surname"),
    hint=N_("Only if it would be guessed wrongly, such as 2 for 欧阳."),
    empty=None,
    lowest=1,
    more=True,
    on_page=False,
    option_help="Characters of the surname, where rules cannot tell.",
)
NAME_EN = Field(
    "name_en",
    FieldKind.LINE,
    limits.of(Winner.name_en),
    label=N_("Name in English"),
    told=N_("name in English"),
    hint=N_("For bilingual certificates."),
    more=True,
    column=Column(
        C_("column", "name in English"),
        "英文姓名 英文名 英文名称 姓名英文 name_en nameinenglish englishname",
        N_("Optional. It is for bilingual certificates."),
    ),
    list_width=30,
)

#: The order in forms, in workbooks and on pages.
FIELDS = (
    CATEGORY,
    HONOUR,
    NAME,
    UNIT,
    CREDIT_CODE,
    PERSONAL_NUMBER,
    NOTE,
    NAMESAKE,
    SURNAME_LENGTH,
    NAME_EN,
)
#: What is typed into a form; category and honour are chosen together.
TYPED = tuple(field for field in FIELDS if field.kind is not FieldKind.CHOICE)
#: What an amendment may change.
AMENDED = tuple(field for field in FIELDS if field is not CATEGORY)
#: The fields that a record returns as they were registered.
KEPT = tuple(field for field in FIELDS if not field.personal)
IMPORTED = tuple(field for field in FIELDS if field.column)
PROOFREAD = tuple(field for field in FIELDS if field.proofread)


#: The most free fields of a commendation.
MOST_FREE = 40


class Registration(msgspec.Struct, frozen=True):
    """One winner as requested. ``category`` is a code, ``honour`` a name in that category.

    ``personal_number`` is an employee or ID number: only its tail and a keyed fingerprint are
    stored. ``namesake`` distinguishes people who share name and unit and have no number. ``free``
    are values of the commendation's free fields, by their keys.
    """

    category: Text
    name: Text
    unit: Text = ""
    honour: Text = ""
    credit_code: Text = ""
    personal_number: Text = ""
    note: Text = ""
    namesake: Annotated[int, msgspec.Meta(ge=0)] = 0
    surname_length: Annotated[int, msgspec.Meta(ge=1)] | None = None
    name_en: Text = ""
    free: Annotated[dict[str, Text], msgspec.Meta(max_length=MOST_FREE)] = {}


class Amendment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields to change. Fields that are left out stay; an empty text clears one.

    ``free`` names the free fields to change, by their keys.
    """

    name: str | None = None
    unit: str | None = None
    honour: str | None = None
    credit_code: str | None = None
    personal_number: str | None = None
    note: str | None = None
    namesake: int | None = None
    surname_length: int | None = None
    name_en: str | None = None
    free: Annotated[dict[str, Text], msgspec.Meta(max_length=MOST_FREE)] | None = None


class StoredRegistration(msgspec.Struct, frozen=True):
    """What is stored of a registration: of a personal number, its tail alone.

    ``free`` are the values of free fields that are not empty, by their keys.
    """

    id: int
    category: str
    honour: str
    name: str
    unit: str
    credit_code: str
    number_tail: str
    namesake: int
    note: str
    surname_length: int | None
    name_en: str
    free: dict[str, str]
