"""Where a reader pauses in a unit's name, as data: the cost of a break there, and the reason."""

from __future__ import annotations

import re
from itertools import pairwise

from certificates.typeset.character_classes import CLOSING, OPENING

AT_A_SEAM = 0.0
"""The cost of a break where a reader pauses: after a place, a part of a unit, or a closing mark."""

BEFORE_A_PART = 0.4
"""Before 有限公司 or 办公室: the break starts no new thought but splits no word."""

ANYWHERE = 1.5
"""Between two unknown characters. Half of all such breaks split a word."""

WITHIN_A_PART = 4.0
"""Worse than any unevenness: 有限|公司, or a kind of place split from its name, ××|街道."""

BODIES = (
    # The last words of a company, an office or a body; the longer first where one ends another.
    "股份有限公司", "有限责任公司", "有限公司", "分公司", "子公司", "集团公司", "集团", "公司",
    "人民政府", "人民法院", "人民检察院", "组织部", "宣传部", "统战部", "工作部",
    "工作委员会", "管理委员会", "居民委员会", "村民委员会", "委员会",
    "工作领导小组", "领导小组", "工作专班", "专班", "工作组", "指挥部",
    "监督管理局", "管理局", "服务局", "公安局", "税务局", "总局", "分局", "总队", "支队", "大队", "中队",
    "办公室", "服务中心", "研究院", "研究所", "实验室", "事务所", "总站", "中心",
    "合作社", "联合会", "协会", "商会", "银行", "分行", "支行",
    "大学", "学院", "学校", "中学", "小学", "医院",
)  # fmt: skip

DISTRICTS = (
    # Kinds of places and the words that carry a place's name. They stay with that name.
    "经济技术开发区", "经济开发区", "开发区", "自由贸易试验区", "综合试验区", "试验区", "示范区", "高新区",
    "自治区", "自治州", "自治县", "产业园", "工业园", "街道办事处", "办事处", "街道",
    "社区", "新区", "园区", "景区", "自贸区", "小区", "地区", "片区",
)  # fmt: skip

WORDS = (
    # These contain the character of a place but do not end a place name.
    "市场", "城市", "市政", "市民", "市委", "市级", "市长", "区域", "区块链", "区委", "区级", "区长",
    "县城", "县委", "县级", "县域", "县长", "省委", "省级", "省长", "镇长", "乡村", "乡镇", "城乡",
    "旗舰", "旗帜", "超市", "都市", "上市", "州际",
    # Half of all units' names are made of these.
    "先进", "个人", "集体", "优秀", "突出", "贡献", "荣誉", "证书", "称号", "工作者", "网格员", "志愿者",
    "经济", "技术", "科技", "科学", "社会", "发展", "建设", "服务", "管理", "监督", "行政", "审批", "综合",
    "财政", "税务", "招商", "投资", "引资", "应急", "生态", "环境", "自然", "资源", "规划", "住房", "交通",
    "运输", "农业", "农村", "卫生", "健康", "统计", "审计", "司法", "民政", "人力", "保障", "退役", "军人", "优化", "营商", "改革",
    "事务", "党政", "党群", "政务", "公共", "文化", "体育", "旅游", "教育", "组织", "宣传", "信访", "维稳",
    "智能", "装备", "制造", "信息", "电子", "汽车", "能源", "材料", "生物", "医药", "医疗", "食品", "物流",
    "供应链", "贸易", "工程", "环保", "传媒", "网络", "软件", "数据", "通信", "机械", "精密", "自动化",
    "半导体", "电力", "化工", "控股", "国际", "产业", "企业", "创新", "创业", "跨境", "电商", "实业",
)  # fmt: skip
"""Words that are not broken; the longer first where one begins another."""

PLACES = "省市区县旗镇乡村州盟"
"""One character that ends the name of a place."""

_DISTRICT = "|".join(DISTRICTS)
_PART = re.compile(f"(?P<district>{_DISTRICT})|{'|'.join(BODIES)}")
_WORD = re.compile("|".join(WORDS))
_PLACE = re.compile(rf"(?<=[^{PLACES}])[{PLACES}]")


def seams(text: str) -> dict[int, float]:
    """The cost of a break before each character, where it differs from `ANYWHERE`."""
    costs: dict[int, float] = {}
    taken = [False] * len(text)
    for found in _PART.finditer(text):
        costs[found.start()] = WITHIN_A_PART if found["district"] else BEFORE_A_PART
    for found in _WORD.finditer(text):
        taken[found.start() : found.end()] = [True] * len(found.group())
        costs |= dict.fromkeys(range(found.start() + 1, found.end()), WITHIN_A_PART)
    for found in _PLACE.finditer(text):
        if not taken[found.start()]:
            costs[found.end()] = AT_A_SEAM
    for found in _PART.finditer(text):
        costs |= dict.fromkeys(range(found.start() + 1, found.end()), WITHIN_A_PART)
        costs[found.end()] = AT_A_SEAM
    for at, (before, after) in enumerate(pairwise(text), start=1):
        if before in CLOSING or before == " " or after in OPENING:
            costs[at] = AT_A_SEAM
    return costs
