"""Words whose letters join, stack or reorder are shaped, and read back as they were typed."""

from __future__ import annotations

import io
import pickle
import re
from collections.abc import Callable
from pathlib import Path

import page as validation
import pypdf
import pytest
from fontTools.ttLib import TTFont

from certificates import Content, Layout, Shelf, find, render
from certificates.fonts.face import opened
from certificates.fonts.shelf import Glyphs
from certificates.marks import Path as Outline
from certificates.marks import TextRun
from certificates.outlines import outlined
from certificates.paper import POINTS_PER_MM
from certificates.place import place
from certificates.press.lettering import line
from tests.certificates.one_text import one_text
from tests.certificates.programs import needs, run
from tests.certificates.reading import lines, pdf

FONTS = Path(__file__).parent / "scripts"
SHELF = find([FONTS], system=False)
BARE = find(system=False)

UYGHUR = "شىنجاڭ"
WORDS = [
    UYGHUR,
    "شىنجاڭ ئۇيغۇر ئاپتونوم رايونى",
    "سلام",
    "قازاق تىلى",
    "བོད་རང་སྐྱོང་ལྗོངས།",
    "བཀྲ་ཤིས་བདེ་ལེགས་",
    "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ",
    "กิตติพงษ์ น้ำใจ",
    "हिन्दी क्षत्रिय कृष्ण",
    "Nguyễn Thị Ánh",
]
"""Uyghur, Arabic with a ligature of lam and alef, Kazakh, Tibetan, Mongolian, Thai, Hindi."""


def layout(box: tuple[float, ...] = (10, 10, 120, 60), edition: int = 2, **keys: object) -> Layout:
    style: dict[str, object] = {"size": 20, **{k: v for k, v in keys.items() if k != "writing"}}
    element: dict[str, object] = {"box": list(box), "field": "body"}
    if "writing" in keys:
        element["writing"] = keys["writing"]
    return one_text(element, style, edition)


def said(words: str) -> Content:
    return Content("1", "甲", {"body": words})


def runs(words: str, given: Layout, shelf: Shelf = SHELF) -> list[TextRun]:
    sheet = place(said(words), given, shelf)
    assert sheet.problems == ()
    return [mark for mark in sheet.marks if isinstance(mark, TextRun)]


def plain(text: str) -> str:
    """Without the marks of direction that a program adds."""
    return re.sub("[\u200e\u200f\u202a-\u202c\f]", "", text).strip()


def by_pdfium(data: bytes, _folder: Path) -> str:
    return "\n".join(lines(data)[0])


def by_pypdf(data: bytes, _folder: Path) -> str:
    return pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()


def by_poppler(data: bytes, folder: Path) -> str:
    (folder / "one.pdf").write_bytes(data)
    return run("pdftotext", folder / "one.pdf", "-").stdout


def by_mupdf(data: bytes, folder: Path) -> str:
    (folder / "one.pdf").write_bytes(data)
    return run("mutool", "draw", "-q", "-F", "text", folder / "one.pdf").stdout


@pytest.mark.parametrize(
    "read",
    [
        by_pdfium,
        by_pypdf,
        pytest.param(by_poppler, marks=needs("pdftotext")),
        pytest.param(by_mupdf, marks=needs("mutool")),
    ],
)
@pytest.mark.parametrize("words", WORDS)
def test_programs_read_the_words_as_they_were_typed(
    words: str, read: Callable[[bytes, Path], str], tmp_path: Path
) -> None:
    assert plain(read(pdf([said(words)], layout(), SHELF), tmp_path)) == words


MIXED = "中国 ئۇيغۇر تىلى 某某"
AS_TYPED = ["中国", "ئۇيغۇر", "تىلى", "某某"]


@pytest.mark.parametrize(
    ("read", "order"),
    [
        (by_pypdf, AS_TYPED),
        pytest.param(by_mupdf, AS_TYPED, marks=needs("mutool")),
        (by_pdfium, ["中国", "تىلى", "ئۇيغۇر", "某某"]),
        # It takes a line with any such word for one that begins on the right.
        pytest.param(by_poppler, ["某某", "ئۇيغۇر", "تىلى", "中国"], marks=needs("pdftotext")),
    ],
)
def test_words_of_a_line_in_both_directions_are_whole_in_the_order_of_each_program(
    read: Callable[[bytes, Path], str], order: list[str], tmp_path: Path
) -> None:
    """The programs order such lines themselves. A change of one of them shows here."""
    found = plain(read(pdf([said(MIXED)], layout(), SHELF), tmp_path))
    assert re.findall("[一-龥]+|[\u0600-\u06ff]+", found) == order


def test_a_file_with_shaped_words_is_archival_and_accessible() -> None:
    data = pdf([said("\n".join(WORDS))], layout((5, 5, 130, 70), size=9), SHELF)
    for profile in ("PDF_A_2A", "PDF_UA_1"):
        wanted = validation.ValidationProfile[profile]
        assert [str(f) for f in validation.validate_pdf_bytes(data, profile=wanted).failures] == []


def length(words: str, shelf: Shelf = SHELF) -> float:
    """Return the length in ems, from where a right-aligned text begins."""
    first = min(run.x for run in runs(words, layout(align="right"), shelf))
    return round((130 - first) * POINTS_PER_MM / 20, 2)


@pytest.mark.parametrize(
    ("words", "ems"),
    [
        (UYGHUR, 2.72),  # the joined forms of Noto Naskh Arabic; the separate letters take 4.04
        ("سلام", 1.76),
        ("རྒྱལ", 1.41),  # one stack and one letter
        ("น้ำ", 1.11),  # a mark and a vowel above one letter
        ("हि", 0.72),
    ],
)
def test_letters_take_the_room_of_their_joined_forms(words: str, ems: float) -> None:
    assert length(words) == ems


def test_a_line_from_right_to_left_begins_on_the_right() -> None:
    first, space, second = sorted(runs("شىنجاڭ ئۇيغۇر", layout()), key=lambda run: -run.x)
    assert (first.text, space.text, second.text) == ("شىنجاڭ", " ", "ئۇيغۇر")
    assert second.x > 70


def test_within_chinese_only_the_words_themselves_run_from_right_to_left() -> None:
    found = sorted(runs("授予 شىنجاڭ ئۇيغۇر 同志", layout()), key=lambda run: run.x)
    assert [run.text for run in found] == ["授予 ", "ئۇيغۇر", " ", "شىنجاڭ", " 同志"]
    assert found[0].x == 10


def test_a_number_keeps_its_direction_and_a_bracket_turns() -> None:
    found = sorted(runs("(شىنجاڭ) 2025", layout()), key=lambda run: run.x)
    assert [run.text for run in found] == ["2025", " ", ")", "شىنجاڭ", "("]
    assert [run.way for run in found if run.text in "()"] == ["rtl", "rtl"]


def test_a_line_is_broken_between_words_and_not_within_one() -> None:
    placed = runs("شىنجاڭ ئۇيغۇر ئاپتونوم رايونى", layout((10, 10, 30, 60)))
    rows: dict[float, list[str]] = {run.y: [] for run in placed}
    for each in placed:
        rows[each.y].append(each.text)
    assert len(rows) > 1
    assert {word for row in rows.values() for word in row if word.strip()} == {
        "شىنجاڭ", "ئۇيغۇر", "ئاپتونوم", "رايونى",
    }  # fmt: skip


def test_thai_is_broken_between_the_words_of_its_dictionary() -> None:
    found = runs("มหาวิทยาลัยเชียงใหม่แห่งประเทศไทย", layout((10, 10, 50, 60), size=18))
    assert len({run.y for run in found}) > 1
    assert [run.text for run in found] == ["มหาวิทยาลัย", "เชียงใหม่", "แห่ง", "ประเทศไทย"]


def test_tibetan_is_broken_after_its_syllables() -> None:
    found = runs("བོད་རང་སྐྱོང་ལྗོངས།", layout((10, 10, 22, 60)))
    assert len({run.y for run in found}) > 1
    assert [run.text[-1] for run in found] == ["་", "་", "་", "།"]


def test_mongolian_runs_down_a_column() -> None:
    found = runs("ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ", layout(writing="vertical"))
    words = [run for run in found if run.text.strip()]
    assert [(run.text, run.turn) for run in words] == [("ᠮᠣᠩᠭᠣᠯ", 90), ("ᠪᠢᠴᠢᠭ", 90)]
    assert words[0].x == words[1].x
    assert words[0].y < words[1].y


def test_columns_of_mongolian_follow_each_other_from_left_to_right() -> None:
    first, second = runs("ᠮᠣᠩᠭᠣᠯ\nᠪᠢᠴᠢᠭ", layout(writing="vertical"))
    assert (first.text, second.text) == ("ᠮᠣᠩᠭᠣᠯ", "ᠪᠢᠴᠢᠭ")
    assert 10 < first.x < second.x < 70
    chinese, word = runs("授\nᠪᠢᠴᠢᠭ", layout(writing="vertical"))
    assert word.x < chinese.x


@pytest.mark.parametrize("edition", [1, 2])
@pytest.mark.parametrize(
    ("words", "script"),
    [("شىنجاڭ ئۇيغۇر", "Uyghur"), ("བོད་རང་", "Tibetan"), ("กิตติพงษ์", "Thai"), ("हिन्दी", "Hindi")],
)
def test_words_that_no_font_draws_are_one_fault_with_its_remedy(
    words: str, script: str, edition: int
) -> None:
    (problem,) = place(said(f"授予 {words} 同志"), layout(edition=edition), BARE).problems
    assert problem.code == "missing-script"
    assert words in problem.en.what
    assert script in problem.en.what
    assert "fonts-noto-core" in problem.en.remedy
    assert "fonts-noto-core" in problem.zh.remedy


def test_letters_that_no_font_has_are_one_fault_for_their_word() -> None:
    (problem,) = place(said("授予 홍길동 同志"), layout(), BARE).problems
    assert (problem.code, "“홍길동” (Korean)" in problem.en.what) == ("missing-script", True)
    assert "fonts-noto-cjk" in problem.en.remedy
    (alone,) = place(said("授予 홍 同志"), layout(), BARE).problems
    assert (alone.code, "U+D64D" in alone.en.what) == ("missing-glyph", True)


def naskh_as_song() -> Shelf:
    """A shelf whose own face of the role has the letters one by one."""
    face = opened(FONTS / "NotoNaskhArabic.ttf")
    return Shelf({role: Glyphs([face, *glyphs.chain]) for role, glyphs in BARE.glyphs.items()})


def test_the_first_edition_sets_letters_that_its_role_has_as_before() -> None:
    shelf = naskh_as_song()
    assert {run.way for run in runs(UYGHUR, layout(edition=1), shelf)} == {""}
    assert {run.way for run in runs(UYGHUR, layout(edition=2), shelf)} == {"rtl"}


def test_a_face_that_does_not_join_letters_is_not_used(tmp_path: Path) -> None:
    with TTFont(FONTS / "NotoNaskhArabic.ttf") as font:
        del font["GSUB"]
        font.save(tmp_path / "unjoined.ttf")
    (problem,) = place(said(UYGHUR), layout(), find([tmp_path], system=False)).problems
    assert problem.code == "missing-script"


def test_a_font_of_a_given_folder_draws_any_character_that_the_others_lack(tmp_path: Path) -> None:
    with TTFont(FONTS / "NotoSerifThai.ttf") as font:
        for table in font["cmap"].tables:
            table.cmap = {0x2BC2: "uni0E01", 0x0E01: "uni0E01"}
        for name in font["name"].names:
            name.string = "Unheard Of"
        font.save(tmp_path / "any name.ttf")
    (found,) = runs("\u2bc2", layout(), find([tmp_path], system=False))
    assert found.face.path == tmp_path / "any name.ttf"


def test_a_shelf_with_such_fonts_is_the_same_in_another_process() -> None:
    assert pickle.loads(pickle.dumps(SHELF)) is SHELF  # noqa: S301 - our own bytes
    used = runs(UYGHUR, layout())[0].face
    limited = SHELF.limited_to({face.name: face.digest for face in (used, *SHELF.chosen.values())})
    assert runs(UYGHUR, layout(), limited)[0].face is used


def test_shaped_words_have_outlines_for_an_engraver() -> None:
    shapes = [mark for mark in outlined(runs(UYGHUR, layout())) if isinstance(mark, Outline)]
    (shape,) = shapes
    left = min(float(step[1]) for step in shape.steps if len(step) == 3)
    (word,) = runs(UYGHUR, layout())
    assert len(shape.steps) > 100
    assert abs(left - word.x) < 2


def test_words_beside_the_certificates_are_shaped_too() -> None:
    found = line(f"第1组 {UYGHUR}", SHELF.glyphs["hei"], 20, 100, 50, anchor=1.0)
    assert [(run.text, run.way) for run in found][-1] == (UYGHUR, "rtl")
    right = found[-1].x + 2.72 * 20 / POINTS_PER_MM
    assert round(right, 1) == 100


def test_the_same_words_make_the_same_bytes() -> None:
    out = [io.BytesIO(), io.BytesIO()]
    for each in out:
        render([said(words) for words in WORDS], layout(size=14), SHELF, each)
    assert out[0].getvalue() == out[1].getvalue()


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d"])
def test_a_joiner_is_a_letter_of_its_script_and_of_no_other(joiner: str) -> None:
    assert place(said(f"قا{joiner}زاق"), layout(), SHELF).problems == ()
    (problem,) = place(said(f"甲{joiner}乙"), layout(), SHELF).problems
    assert problem.code == "unprintable"
