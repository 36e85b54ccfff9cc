"""The texts of the host script that come with the program: one of each kind of item and of group.

They follow the order of published scripts: introduce, call up, hand over, lead off.
"""

from __future__ import annotations

from collections.abc import Mapping

from awards.stage.words import ItemKind
from awards.tables import RecipientKind

MEETING_OPENING = """\
（请与会人员就座，手机关闭或调至静音）
同志们，{meeting}现在开始。
在主席台就座的有：{platform}。
出席今天会议的共{attendees}人。
会议共有以下议程：{programme}。"""

MEETING_CLOSING = """\
同志们，{meeting}各项议程已经进行完毕。会后，请各单位认真学习贯彻会议精神，抓好落实。
现在散会。
（请出席人员按引导依次退场）"""

_NEXT = "【开始】\n下面进行大会{item}：{title}。\n"

#: Of one who speaks: the same for an address and for the reading of the decision.
_SPOKEN = _NEXT + "请{speaker}{verb}。\n（{speaker}上台，约{minutes}分钟）"

ITEM_TEXTS: Mapping[ItemKind, str] = {
    ItemKind.SPEECH: _SPOKEN.replace("{verb}", "讲话"),
    ItemKind.DECISION: _SPOKEN.replace("{verb}", "宣读表彰决定"),
    ItemKind.AWARD: _NEXT + "本项共分{groups}批颁发，共{count}名代表上台领奖。\n"
    "（奏颁奖音乐，礼仪就位）\n"
    "【收尾】\n让我们再次以热烈的掌声，向受到表彰的先进集体和先进个人表示祝贺！",
    ItemKind.LETTERS: _NEXT + "请以下单位负责同志依次上台：{units}。\n"
    "（引导员引导上台，依次递交，约{minutes}分钟）",
    ItemKind.PERFORMANCE: _NEXT + "（{speaker}表演，约{minutes}分钟）",
    ItemKind.PHOTO: _NEXT + "请按引导就位合影。\n（合影，约{minutes}分钟）",
    ItemKind.ANTHEM: "【开始】\n请全体起立，奏唱中华人民共和国国歌。\n（奏唱国歌）\n请坐下。",
    ItemKind.BREAK: "【开始】\n现在休会，时间{minutes}分钟。\n（休会）",
    ItemKind.FREE: _NEXT + "（约{minutes}分钟）",
}

_GROUP = """\
【介绍】
下面为{group}颁奖：{group_name}，共{count}{measure}。
【上台】
请以下{recipients}上台领奖：
{names}
（引导员引导从{side}上台，按站位站好）
【颁奖】
请{presenters}颁奖。
（颁奖，合影）
【退场】
让我们以热烈的掌声表示祝贺！请回座。
（引导员引导退场，礼仪撤下托盘）"""


def _group(measure: str, recipients: str) -> str:
    return _GROUP.replace("{measure}", measure).replace("{recipients}", recipients)


GROUP_TEXTS: Mapping[RecipientKind, str] = {
    RecipientKind.ENTERPRISE: _group("家", "企业代表"),
    RecipientKind.TEAM: _group("个", "人才（团队）代表"),
    RecipientKind.TASK_FORCE: _group("个", "工作专班代表"),
    RecipientKind.COLLECTIVE: _group("个", "集体代表"),
    RecipientKind.INDIVIDUAL: _group("名", "同志"),
}
