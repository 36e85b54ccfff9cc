from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.errors import Severity
from awards.text import names


def codes(name: str) -> list[str]:
    return [finding.code for finding in names.examine(name)]


def suggestion(name: str) -> str | None:
    return names.examine(name)[0].suggestion


@pytest.mark.parametrize(
    "name",
    [
        "张三",
        "　欧阳修 ",
        "阿卜杜热合曼·阿卜杜热伊木",
        "Jean-François O'Neill",
        "郑州启明（集团）有限公司",
        "李〇",
        "㛃𬭎𠅤𪚥𬀩𱁬",
        "张\U00031350\U0002ebf0",  # Extensions H and I, unknown to this Python
        "葛\U000e0100城",
        "བསོད་ནམས།",
        "司" * 50,
    ],
)
def test_a_good_name_of_any_script_has_no_finding(name: str) -> None:
    assert codes(name) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "name.empty"),
        (" 　\u200b", "name.empty"),
        ("司" * 51, "name.too-long"),
        ("张\x00三", "name.control"),
        ("张三\n李四", "name.control"),
        ("张\u202e三", "name.bidi"),
        ("张\u2066三", "name.bidi"),
        ("张\ue816", "name.private-use"),
        ("张\U000f0001", "name.private-use"),
        ("张😀", "name.emoji"),
        ("张⭐", "name.emoji"),
        ("张\ud842", "name.surrogate"),
        ("张\ufffd", "name.damaged"),
    ],
)
def test_a_name_that_cannot_be_printed_as_meant_is_a_fault(name: str, code: str) -> None:
    [finding] = names.examine(name)
    assert (finding.code, finding.severity) == (code, Severity.FAULT)


@pytest.mark.parametrize(
    ("name", "code", "suggested"),
    [
        ("张\u200b三", "name.invisible", "张三"),
        ("张\u3164三", "name.invisible", "张三"),
        ("张\u00ad三", "name.invisible", "张三"),
        ("张　三", "name.padding", "张三"),
        ("张\u00a0 三", "name.padding", "张三"),
        ("古丽•阿依", "name.middle-dot", "古丽·阿依"),
        ("古丽．阿依", "name.middle-dot", "古丽·阿依"),
        ("古丽.阿依", "name.middle-dot", "古丽·阿依"),
        ("古丽 · 阿依", "name.middle-dot", "古丽·阿依"),
        ("Ａ１公司", "name.full-width", "A1公司"),
        ("⽅⻋", "name.radical", "方车"),
        ("\uf900", "name.compatibility", None),
        ("\U0002f800", "name.compatibility", None),
        ("\u0410BC公司", "name.mixed-script", "ABC公司"),
        ("张?", "name.placeholder", None),
    ],
)
def test_a_likely_mistake_is_a_warning_with_a_proposal(
    name: str, code: str, suggested: str | None
) -> None:
    [finding] = names.examine(name)
    assert (finding.code, finding.severity) == (code, Severity.WARNING)
    assert finding.suggestion == suggested


@pytest.mark.parametrize("name", ["J. Smith", "第3.5代团队", "A.B公司"])
def test_a_full_stop_between_latin_letters_is_no_middle_dot(name: str) -> None:
    assert codes(name) == []


@pytest.mark.parametrize("name", ["Иван", "Ελένη", "王Иван"])
def test_one_foreign_script_alone_is_not_mixed(name: str) -> None:
    assert codes(name) == []


def test_unified_characters_of_the_compatibility_block_are_ordinary() -> None:
    assert codes("\ufa0e\ufa11") == []


def test_faults_come_before_warnings() -> None:
    assert codes("张 三\u202e") == ["name.bidi", "name.padding"]


def test_a_private_use_character_is_proposed_as_gb_18030_names_it() -> None:
    assert suggestion("\ue863") == "䶮"
    assert suggestion("\ue81e") == "龴"
    assert suggestion("\uf000") is None


def test_messages_show_what_cannot_be_seen() -> None:
    [finding] = names.examine("张\u202e三")
    assert "张[U+202E]三" in finding.words("zh").what
    assert "张[U+202E]三" in finding.words("en").what


def test_visible_leaves_ordinary_text_alone() -> None:
    assert names.visible("张三 (A)·\U00031350") == "张三 (A)·\U00031350"
    assert names.visible("a\u3000\ud800\n") == "a[U+3000][U+D800][U+000A]"


def test_trimming_takes_outer_spaces_of_every_width_and_nothing_else() -> None:
    assert names.trimmed("\u3000\u00a0 张　三\t\n") == "张　三"
    assert names.trimmed("\u200b张") == "\u200b张"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("张　三", "张三"),
        ("买买提•艾力", "买买提·艾力"),
        ("买买提．艾力", "买买提 ‧ 艾力"),
        ("ＡＢＣ公司（郑州）", "abc公司(郑州)"),
        ("⽅⻋", "方车"),
        ("葛\U000e0100城", "葛城"),
        ("张\u200b三", "张三"),
        ("\uf900", "豈"),
        ("e\u0301cole", "ÉCOLE"),
    ],
)
def test_spellings_of_one_name_share_their_match_key(one: str, other: str) -> None:
    assert names.match_key(one) == names.match_key(other)


@pytest.mark.parametrize(("one", "other"), [("张喆", "张哲"), ("張三", "张三"), ("己", "已")])
def test_different_names_keep_different_match_keys(one: str, other: str) -> None:
    assert names.match_key(one) != names.match_key(other)


@given(st.text())
def test_a_match_key_is_its_own_match_key(text: str) -> None:
    assert names.match_key(names.match_key(text)) == names.match_key(text)


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_no_text_however_odd_breaks_the_examination(text: str) -> None:
    for finding in names.examine(text):
        assert finding.words("zh").what
        assert finding.words("en").remedy
        names.visible(finding.words("zh").what).encode()


@given(st.text())
def test_a_proposal_never_brings_back_what_it_was_made_against(text: str) -> None:
    for finding in names.examine(text):
        if finding.suggestion and finding.code not in {"name.private-use", "name.mixed-script"}:
            assert finding.code not in codes(finding.suggestion)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("仲", "*"),
        ("仲妮", "仲*"),
        ("仲　妮", "仲*"),
        ("仲小妮", "仲*妮"),
        ("欧阳小妮", "欧*妮"),
        ("葛\U000e0100妮", "葛\U000e0100*"),
        ("", "*"),
    ],
)
def test_a_stranger_sees_a_masked_name(name: str, shown: str) -> None:
    assert names.masked(name) == shown


def test_a_number_shows_its_last_four_characters_only() -> None:
    assert names.tail("41010119900101123X") == "****123X"
    assert names.tail("1234") == "****"


def test_only_a_chinese_name_of_two_characters_is_padded() -> None:
    assert names.padded("张三") == "张　三"
    assert names.padded("葛\U000e0100三") == "葛\U000e0100　三"
    assert [names.padded(name) for name in ("张小三", "AB", "张")] == ["张小三", "AB", "张"]


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        (
            "名" * 51,
            ("名称共 51 个字，超过 50 个。", "请核对，或使用规范简称。"),
            ("The name has 51 characters; 50 are allowed.", "Check it, or use the short name."),
        ),
        (
            "\uf967",
            (
                "“\uf967”中的 \uf967 是兼容汉字，将按原样保留。",
                "请核对；通行字形为“不”。",
            ),
            ("“\uf967” holds compatibility forms, kept: \uf967.", "Did you mean “不”?"),
        ),
        (
            "张\x07三\x07\x01",
            (
                "“张[U+0007]三[U+0007][U+0001]”含有控制字符或换行 [U+0007]、[U+0001]。",
                "请删除后重新录入。",
            ),
            (
                "“张[U+0007]三[U+0007][U+0001]” holds control characters: [U+0007]、[U+0001].",
                "Delete them and type it again.",
            ),
        ),
    ],
)
def test_a_finding_names_the_length_each_offender_once_and_the_usual_form(
    name: str, zh: tuple[str, str], en: tuple[str, str]
) -> None:
    finding = names.examine(name)[0]
    assert (tuple(finding.words("zh")), tuple(finding.words("en"))) == (zh, en)
