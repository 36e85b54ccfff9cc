"""The words of the program, one term for one thing, in both languages. The handbook prints them."""

from __future__ import annotations

from typing import NamedTuple


class Term(NamedTuple):
    """``meaning`` is in English, ``chinese_meaning`` says the same in Chinese."""

    word: str
    chinese: str
    meaning: str
    chinese_meaning: str


TERMS = (
    Term("commendation", "表彰", "one occasion with its title, year, issuers and dates", "一次表彰活动，有标题、年度、颁发单位和日期"),
    Term("category", "奖项", "what is awarded, with a code, a kind of recipient and a quota", "颁发的奖，有代码、对象类型和名额"),
    Term("honour", "称号", "a title within a category, such as 先进工作者", "奖项内的称号，例如先进工作者"),
    Term("recipient kind", "对象类型", "enterprise, team, task force, collective or individual", "企业、团队、专班、集体或个人"),
    Term("winner", "获奖者", "one recipient in one category", "一个奖项中的一个获奖对象"),
    Term("quota", "名额", "the most winners that a category or honour may have", "奖项或称号最多的获奖者数"),
    Term("intake", "导入", "a spreadsheet that is read, checked and stored whole", "读取、检查并整份保存的表格"),
    Term("notice", "公示", "the public period in working days, with objections", "按工作日计算的公开期，期间可提异议"),
    Term("certificate", "证书", "what was issued: a number and every printed word, which stay as they are", "签发的证书：编号和每个印出的字，不再改变"),
    Term("layout", "版式", "what is drawn where on a certificate, in millimetres", "证书上什么内容画在什么位置（毫米）"),
    Term("stock", "纸张", "paper for a run: blank, or pre-printed", "打印用纸：空白纸，或套打用的预印纸"),
    Term("calibration", "校准", "offset and scale of a printer’s tray and a stock", "打印机纸盒与纸张的偏移和缩放"),
    Term("preflight", "印前检查", "everything that would go wrong on paper, before the first sheet", "第一张之前查出纸上会出的每个问题"),
    Term("print run", "打印批次", "a list of sheets in order, with the state of each", "按次序排列的各张及其状态"),
    Term("roster", "名册", "the winners in the order of the ceremony", "按典礼次序排列的获奖者"),
    Term("plaque", "奖牌", "what enterprises and collectives get, made by an engraver", "颁给企业和集体，由雕刻厂制作"),
    Term("statement", "对外文本", "what was said to somebody outside: kept with its date and version", "对外说出的内容，连同日期和版次保存"),
    Term("difference", "不一致", "a statement and the register say different words", "对外文本与登记的文字不同"),
    Term("free field", "自定义字段", "a column of the office’s own on winners", "本单位自己为获奖者增加的列"),
    Term("record", "已发证书登记", "a certificate on paper from before this program or outside it", "在本程序之前或之外签发的纸质证书"),
    Term("tray", "托盘", "certificates in the order of the stage", "按上台次序摆放的证书"),
    Term("reason", "理由", "why something was done, kept in the history", "为什么这样做，记入历史"),
    Term("count (of paper)", "盘点", "all sheets of a stock counted", "清楚数出某种纸张的全部张数"),
    Term("second factor", "两步验证", "a code from a telephone, after the password", "输入密码之后再输入手机上的验证码"),
)  # fmt: skip


def table(*, chinese: bool) -> str:
    """The glossary as a table of Markdown."""
    if chinese:
        rows = [f"| {each.chinese} | {each.word} | {each.chinese_meaning} |" for each in TERMS]
        return "\n".join(("| 词 | 英文 | 意思 |", "|---|---|---|", *rows))
    rows = [f"| {each.word} | {each.chinese} | {each.meaning} |" for each in TERMS]
    return "\n".join(("| word | Chinese | meaning |", "|---|---|---|", *rows))
