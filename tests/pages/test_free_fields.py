"""Fields of an office's own: declared, imported, edited, listed, exported, printed."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import Any

import httpx
import openpyxl
import pypdfium2
import pytest

from tests.intake.files import xlsx
from tests.pages.test_intake import begun, looked
from tests.people import SOURCE, Cast

pytestmark = pytest.mark.usual  # imports lists on pages

HERE = "/api/v1/commendations/2023"
WORKER = "综合考评先进工作者"
FIELDS = """
[[field]]
name = "职务"
name_en = "Duty"
shown = ["page", "lists", "reports"]
printed = true
searchable = true

[[field]]
name = "性别"
kind = "choice"
choices = ["男", "女"]
shown = ["lists"]

[[field]]
name = "出生日期"
kind = "date"
personal = true

[[field]]
name = "联系电话"
shown = ["page", "lists"]
personal = true

[[field]]
name = "年龄"
kind = "number"

"""
HEAD = ("奖项", "称号", "姓名", "工作单位", "现任职务", "性别", "出生年月", "手机号码", "年龄")
LIN = (
    "先进个人",
    WORKER,
    "林晚舟",
    "潮河办事处",
    "四级调研员",
    "女",
    "1985.3.2",
    "13800001234",
    "38",
)
TIAN = ("先进个人", WORKER, "田禾", "京航办事处", "科员", "男", "1990年7月", "13900005678", "３３")


def with_fields(source: str = SOURCE, fields: str = FIELDS) -> str:
    return source.replace("[[category]]", f"{fields}[[category]]", 1)


async def declare(cast: Cast, source: str) -> httpx.Response:
    address = "/api/v1/commendations/2023"
    return await cast.adam.put(
        address, content=source.encode(), headers={"Content-Type": "application/toml"}
    )


async def imported(cast: Cast, *rows: tuple[str, ...], **choices: object) -> httpx.Response:
    data = {"choices": json.dumps(choices)}
    files = {"file": ("名单.xlsx", xlsx([HEAD, *rows]))}
    return await cast.rita.post(f"{HERE}/intake", data=data, files=files)


async def registered(cast: Cast) -> dict[str, Any]:
    assert (await declare(cast, with_fields())).status_code == 200
    answer = await imported(cast, LIN, TIAN)
    assert answer.status_code == 201, answer.text
    found = (await cast.rita.get(f"{HERE}/winners?personal=true")).json()["winners"]
    return {winner["name"]: winner for winner in found}


async def test_columns_of_a_list_are_kept_as_declared(cast: Cast) -> None:
    winners = await registered(cast)

    assert winners["林晚舟"]["free"] == {
        "职务": "四级调研员",
        "性别": "女",
        "出生日期": "1985-03-02",
        "联系电话": "13800001234",
        "年龄": "38",
    }
    assert winners["田禾"]["free"]["出生日期"] == "1990-07"
    assert winners["田禾"]["free"]["年龄"] == "33"


async def test_a_value_of_another_kind_is_a_fault_of_its_cell(cast: Cast) -> None:
    await declare(cast, with_fields())
    wrong = (*LIN[:5], "女性", "一九八五", "13800001234", "三十八")
    files = {"file": ("名单.xlsx", xlsx([HEAD, wrong]))}

    preview = (await cast.rita.post(f"{HERE}/intake/preview", files=files)).json()

    found = {each["address"]: each for each in preview["remarks"]}
    assert {where: each["code"] for where, each in found.items()} == {
        "F2": "field.choice",
        "G2": "field.date",
        "I2": "field.number",
    }
    assert preview["rows"][0]["free"]["职务"] == "四级调研员"
    assert found["F2"]["suggestion"] == "女"
    assert found["F2"]["zh"]["remedy"] == "可填：男、女。"
    assert not preview["ready"]


async def test_a_suggested_choice_is_taken_on_request(cast: Cast) -> None:
    await declare(cast, with_fields())
    answer = await imported(cast, (*LIN[:5], "女性", *LIN[6:]), accept=["field.choice"])
    assert answer.status_code == 201, answer.text
    [winner] = (await cast.rita.get(f"{HERE}/winners")).json()["winners"]
    assert winner["free"]["性别"] == "女"


async def test_an_unread_column_is_named_and_offered_as_a_field(cast: Cast) -> None:
    draft = await begun(cast.adam, xlsx([HEAD, LIN]))
    shown = (await looked(cast.adam, draft)).text
    assert "以下列未读取：E1 现任职务、F1 性别" in shown
    [offer] = [line for line in shown.split('"') if line.startswith("/c/2023/fields?")]

    form = (await cast.adam.get(offer.replace("&amp;", "&"))).text
    for name in ("职务", "性别", "出生日期", "联系电话", "年龄"):
        assert f'value="{name}"' in form
    sent = _inputs(form)
    saved = await cast.adam.post("/c/2023/fields", data=sent)
    again = await looked(cast.adam, saved.headers["location"])

    assert saved.headers["location"] == draft
    assert "未读取" not in again.text
    declared = (await cast.vera.get(HERE)).json()["free_fields"]
    assert [(each["name"], each["kind"], each["personal"]) for each in declared] == [
        ("职务", "text", False),
        ("性别", "choice", False),
        ("出生日期", "date", True),
        ("联系电话", "text", True),
        ("年龄", "number", True),
    ]


def _inputs(page: str) -> dict[str, str]:
    """What a browser would send of the form of fields."""
    found: dict[str, str] = {}

    class Reader(HTMLParser):
        name = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            given = dict(attrs)
            name = given.get("name") or ""
            if tag == "input" and (given.get("type") != "checkbox" or "checked" in given):
                found[name] = given.get("value") or ""
            if tag == "select":
                self.name = name
            if tag == "option" and "selected" in given:
                found[self.name] = given.get("value") or ""
            if tag == "textarea":
                self.name = name
                found[name] = ""

        def handle_data(self, data: str) -> None:
            if self.name in found and self.name.endswith("_choices"):
                found[self.name] += data

        def handle_endtag(self, tag: str) -> None:
            if tag in ("textarea", "select"):
                self.name = ""

    Reader().feed(page)
    return found


async def test_a_preview_shows_what_is_read_of_each_field(cast: Cast) -> None:
    await declare(cast, with_fields())
    shown = (await looked(cast.rita, await begun(cast.rita, xlsx([HEAD, LIN])))).text

    for text in ("四级调研员", "女", "1985.3.2", "13800001234"):
        assert re.search(f"<td[^>]*>{re.escape(text)}</td>", shown)


async def test_a_person_maps_a_column_to_a_field(cast: Cast) -> None:
    await declare(cast, with_fields())
    head = tuple("级别" if each == "现任职务" else each for each in HEAD)
    draft = await begun(cast.rita, xlsx([head, LIN]))
    page = (await cast.rita.get(f"{draft}/columns")).text
    assert 'name="column:职务"' in page

    await cast.rita.post(f"{draft}/columns", data={"column:职务": "级别", "column:性别": "-"})
    shown = (await looked(cast.rita, draft)).text

    assert re.search("<td[^>]*>四级调研员</td>", shown)
    assert not re.search("<td[^>]*>女</td>", shown)


async def test_the_annotated_workbook_marks_the_cell_of_a_field(cast: Cast) -> None:
    await declare(cast, with_fields())
    wrong = (*LIN[:6], "去年", *LIN[7:])
    files = {"file": ("名单.xlsx", xlsx([HEAD, wrong]))}

    made = await cast.rita.post(f"{HERE}/intake/annotated.xlsx", files=files)

    sheet = openpyxl.load_workbook(io.BytesIO(made.content)).worksheets[0]
    marked = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    assert [cell.value for cell in marked] == ["去年"]


async def test_personal_fields_are_hidden_in_lists_and_shown_on_the_winners_page(
    cast: Cast,
) -> None:
    winners = await registered(cast)
    address = f"/winners/{winners['林晚舟']['id']}"

    listed = (await cast.vera.get("/c/2023/winners")).text
    page = (await cast.vera.get(address)).text
    data = (await cast.vera.get(f"{HERE}/winners?personal=true")).json()["winners"]

    assert "四级调研员" in listed
    assert "****1234" in listed
    assert "13800001234" not in listed
    facts = page.partition("<h2>历史记录</h2>")[0]
    assert "<dt>联系电话</dt><dd>13800001234</dd>" in facts
    assert "<dt>出生日期</dt><dd>1985-03-02</dd>" in facts
    assert "<dt>性别</dt>" not in facts
    assert {each["free"]["联系电话"] for each in data} == {"****1234", "****5678"}


async def test_the_history_hides_personal_fields(cast: Cast) -> None:
    winners = await registered(cast)
    winner = winners["林晚舟"]
    change = {"free": {"职务": "三级调研员", "联系电话": "13800009999"}}
    changed = await cast.rita.patch(
        f"/api/v1/winners/{winner['id']}", json=change, headers={"If-Match": '"1"'}
    )
    assert changed.json()["free"]["性别"] == "女"

    page = (await cast.vera.get(f"/winners/{winner['id']}")).text
    history = (await cast.vera.get(f"/api/v1/winners/{winner['id']}/history")).text

    told = page.partition("<h2>历史记录</h2>")[2]
    assert "四级调研员</del>" in told
    assert "三级调研员</ins>" in told
    assert "****9999" in told
    for personal in ("13800001234", "13800009999", "1985-03-02"):
        assert personal not in told
        assert personal not in history


async def test_a_searchable_field_is_found(cast: Cast) -> None:
    await registered(cast)
    found = (await cast.vera.get(f"{HERE}/winners?text=调研员")).json()
    assert [each["name"] for each in found["winners"]] == ["林晚舟"]
    assert (await cast.vera.get(f"{HERE}/winners?text=13800001234")).json()["total"] == 0


async def test_a_field_made_searchable_later_is_found(cast: Cast) -> None:
    await registered(cast)
    assert (await cast.vera.get(f"{HERE}/winners?text=5678")).json()["total"] == 0

    source = with_fields(
        fields=FIELDS.replace('"lists"]\npersonal', '"lists"]\nsearchable = true\npersonal')
    )
    assert (await declare(cast, source)).status_code == 200

    found = (await cast.vera.get(f"{HERE}/winners?text=5678")).json()
    assert [each["name"] for each in found["winners"]] == ["田禾"]


def _rows(content: bytes) -> list[dict[Any, Any]]:
    [sheet] = openpyxl.load_workbook(io.BytesIO(content)).worksheets[:1]
    _title, _made, head, *rows = sheet.values
    return [dict(zip(head, row, strict=True)) for row in rows]


async def test_exports_have_the_fields_and_hide_personal_ones_unless_asked(cast: Cast) -> None:
    await registered(cast)

    plain = _rows((await cast.vera.get("/c/2023/winners.xlsx?personal=true")).content)
    whole = _rows((await cast.rita.get("/c/2023/winners.xlsx?personal=true")).content)
    usual = _rows((await cast.rita.get("/c/2023/winners.xlsx")).content)

    assert plain == usual
    assert (plain[0]["职务"], plain[0]["联系电话"], plain[0]["性别"]) == (
        "四级调研员",
        "****1234",
        "女",
    )
    assert (whole[0]["联系电话"], whole[0]["出生日期"]) == ("13800001234", "1985-03-02")


async def test_the_list_as_csv_says_the_same_as_the_workbook(cast: Cast) -> None:
    await registered(cast)

    book = _rows((await cast.rita.get("/c/2023/winners.xlsx?personal=true")).content)
    answer = await cast.rita.get("/c/2023/winners.csv?personal=true")
    hidden = await cast.vera.get("/c/2023/winners.csv?personal=true")

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows == [{head: text or "" for head, text in row.items()} for row in book]
    assert rows[0]["联系电话"] == "13800001234"
    assert "13800001234" not in hidden.text


async def test_the_roster_has_the_fields_that_reports_show(cast: Cast) -> None:
    await declare(cast, with_fields())
    await issued(cast, LIN, TIAN)

    data = (await cast.paul.get(f"{HERE}/roster")).json()
    text = (await cast.paul.get(f"{HERE}/roster.csv")).text
    report = (await cast.paul.get(f"{HERE}/reports/roster")).json()
    page = (await cast.paul.get("/c/2023/roster")).text

    lines = [line for group in data["groups"] for line in group["lines"]]
    assert [line["free"] for line in lines] == [{"职务": "科员"}, {"职务": "四级调研员"}]
    assert '"职务"' in text.splitlines()[0]
    assert [row["职务"] for row in report] == ["科员", "四级调研员"]
    assert "四级调研员" in page
    assert "13800001234" not in text


async def test_a_corrected_list_shows_and_changes_free_fields(cast: Cast) -> None:
    await registered(cast)
    better = (*LIN[:4], "一级调研员", *LIN[5:])

    draft = await begun(cast.rita, xlsx([HEAD, better, TIAN]))
    shown = await looked(cast.rita, draft)
    assert "这是它的更正版" in shown.text or "更正" in shown.text
    reference = shown.text.partition('name="corrects" value="')[2].partition('"')[0]
    await cast.rita.post(f"{draft}/corrects", data={"corrects": reference})
    compared = await looked(cast.rita, f"{draft}?show=changed")
    assert "<del>四级调研员</del>" in compared.text
    assert "<ins>一级调研员</ins>" in compared.text
    await cast.rita.post(f"{draft}/confirm", data={"confirmed": "true", "reason": "更正"})

    found = (await cast.rita.get(f"{HERE}/winners?text=林晚舟")).json()["winners"]
    assert found[0]["free"]["职务"] == "一级调研员"
    assert found[0]["free"]["性别"] == "女"


async def test_a_template_workbook_has_the_fields_and_is_read_again(cast: Cast) -> None:
    await declare(cast, with_fields())
    book = openpyxl.load_workbook(
        io.BytesIO((await cast.rita.get(f"{HERE}/intake/template.xlsx")).content)
    )
    heads = [cell.value for cell in book.worksheets[0][2]]
    assert heads[-5:] == ["职务", "性别", "出生日期", "联系电话", "年龄"]


async def test_a_winner_is_edited_on_the_page(cast: Cast) -> None:
    winners = await registered(cast)
    address = f"/winners/{winners['林晚舟']['id']}/edit"
    form = (await cast.rita.get(address)).text
    assert 'name="free.职务"' in form
    assert '<option value="女" selected>女</option>' in form
    sent = {"place": f"GR/{WORKER}", "name": "林晚舟", "unit": "潮河办事处", "revision": "1"}
    wrong = {**sent, "free.性别": "无", "free.出生日期": "去年", "free.职务": "主任"}

    refused = await cast.rita.post(address, data=wrong)
    saved = await cast.rita.post(
        address, data={**wrong, "free.性别": "", "free.出生日期": "1985/3/3"}
    )

    assert refused.status_code == 422
    assert "“去年”不是日期。" in refused.text or "“****”不是日期。" in refused.text
    assert saved.status_code == 303
    stored = (await cast.rita.get(f"/api/v1/winners/{winners['林晚舟']['id']}")).json()
    assert stored["free"] == {
        "职务": "主任",
        "出生日期": "1985-03-03",
        "联系电话": "13800001234",
        "年龄": "38",
    }


async def test_a_field_that_is_not_printed_leaves_a_confirmation_alone(cast: Cast) -> None:
    winners = await registered(cast)
    number = winners["林晚舟"]["id"]
    await cast.anna.post("/api/v1/winners/confirm", json={"winners": [number]})
    address = f"/api/v1/winners/{number}"

    phone = {"free": {"联系电话": "13700000000"}}
    after = await cast.rita.patch(address, json=phone, headers={"If-Match": '"2"'})
    assert after.json()["state"] == "confirmed"
    duty = {"free": {"职务": "主任"}, "reason": "职务变动"}
    after = await cast.rita.patch(address, json=duty, headers={"If-Match": '"3"'})
    assert after.json()["state"] == "draft"


async def test_a_field_that_nobody_declared_is_refused(cast: Cast) -> None:
    await declare(cast, with_fields())
    new = {"category": "GR", "honour": WORKER, "name": "田禾", "free": {"民族": "回族"}}
    refused = await cast.rita.post(f"{HERE}/winners", json={"winners": [new]})
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid.field")
    assert "职务、性别" in refused.text


async def issued(cast: Cast, *rows: tuple[str, ...]) -> httpx.Response:
    await imported(cast, *rows)
    found = (await cast.rita.get(f"{HERE}/winners")).json()["winners"]
    ids = [winner["id"] for winner in found]
    await cast.anna.post("/api/v1/winners/confirm", json={"winners": ids})
    return await cast.anna.post(f"{HERE}/certificates", json={})


def _gr_body(source: str) -> str:
    head, mark, tail = source.partition('code = "GR"')
    return head + mark + tail.replace('body = "', 'body = "时任{职务}，', 1)


async def test_a_field_is_printed_in_the_wording(cast: Cast) -> None:
    assert (await declare(cast, _gr_body(with_fields()))).status_code == 200
    assert (await issued(cast, LIN)).status_code == 201

    printed = await cast.paul.post(f"{HERE}/print.pdf", json={"accept_differences": True})

    [page] = pypdfium2.PdfDocument(printed.content)
    words = page.get_textpage().get_text_bounded().replace("\r\n", "")
    assert "时任四级调研员" in words
    assert "13800001234" not in words


async def test_a_blank_field_in_the_wording_is_refused_before_issue(cast: Cast) -> None:
    await declare(cast, _gr_body(with_fields()))
    refused = await issued(cast, (*LIN[:4], "", *LIN[5:]))
    assert refused.status_code == 409, refused.text
    assert "职务" in refused.text
    assert "林晚舟" in refused.text


async def test_wording_names_only_printed_fields(cast: Cast) -> None:
    source = _gr_body(with_fields(fields=FIELDS.replace("printed = true\n", "")))
    refused = await declare(cast, source)
    assert refused.status_code == 422
    assert "{职务}" in refused.text


async def test_a_layout_prints_a_field_and_freezes_it(cast: Cast) -> None:
    await declare(cast, with_fields())
    layout = (
        'id = "own"\nname = "本单位"\nbase = "classic"\n[elements.duty]\nkind = "text"\n'
        'box = [60, 150, 120, 10]\nwords = "职务：{职务}"\nstyle = "body"\n'
    )
    made = await cast.adam.post("/api/v1/layouts", json={"source": layout, "note": ""})
    assert made.status_code == 201, made.text
    unprinted = with_fields(fields=FIELDS.replace("printed = true\n", ""))
    kept = await declare(cast, unprinted.replace('layout = "joint"', 'layout = "own"'))
    assert kept.status_code == 422
    assert "版式 own 要印" in kept.text
    unknown = layout.replace("{职务}", "{民族}").replace('"own"', '"other"')
    refused = await cast.adam.post("/api/v1/layouts", json={"source": unknown, "note": ""})
    assert refused.status_code == 422
    assert "职务" in refused.text
    used = with_fields().replace('layout = "joint"', 'layout = "own"')
    assert (await declare(cast, used)).status_code == 200
    [number] = (await issued(cast, LIN)).json()["numbers"]

    winner = (await cast.rita.get(f"{HERE}/winners")).json()["winners"][0]
    await cast.rita.patch(
        f"/api/v1/winners/{winner['id']}",
        json={"free": {"职务": "局长"}, "reason": "职务变动"},
        headers={"If-Match": f'"{winner["revision"]}"'},
    )
    printed = await cast.paul.post(f"{HERE}/print.pdf", json={"accept_differences": True})

    [page] = pypdfium2.PdfDocument(printed.content)
    assert "职务：四级调研员" in page.get_textpage().get_text_bounded()
    assert number


HOSTILE = '<script>alert("x")</script>'


async def test_hostile_text_in_a_field_is_escaped_on_every_page(cast: Cast) -> None:
    winners = await registered(cast)
    number = winners["林晚舟"]["id"]
    change = {"free": {"职务": HOSTILE, "联系电话": f"{HOSTILE}12345678"}}
    answer = await cast.rita.patch(
        f"/api/v1/winners/{number}", json=change, headers={"If-Match": '"1"'}
    )
    assert answer.status_code == 200
    everyone = [winner["id"] for winner in winners.values()]
    await cast.anna.post("/api/v1/winners/confirm", json={"winners": everyone})
    await cast.anna.post(f"{HERE}/certificates", json={})
    pages = (
        f"/winners/{number}",
        f"/winners/{number}/edit",
        "/c/2023/winners",
        "/c/2023/roster",
        "/c/2023/reports/roster",
        "/history",
    )
    for address in pages:
        text = (await cast.adam.get(address)).text
        assert "<script>alert" not in text, address
    csv = (await cast.adam.get(f"{HERE}/roster.csv")).text
    assert HOSTILE.replace('"', '""') in csv


async def test_nothing_of_a_field_is_public(cast: Cast) -> None:
    await declare(cast, with_fields())
    [number] = (await issued(cast, LIN)).json()["numbers"]
    await cast.anna.post("/c/2023/published/announce")
    answer = await cast.vera.get("/api/v1/certificates", params={"number": number})
    token = answer.json()[0]["token"]

    public = [
        (await cast.nobody.get(f"/v/{token}")).text,
        (await cast.nobody.get("/published/2023")).text,
    ]
    assert all("林晚舟" in text for text in public)
    for text in public:
        for private in ("13800001234", "四级调研员", "1985-03-02"):
            assert private not in text


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ('name = "姓名"', "是每份名单都有的列"),
        ('name = "a<b"', "只能用文字"),
        ('name = "姓%s名"', "只能用文字"),
        ('name = "职务"\nkey = "name"', "已有其他含义"),
        ('name = "职务"\nkey = "photo"', "已有其他含义"),
        ('name = "职务"\nkey = "a b"', "须以文字或字母开头"),
        ('name = "性别"\nkind = "choice"', "choices"),
        ('name = "性别"\nchoices = ["男"]', "choice"),
        ('name = "性别"\nkind = "sex"', "kind"),
        ('name = "性别"\nshown = ["public"]', "page, lists, reports"),
        ('name = "性别"\nshow = true', "show"),
        ('name = "性别"\n[[field]]\nname = "性别"', "性别"),
    ],
)
async def test_a_declaration_that_cannot_be_is_refused_with_its_place(
    guests: Cast, field: str, said: str
) -> None:
    refused = await declare(guests, with_fields(fields=f"[[field]]\n{field}\n"))
    assert refused.status_code == 422
    assert "field[" in refused.text
    assert said in refused.text


async def test_a_field_with_values_is_neither_removed_nor_narrowed(cast: Cast) -> None:
    await registered(cast)
    gone = await declare(cast, SOURCE)
    narrowed = await declare(cast, with_fields(fields=FIELDS.replace('"男", "女"', '"男"')))
    other = await declare(
        cast, with_fields(fields=FIELDS.replace('name_en = "Duty"', 'kind = "number"'))
    )
    renamed = FIELDS.replace('name = "职务"', 'name = "现任职务"\nkey = "职务"')
    kept = await declare(cast, with_fields(fields=renamed))

    assert gone.status_code == narrowed.status_code == other.status_code == 422
    assert "2 位获奖者" in gone.text
    assert "1 位获奖者" in narrowed.text
    assert kept.status_code == 200
    shown = (await cast.vera.get("/c/2023/winners")).text
    assert "现任职务" in shown
    assert "四级调研员" in shown


async def test_a_file_of_the_settings_brings_the_fields_to_another_office(cast: Cast) -> None:
    await declare(cast, with_fields())
    source = (await cast.vera.get("/c/2023/settings.toml")).text
    before = (await cast.vera.get(HERE)).json()
    assert (await declare(cast, source)).status_code == 200
    assert (await cast.vera.get(HERE)).json()["free_fields"] == before["free_fields"]
    assert "[[field]]" in source


async def test_the_page_of_a_wording_offers_the_printed_fields(cast: Cast) -> None:
    await declare(cast, with_fields())

    page = (await cast.adam.get("/c/2023/settings/GR")).text
    tried = await cast.adam.post(
        "/c/2023/categories/GR/preview", data={"body": "时任{职务}", "which": "longest"}
    )
    unprinted = await cast.adam.post(
        "/c/2023/categories/GR/preview", data={"body": "电话{联系电话}", "which": "longest"}
    )

    assert "<code>{职务}</code>" in page
    assert "{联系电话}" not in page
    assert tried.status_code == 200
    assert unprinted.status_code == 422


async def test_the_layout_editor_offers_the_printed_fields(cast: Cast) -> None:
    before = (await cast.paul.get("/layouts/classic?element=words")).text
    await declare(cast, with_fields())

    page = (await cast.paul.get("/layouts/classic?element=words")).text

    assert 'value="职务"' not in before
    assert '<option value="职务"' in page
    assert 'value="联系电话"' not in page


async def test_a_reissue_shows_what_changes_of_a_printed_field(cast: Cast) -> None:
    await declare(cast, _gr_body(with_fields()))
    await issued(cast, LIN)
    [winner] = (await cast.rita.get(f"{HERE}/winners")).json()["winners"]
    await cast.rita.patch(
        f"/api/v1/winners/{winner['id']}",
        json={"free": {"职务": "局长"}, "reason": "职务变动"},
        headers={"If-Match": f'"{winner["revision"]}"'},
    )

    page = (await cast.vera.get(f"/winners/{winner['id']}/certificate")).text

    assert "时任四级调研员" in page
    assert "时任局长" in page


async def test_a_new_year_takes_the_fields_over(cast: Cast) -> None:
    await declare(cast, _gr_body(with_fields()))
    form = {
        "from": "2023",
        "code": "2024",
        "title": "2024年度表彰",
        "year": "2024",
        "decided_on": "2025-02-28",
        "ceremony_on": "2025-02-28",
        "issuers": "甲委员会",
        "layout": "classic",
        "certificate_title": "荣誉证书",
        "number": "表〔2025〕{category}{seq:03}号",
        "category": ["GR"],
    }

    made = await cast.adam.post("/commendations/new", data=form)

    assert made.status_code == 303, made.text
    here = (await cast.vera.get("/api/v1/commendations/2024")).json()
    assert [each["key"] for each in here["free_fields"]][:2] == ["职务", "性别"]
