"""The layout editor by mouse, by keyboard and without scripts; the engine shows each change."""

from __future__ import annotations

import base64
import re
from io import BytesIO

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from tests.browser.hands import said
from tests.browser.looking import violations
from tests.browser.people import Desk

CLASSIC = "/layouts/classic"
PRINT = "/c/2023/print"

pytestmark = pytest.mark.story("issued")


def _picture(page: Page) -> Image.Image:
    """Return the picture that the engine drew, once it has answered."""
    expect(page.locator("#editor[aria-busy]")).to_have_count(0)
    address = page.locator("#sheet image").get_attribute("href") or ""
    png = base64.b64decode(address.partition(",")[2])
    return Image.open(BytesIO(png)).convert("RGB")


def _changed(before: Image.Image, after: Image.Image) -> tuple[float, float, float, float]:
    """Return the region in which two pictures of an A4 sheet differ, in millimetres.

    Pictures have few colours, so the colours of a new picture may differ slightly.
    """
    strength = ImageChops.difference(before, after).convert("L")
    found = strength.point(lambda value: 255 if value > 60 else 0).getbbox()
    assert found is not None
    scale = 297 / before.width
    left, top, right, bottom = (at * scale for at in found)
    return left, top, right, bottom


def _element(page: Page, name: str) -> Locator:
    return page.locator(f"[data-element='{name}']")


def _box(page: Page, name: str) -> list[float]:
    numbers = _element(page, name).get_attribute("data-box") or ""
    return [float(number) for number in numbers.split()]


def _drag(page: Page, what: Locator, right: float, down: float) -> None:
    """Drag by millimetres of the sheet."""
    scale = page.evaluate("document.querySelector('#sheet svg').getScreenCTM().a")
    place = what.bounding_box()
    assert place is not None
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right * scale / 2, y + down * scale / 2)
    page.mouse.move(x + right * scale, y + down * scale)
    with page.expect_response("**/try"):
        page.mouse.up()
    expect(page.locator("#editor[aria-busy]")).to_have_count(0)


def _press(page: Page, msgid: str, **facts: object) -> None:
    page.get_by_role("button", name=said(msgid, **facts), exact=True).first.click()


def _pdf(page: Page) -> bytes:
    """Return the PDF of all issued certificates."""
    page.goto(PRINT)
    page.locator("details:has(form[data-download]) > summary").click()
    with page.expect_download() as coming:
        page.locator("form[data-download] button").first.click()
    return coming.value.path().read_bytes()


def test_a_field_is_added_dragged_typed_seen_saved_and_taken_back(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        issued = _pdf(page)
        page.goto(CLASSIC)
        empty = _picture(page)

        with page.expect_response("**/try"):
            _press(page, "Add")
        added = _picture(page)
        left, top, right, bottom = _changed(empty, added)
        x, y, width, height = _box(page, "field")
        assert x - 1 < left < right < x + width + 1
        assert y - 1 < top < bottom < y + height + 1

        _drag(page, _element(page, "field"), 20, 30)
        dragged = _picture(page)
        assert _box(page, "field")[:2] == pytest.approx([x + 20, y + 30], abs=0.11)
        assert _changed(empty, dragged)[0] == pytest.approx(left + 20, abs=0.5)

        _drag(page, page.locator("[data-handle=se]"), 10, 3)
        assert _box(page, "field")[2:] == pytest.approx([width + 10, height + 3], abs=0.11)
        # The words are larger in the larger box.
        left, x = _changed(empty, _picture(page))[0], _box(page, "field")[0]

        with page.expect_response("**/try"):
            page.locator("[id='field-own.box.0']").fill("40.3")
        expect(_element(page, "field")).to_have_attribute("data-box", re.compile(r"^40\.3 "))
        typed = _picture(page)
        assert _changed(empty, typed)[0] == pytest.approx(left + 40.3 - x, abs=0.5)

        page.locator("#field-note").fill("加了姓名")
        _press(page, "Save a version")
        expect(page.locator(".said")).to_contain_text(said("Version %s is saved.") % 1)
        assert ImageChops.difference(typed, _picture(page)).getbbox() is None

        page.goto(f"{CLASSIC}/versions?version=0")
        expect(page.locator("table.list")).to_contain_text("加了姓名")
        _press(page, "Restore %(which)s", which=said("as shipped"))
        page.goto(CLASSIC)
        assert ImageChops.difference(empty, _picture(page)).getbbox() is None
        assert _pdf(page) == issued


def test_all_of_it_goes_by_the_keyboard_alone(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(CLASSIC)
        before = _picture(page)
        keys = page.keyboard
        _element(page, "title").focus()

        for key in ("ArrowRight", "ArrowRight", "Shift+ArrowDown", "Control+ArrowLeft"):
            keys.press(key)
        assert _box(page, "title") == [48.7, 30, 199.9, 25]
        expect(page.locator("#state[data-unsaved]")).to_be_visible()
        moved = _picture(page)
        assert _changed(before, moved)[1] > 29
        expect(_element(page, "title")).to_be_focused()
        expect(page.locator("[id='field-own.box.0']")).to_have_value("48.7")

        keys.press("Escape")
        expect(page.locator("#state[data-unsaved]")).to_have_count(0)
        assert ImageChops.difference(before, _picture(page)).getbbox() is None

        keys.press("Control+z")
        expect(page.locator("#state[data-unsaved]")).to_be_visible()
        assert ImageChops.difference(moved, _picture(page)).getbbox() is None

        keys.press("Delete")
        keys.press("Enter")
        expect(_element(page, "title")).to_have_count(0)


def test_a_line_is_pulled_by_its_end(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto("/layouts/bilingual?element=middle")

        _drag(page, page.locator("[data-handle=to]"), 0, 20)

        assert _box(page, "middle") == pytest.approx([148.5, 74, 0, 77], abs=0.11)
        expect(page.locator("[id='field-own.to.1']")).to_have_value(
            re.compile(r"^15(0\.9|1|1\.1)$")
        )


def test_a_fault_is_reported_beside_its_field_while_it_is_typed(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(f"{CLASSIC}?element=title")

        page.locator("[id='field-own.box.2']").fill("400")
        expect(page.locator("[id='error-own.box.0']")).to_be_visible()
        page.locator("[id='field-own.box.2']").fill("210")
        expect(page.locator(".error")).to_have_count(0)

        page.locator("[id='field-style.title.size']").fill("")
        expect(page.locator("[id='error-style.title.size']")).to_be_visible()
        assert violations(page) == []


def test_a_real_winner_is_shown_and_what_does_not_fit_is_reported(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(f"{CLASSIC}?element=words")
        sample = _picture(page)

        with page.expect_response("**/try"):
            page.locator("#field-contents").select_option("2023/GR/longest")
        assert ImageChops.difference(sample, _picture(page)).getbbox() is not None

        page.locator("[id='field-own.box.3']").fill("12")
        expect(page.locator("#faults .warning")).to_contain_text("words")
        expect(_element(page, "words")).to_have_class(re.compile("wrong"))


def test_the_later_of_two_editors_is_warned_and_loses_nothing(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page, fresh.sat_at("adam", expected=(422,)) as other:
        for one in (page, other):
            one.goto(f"{CLASSIC}?element=title")
        page.locator("[id='field-own.box.0']").fill("50")
        page.locator("#state[data-unsaved]").wait_for()
        _press(page, "Save a version")
        page.locator(".said").wait_for()

        other.locator("[id='field-own.box.1']").fill("31")
        other.locator("#state[data-unsaved]").wait_for()
        _press(other, "Save a version")
        expect(other.locator("[id='field-own.box.1']")).to_have_value("31")
        _press(other, "Save mine after version %(n)s", n=1)
        expect(other.locator(".said")).to_contain_text(said("Version %s is saved.") % 2)


def _parts(page: Page) -> list[str]:
    expect(page.locator("#editor[aria-busy]")).to_have_count(0)
    return page.locator("#parts button").all_inner_texts()


def _held(page: Page) -> list[Route]:
    """Hold back the server's answers."""
    held: list[Route] = []
    page.route("**/try", lambda route: held.append(route))  # noqa: PLW0108 - it asks for a function
    return held


def _let_go(page: Page, held: list[Route]) -> None:
    """Release the held answers one after another, until there are none."""
    while page.locator("#editor[aria-busy]").count():
        if held:
            held.pop(0).continue_()
        page.wait_for_timeout(50)


def test_acts_that_are_faster_than_the_server_are_all_done_in_their_order(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(f"{CLASSIC}?element=title")
        order = _parts(page)
        held = _held(page)
        for act in ("double", "backward", "backward"):
            page.locator(f"#act-{act}").evaluate("button => button.click()")
        _let_go(page, held)
        moved = [*order[:-2], "title-2", *order[-2:]]
        expect(page.locator("#parts button")).to_have_text(moved)
        page.locator("[data-undo]").dblclick()
        _let_go(page, held)
        expect(page.locator("#parts button")).to_have_text([*order, "title-2"])


def _nudge(page: Page, name: str, key: str) -> None:
    """Press a key on the element, and wait until the change is sent or queued."""
    _element(page, name).focus()
    page.keyboard.press(key)
    page.evaluate("new Promise((done) => setTimeout(done, 400))")


def test_what_is_removed_is_what_was_asked_for_not_what_was_clicked_next(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(CLASSIC)
        held = _held(page)
        _nudge(page, "title", "ArrowRight")
        _element(page, "number").focus()
        page.keyboard.press("Delete")
        page.locator("#ask button[value=yes]").click()
        place = _element(page, "signature").bounding_box()
        assert place is not None
        page.mouse.click(place["x"] + 4, place["y"] + 4)
        _let_go(page, held)
        expect(_element(page, "number")).to_have_count(0)
        expect(_element(page, "signature")).to_have_count(1)


def test_a_box_moved_after_a_step_back_was_asked_for_stays_moved(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(CLASSIC)
        begun = _box(page, "words")
        _nudge(page, "title", "ArrowRight")
        expect(page.locator("#state[data-unsaved]")).to_be_visible()
        held = _held(page)
        _nudge(page, "words", "Shift+ArrowDown")
        page.keyboard.press("Control+z")
        _nudge(page, "number", "Shift+ArrowUp")
        moved = _box(page, "number")
        _let_go(page, held)
        assert (_box(page, "number"), _box(page, "words")) == (moved, begun)


def test_what_was_moved_while_the_server_answers_is_saved(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(CLASSIC)
        held = _held(page)
        _nudge(page, "title", "Shift+ArrowDown")
        moved = _box(page, "title")
        page.locator("button[data-save]").first.click()
        _let_go(page, held)
        expect(page.locator(".said")).to_be_visible()
        page.goto(CLASSIC)
        assert _box(page, "title") == moved


def test_an_element_is_renamed_doubled_moved_between_the_others_and_all_is_undone(
    fresh: Desk,
) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(f"{CLASSIC}?element=title")
        order = _parts(page)

        page.locator("#field-called").fill("大标题")
        with page.expect_response("**/try"):
            page.keyboard.press("Enter")
        expect(page.locator("#panel h2")).to_contain_text("大标题")
        for act in ("#act-double", "#act-backward"):
            with page.expect_response("**/try"):
                page.locator(act).focus()
                page.keyboard.press("Enter")
        renamed = ["大标题" if name == "标题" else name for name in order]
        assert _parts(page) == [*renamed[:-1], "大标题-2", renamed[-1]]
        expect(page.locator("#act-backward")).to_be_focused()

        page.locator("summary").filter(has_text=said("Only for")).click()
        with page.expect_response("**/try"):
            page.locator("[id='field-own.when.kind.team']").check()
        expect(page.locator("[id='field-own.when.kind.team']")).to_be_focused()
        expect(_element(page, "大标题-2")).to_have_count(1)
        assert violations(page) == []

        for _ in range(4):
            with page.expect_response("**/try"):
                page.locator("[data-undo]").click()
            expect(page.locator("#editor[aria-busy]")).to_have_count(0)
        assert _parts(page) == order
        expect(page.locator("#state[data-unsaved]")).to_have_count(0)


def test_a_name_half_typed_renames_nothing_while_another_element_is_chosen(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(f"{CLASSIC}?element=title")
        page.locator("#field-called").fill("words")

        with page.expect_response("**/try"):
            _element(page, "number").click()

        expect(page.locator("#panel h2")).to_contain_text("编号")
        assert "标题" in _parts(page)


def test_a_winner_found_by_the_search_is_shown_and_stays(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(f"{CLASSIC}?element=words")
        sample = _picture(page)

        page.locator("#field-sought").fill("陈")
        with page.expect_response("**/try"):
            page.keyboard.press("Enter")
        expect(page.locator("#field-contents")).to_have_value(re.compile(r"^winner/\d+$"))
        found = _picture(page)
        assert ImageChops.difference(sample, found).getbbox() is not None

        with page.expect_response("**/try"):
            page.locator("#field-contents").select_option("sample/0")
        assert ImageChops.difference(sample, _picture(page)).getbbox() is None

        page.locator("#field-sought").fill("没有这个人")
        with page.expect_response("**/try"):
            _press(page, "Find")
        expect(page.locator("#error-sought")).to_be_visible()


def test_a_logo_is_uploaded_and_chosen(fresh: Desk) -> None:
    out = BytesIO()
    Image.new("RGB", (400, 400), "#0050A0").save(out, "PNG")
    logo = FilePayload(name="徽标.png", mimeType="image/png", buffer=out.getvalue())
    with fresh.sat_at("paul") as page:
        page.goto("/layouts")
        page.locator("#field-picture").set_input_files(logo)
        _press(page, "Upload the picture")
        expect(page.locator(".said")).to_contain_text("徽标-")

        page.goto(CLASSIC)
        empty = _picture(page)
        page.locator("#field-kind").select_option("image")
        with page.expect_response("**/try"):
            _press(page, "Add")
        with page.expect_response("**/try"):
            page.locator("[id='field-own.image']").select_option(index=1)
        left, top, right, bottom = _changed(empty, _picture(page))
        x, y, width, height = _box(page, "image")
        assert x - 1 < left < right < x + width + 1
        assert y - 1 < top < bottom < y + height + 1


def test_what_is_dragged_for_one_kind_is_seen_there_alone_and_given_back(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(f"{CLASSIC}?element=title")
        page.locator("#field-variant").focus()
        with page.expect_response("**/try"):
            page.locator("#field-variant").select_option("enterprise")
        expect(page.locator("#field-variant")).to_be_focused()
        before, place = _picture(page), _box(page, "title")

        _drag(page, _element(page, "title"), 10, 12)
        dragged = _picture(page)
        assert _changed(before, dragged)[1] >= place[1]
        expect(page.locator("#panel .own button")).to_have_count(1)
        assert violations(page) == []

        with page.expect_response("**/try"):
            page.locator("#field-variant").select_option("")
        expect(page.locator("#panel .own button")).to_have_count(0)
        assert _box(page, "title") == place
        with page.expect_response("**/try"):
            page.locator("#field-variant").select_option("enterprise")
        assert ImageChops.difference(dragged, _picture(page)).getbbox() is None

        with page.expect_response("**/try"):
            page.locator("#panel .own button").click()
        expect(page.locator("#state[data-unsaved]")).to_have_count(0)
        assert ImageChops.difference(before, _picture(page)).getbbox() is None

        page.locator("[data-element=title]").focus()
        page.keyboard.press("ArrowDown")
        expect(page.locator("#panel .own button")).to_have_count(1)
        page.locator("[data-undo]").click()
        expect(page.locator("#panel .own button")).to_have_count(0)


def _paragraphs(page: Page) -> list[str]:
    expect(page.locator("#editor[aria-busy]")).to_have_count(0)
    chosen = page.locator("#panel select[name$='.field']")
    return [each.input_value() for each in chosen.all()]


def test_a_paragraph_is_added_moved_and_removed_by_the_keyboard(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(f"{CLASSIC}?element=words")
        before = _picture(page)

        def press(button: str) -> None:
            with page.expect_response("**/try"):
                page.locator(f"[id='act-paragraph:{button}']").press("Enter")

        press("down:1")
        assert _paragraphs(page) == ["body", "salutation", "closing"]
        expect(page.locator("[id='act-paragraph:down:2']")).to_be_focused()
        with page.expect_response("**/try"):
            page.keyboard.press("Enter")
        assert _paragraphs(page) == ["body", "closing", "salutation"]
        expect(page.locator("[id='act-paragraph:up:3']")).to_be_focused()
        assert ImageChops.difference(before, _picture(page)).getbbox() is not None

        press("add:3")
        assert _paragraphs(page) == ["body", "closing", "salutation", ""]
        press("remove:3")
        assert _paragraphs(page) == ["body", "closing", ""]
        assert violations(page) == []

        for _ in range(4):
            with page.expect_response("**/try"):
                page.locator("[data-undo]").click()
        assert ImageChops.difference(before, _picture(page)).getbbox() is None


def test_without_scripts_a_variant_is_a_form_too(fresh: Desk) -> None:
    with fresh.sat_at("paul", scripts=False) as page:
        page.goto("/layouts/folder?element=laurel")
        page.locator("#field-variant").select_option("team")
        page.locator(".tools button[data-plain]").first.click()
        page.locator("[id='field-own.box.0']").fill("20")
        page.locator("#panel button[value=properties]").click()
        assert _box(page, "laurel")[0] == 20

        page.locator("button[value='back:own.box']").click()
        assert _box(page, "laurel")[0] != 20
        page.locator("#parts button[value=words]").click()
        page.locator("[id='act-paragraph:remove:1']").click()
        expect(page.locator("[id='act-paragraph:remove:1']")).to_be_focused()
        page.locator("button[value='back:gone.portrait']").click()
        expect(page.locator("#panel h2")).to_contain_text("照片")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_without_scripts_everything_is_a_form(fresh: Desk, language: str) -> None:
    with fresh.sat_at("paul", scripts=False, language=language) as page:
        page.goto(CLASSIC)
        _element(page, "title").click()
        before = _picture(page)

        page.locator("[id='field-own.box.1']").fill("35")
        page.locator("#panel button[value=properties]").click()
        assert ImageChops.difference(before, _picture(page)).getbbox() is not None
        page.locator("#parts button[value=number]").click()
        expect(page.locator("#panel h2")).to_contain_text("编号" if language == "zh" else "Number")

        page.locator("#panel button[value=remove]").click()
        expect(_element(page, "number")).to_have_count(1)
        page.locator("button[value=removed]").click()
        expect(_element(page, "number")).to_have_count(0)

        page.locator("button[data-save]").click()
        expect(page.locator(".said")).to_be_visible()
        assert _box(page, "title")[1] == 35


def test_the_chosen_element_is_dragged_from_under_another(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(CLASSIC)
        _element(page, "title").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#panel [name=shown]")).to_have_value("title")
        page.evaluate(
            """() => {
                const title = document.querySelector("[data-element=title]");
                const above = document.querySelector("[data-element=words]");
                above.firstElementChild.setAttribute("y", title.dataset.box.split(" ")[1]);
                title.parentNode.append(above);
            }"""
        )
        begun, others = _box(page, "title"), _box(page, "words")

        _drag(page, _element(page, "title"), 5, 3)

        assert _box(page, "title")[:2] == pytest.approx([begun[0] + 5, begun[1] + 3], abs=0.2)
        assert _box(page, "words") == others
        assert page.locator("#panel [name=shown]").input_value() == "title"


def test_a_click_chooses_the_top_most_element_and_alt_goes_deeper(fresh: Desk) -> None:
    with fresh.sat_at("paul") as page:
        page.goto(CLASSIC)
        place = _element(page, "title").bounding_box()
        assert place is not None
        at = (place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        shown = page.locator("#panel [name=shown]")
        stack = page.evaluate(
            """([x, y]) => [...new Set(document.elementsFromPoint(x, y)
                .map((each) => each.closest("[data-element]")?.dataset.element).filter(Boolean))]""",
            at,
        )

        page.mouse.click(*at)
        expect(shown).to_have_value(stack[0])
        page.keyboard.down("Alt")
        page.mouse.click(*at)
        expect(shown).to_have_value(stack[1 % len(stack)])
        page.keyboard.up("Alt")
        page.mouse.click(*at)
        expect(shown).to_have_value(stack[0])
