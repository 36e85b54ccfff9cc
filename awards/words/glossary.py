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
    Term("task force", "专班", "a body formed for one task; a kind of recipient", "为一项任务组成的机构，对象类型之一"),
    Term("ceremony", "典礼", "the meeting at which the awards are handed over", "颁奖的大会"),
    Term("stage group", "上台批次", "who goes on stage together, in which place", "一同上台的人及其站位"),
    Term("programme", "议程", "the running order of the meeting", "大会的先后安排"),
    Term("item", "议程项", "one line of the programme", "议程中的一项"),
    Term("presenter", "颁奖嘉宾", "who hands over, in the order of rank", "颁奖的人，按职务排列"),
    Term("bag", "分发袋", "certificates of a unit that are not handed over on stage", "不上台的单位证书，按单位装袋"),
    Term("version", "版次", "an arrangement or a statement as it stood when it was frozen", "固定下来的安排或对外文本"),
    Term("change", "现场变动", "what changed on the day after a version was frozen", "版次固定之后当天的变动"),
    Term("attendee", "出席人", "who has a seat", "有座位的人"),
    Term("stand-in", "代领人", "who receives for another", "代他人领取的人"),
    Term("door", "签到口", "a device at the entrance, the packing table or the desk", "入口、装袋台或服务台的设备"),
    Term("scan", "扫码", "one reading of a code", "读一次码"),
    Term("signed code", "签名码", "the words of a certificate, signed, in its QR code", "证书二维码里带签名的文字"),
    Term("fingerprint", "指纹", "the signed state of a log, called head in programs", "日志带签名的状态"),
    Term("list (of fingerprints)", "名单", "the public list of the fingerprints of certificates", "公开的证书指纹名单"),
    Term("version of a layout", "版本", "each saved state of a layout; none is overwritten", "版式每次保存的状态，不会被覆盖"),
    Term("two-person rule", "双人复核", "who wrote words does not confirm or publish them", "写的人不确认、不发布自己写的内容"),
    Term("hold", "暂缓", "a winner who cannot be confirmed until somebody releases it", "在解除之前不能确认的获奖者"),
    Term("withdraw, revoke", "撤下、撤销", "end an entry before issue; end a certificate after it", "签发前撤下获奖者；签发后撤销证书"),
    Term("reissue", "重新签发", "the same number with corrected words, as the next version", "同一编号改正文字后再次签发"),
    Term("proofreading", "校对", "units check the words of their own winners", "单位核对本单位获奖者的文字"),
    Term("ledger", "台账", "each sheet of a run, with what became of it", "一个批次的每一张及其去向"),
    Term("registrar, approver", "经办、审核", "who registers and imports; who publishes and confirms", "登记和导入的人；公示和确认的人"),
)  # fmt: skip


def table(*, chinese: bool) -> str:
    """The glossary as a table of Markdown."""
    if chinese:
        rows = [f"| {each.chinese} | {each.word} | {each.chinese_meaning} |" for each in TERMS]
        return "\n".join(("| 词 | 英文 | 意思 |", "|---|---|---|", *rows))
    rows = [f"| {each.word} | {each.chinese} | {each.meaning} |" for each in TERMS]
    return "\n".join(("| word | Chinese | meaning |", "|---|---|---|", *rows))
