"""The fields of a winner, each declared once."""

from __future__ import annotations

from awards import limits
from awards.tables import RecipientKind, Winner
from awards.text import codes, names
from awards.text.english import examine_english
from awards.winner_fields.field import Column, Field, FieldKind
from awards.words import C_, N_

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
    check=lambda text, _: names.examine_unit(text),
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
    check=lambda text, _: examine_english(text),
    proofread=N_("Name in English as it should be"),
    more=True,
    column=Column(
        C_("column", "name in English"),
        "英文姓名 英文名 英文名字 英文名称 英语姓名 姓名英文 姓名英文名 姓名(英文) 姓名(英) 名称(英文) "
        "获奖者英文姓名 name_en nameen name(en) name(english) name(inenglish) nameinenglish "
        "englishname fullnameinenglish",
        N_("Optional. It is for bilingual certificates."),
    ),
    list_width=30,
)
UNIT_EN = Field(
    "unit_en",
    FieldKind.LINE,
    limits.of(Winner.unit_en),
    label=N_("Unit in English"),
    told=N_("unit in English"),
    hint=N_("For bilingual certificates."),
    check=lambda text, _: examine_english(text),
    proofread=N_("Unit in English as it should be"),
    more=True,
    wide=True,
    column=Column(
        C_("column", "unit in English"),
        "单位英文名称 单位英文名 单位英文 英文单位 英文单位名称 所在单位英文名称 单位(英文) 单位(英) "
        "所在单位(英文) 工作单位(英文) 单位名称(英文) unit_en uniten unit(en) unit(english) "
        "unitinenglish englishunit",
        N_("Optional. It is for bilingual certificates."),
        width=32,
    ),
    list_width=32,
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
    UNIT_EN,
)
#: What is typed into a form; category and honour are chosen together.
TYPED = tuple(field for field in FIELDS if field.kind is not FieldKind.CHOICE)
#: What an amendment may change.
AMENDED = tuple(field for field in FIELDS if field is not CATEGORY)
#: The fields that a record returns as they were registered.
KEPT = tuple(field for field in FIELDS if not field.personal)
IMPORTED = tuple(field for field in FIELDS if field.column)
PROOFREAD = tuple(field for field in FIELDS if field.proofread)
