"""What happens in the fixture's office, and which answers are recorded at its end."""

from __future__ import annotations

import json
import re
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.upgrades.drawn import drawn
from tests.upgrades.program import Program, Service

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"

PLAN = """
code = "2024"
title = "郑州经开区2024年度经济社会发展先进个人表彰"
year = 2024
decided_on = 2025-02-28
ceremony_on = 2025-02-28
issuers = ["郑州经济技术开发区管理委员会"]
number = "郑经开表〔2025〕{category}{seq:03}号"
notice_days = 5
two_person = true

[[category]]
code = "XJ"
name = "先进个人"
kind = "individual"
quota = 20
salutation = "{name}同志："
body = "被评为“{category}”。"
closing = "特颁此证。"
"""
HEAD = "奖项,称号,姓名或名称,所在单位"
LIST = [
    ("林晚舟", "甲办事处"),
    ("欧阳若水", "甲办事处"),
    ("田禾", "乙办事处"),
    ("秦望舒", "丙办事处"),
    ("万丈", "丙办事处"),
    ("丁一", "丙办事处"),
    ("曾丽", "丙办事处"),
    ("白露", "乙办事处"),
]
CORRECTED = [
    (name, "乙办事处二科" if name == "田禾" else unit) for name, unit in LIST if name != "丁一"
]
UNDONE = [("单于朔", "丁办事处")]
LATER = [("尉迟远", "丁办事处"), ("仲孙望", "丁办事处")]

INTAKE = "/c/2024/intake"
PROOFS = "/c/2024/proofs"
FEED = ("--printer", "二楼激光", "--tray", "手送", "--stock", "a4-landscape")


def before_service(program: Program) -> None:
    """Do everything with the command line: issue 400, reissue some, print some."""
    program("account", "create", "rita", "--name", "李瑞塔", "--role", "registrar")
    program("load", str(FIXTURES / "commendation-2023.toml"))
    program("import", str(FIXTURES / "winners-2023.csv"), "--commendation", "2023", "--commit")
    program("winners", "place", "2", "1")
    program("confirm", "--all", "--commendation", "2023")
    program("issue", "--commendation", "2023")
    program("winners", "amend", "3", "--name", "郑州砺栩翎汽车零部件集团有限公司")
    program("reissue", _number("TC", 3), "--reason", "换发测试")
    program("revoke", _number("TC", 4), "--reason", "撤销测试", "--yes")
    program("paper", "received", "a4-landscape", "500", "--note", "印厂送货")
    program("paper", "counted", "a4-landscape", "497")
    program("feed", "read", *FEED, "A=21/22", "C=19/22", "G=21/18", "I=19/18")
    wish = ("--commendation", "2023", "--category", "CX", "--volume", "5", "--title", "创新")
    run = json.loads(program("run", "start", *wish, *FEED, "--json"))["reference"]
    program("run", "mark", run, "printed", "--to", "4")
    program("run", "mark", run, "spoiled", "--from", "5", "--to", "5")
    with tempfile.TemporaryDirectory() as folder:
        these = ("--commendation", "2023", "--from", "1", "--to", "30")
        program("print", "--output", f"{folder}/all.pdf", *these)


def _number(category: str, sequence: int) -> str:
    return f"郑经开表〔2024〕{category}{sequence:03}号"


def told(program: Program, service: Service) -> dict[str, Any]:
    """Do the next year on the pages; then record every answer that an upgrade must keep."""
    _load(program)
    imports = {"first": _import(program, LIST), "undone": _import(program, UNDONE)}
    program("import", "--undo", imports["undone"], "--reason", "错发名单")
    ids = _ids(service)
    links = _proofread(service, ids)
    imports["corrected"] = _corrected(service, imports["first"])
    service.send("/c/2024/notices", "/c/2024/notices", **_notice())
    _disputed(program, service, ids)
    imports["later"] = _import(program, LATER)
    sheets = [drawn(_printed(service, first)) for first in PRINTED]
    runs = [run["reference"] for run in _json(service, "/commendations/2023/runs")]
    return {
        "imports": imports,
        "winners": _ids(service),
        "links": links,
        "runs": runs,
        "drawn": sheets,
        "answers": _answers(service, ids, runs),
    }


def _load(program: Program) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "commendation-2024.toml"
        plan.write_text(PLAN, "utf-8")
        program("load", str(plan))


def _rows(people: list[tuple[str, str]]) -> bytes:
    lines = [HEAD, *(f"先进个人,,{name},{unit}" for name, unit in people)]
    return "\n".join(lines).encode()


def _import(program: Program, people: list[tuple[str, str]]) -> str:
    """Return the reference of the new import."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"名单{len(people)}.csv"
        file.write_bytes(_rows(people))
        done = program("import", str(file), "--commendation", "2024", "--commit", "--json")
    return str(json.loads(done)["receipt"]["reference"])


def _json(service: Service, path: str, **asked: str) -> Any:  # noqa: ANN401 - JSON
    answer = service.api.get(path, params=asked or None)
    assert answer.status_code == 200, (path, answer.text)
    return answer.json()


def _ids(service: Service) -> dict[str, int]:
    found = _json(service, "/commendations/2024/winners", limit="100")["winners"]
    return {winner["name"]: winner["id"] for winner in found}


def _proofread(service: Service, ids: dict[str, int]) -> dict[str, str]:
    """One unit confirms its winners, another proposes a correction, a third does not answer."""
    deadline = date.today() + timedelta(days=300)  # noqa: DTZ011 - of the office
    service.send(PROOFS, PROOFS, deadline=deadline.isoformat(), all="true")
    paths = re.findall(r"/p/\d+-[\w-]{22}", service.page(PROOFS).text)
    links = {
        unit: next(path for path in paths if unit in service.page(path).text)
        for unit in ("甲办事处", "乙办事处", "丙办事处")
    }
    confirmed, proposed = links["甲办事处"], links["乙办事处"]
    right = {f"right-{ids[name]}": "true" for name in ("林晚舟", "欧阳若水")}
    service.send(confirmed, confirmed, by="王芳", **right, **_seen(service, confirmed))
    wish = {f"right-{ids['田禾']}": "true", f"name-{ids['白露']}": "白鹭"}
    service.send(proposed, proposed, by="赵敏", **wish, **_seen(service, proposed))
    return links


def _seen(service: Service, path: str) -> dict[str, str]:
    """Return the revisions on a page, as a browser sends them back."""
    return dict(re.findall(r'name="(seen-\d+)" value="(\d+)"', service.page(path).text))


def _corrected(service: Service, first: str) -> str:
    """Import a corrected list that moves one winner to another unit and leaves one out."""
    draft = service.upload(INTAKE, "名单（更正）.csv", _rows(CORRECTED)).headers["location"]
    _looked(service, draft)
    service.send(draft, f"{draft}/corrects", corrects=first)
    gone = set(re.findall(r'name="(gone:\d+)"', _looked(service, f"{draft}?show=gone")))
    assert len(gone) == 1
    service.send(draft, f"{draft}?show=gone", **dict.fromkeys(gone, "withdraw"))
    _looked(service, f"{draft}/confirm")
    done = service.send(f"{draft}/confirm", f"{draft}/confirm", reason="部门更正")
    return str(done.headers["location"].rpartition("/done/")[2])


def _looked(service: Service, page: str) -> str:
    """Return the page of a file after it was read."""
    for _ in range(300):
        shown = service.page(page)
        if shown.status_code == 200 and 'http-equiv="refresh"' not in shown.text:
            return shown.text
        time.sleep(0.1)
    raise AssertionError(page)


def _notice() -> dict[str, str | list[str]]:
    tomorrow = date.today() + timedelta(days=2)  # noqa: DTZ011 - in the future in every time zone
    return {"begins_on": tomorrow.isoformat(), "contact": "电话 0371-0000000", "category": ["XJ"]}


def _disputed(program: Program, service: Service, ids: dict[str, int]) -> None:
    """After the notice, change two names; hold some back by hand, by an objection, or by both."""
    program("winners", "amend", str(ids["曾丽"]), "--name", "曾莉")
    program("winners", "amend", str(ids["欧阳若水"]), "--name", "欧阳若冰")
    _hold(service, ids["秦望舒"], "hold")
    _hold(service, ids["万丈"], "hold")
    _hold(service, ids["万丈"], "release")
    for name in ("秦望舒", "万丈", "田禾"):
        _object(service, ids[name])


def _hold(service: Service, winner: int, act: str) -> None:
    page = f"/winners/{winner}/objections"
    service.send(page, f"/winners/{winner}/hold", act=act, reason="核实中")


def _object(service: Service, winner: int) -> None:
    page, today = f"/winners/{winner}/objections", date.today()  # noqa: DTZ011 - of the office
    service.send(page, page, received_on=today.isoformat(), source="电话", summary="事迹待核实")


#: The first of three certificates in the one order, for several categories.
PRINTED = (1, 21, 60, 110, 380)


def _printed(service: Service, first: int) -> bytes:
    wish = {"first": first, "last": first + 2}
    answer = service.api.post("/commendations/2023/print.pdf", json=wish)
    assert answer.status_code == 200, answer.text
    return answer.content


def _answers(service: Service, ids: dict[str, int], runs: list[str]) -> dict[str, Any]:
    """Map each path below ``/api/v1`` to the answer."""
    valid = [f"/commendations/2023/certificates?limit=100&offset={at}" for at in range(0, 400, 100)]
    numbers = [f"/certificates?number={_number('TC', sequence)}" for sequence in (3, 4)]
    paths = [
        "/commendations",
        *(f"/commendations/{code}" for code in ("2023", "2024")),
        *(f"/commendations/{code}/winners?limit=500" for code in ("2023", "2024")),
        *(f"/commendations/{code}/roster" for code in ("2023", "2024")),
        *valid,
        *numbers,
        "/commendations/2023/runs",
        *(f"/runs/{run}" for run in runs),
        *(f"/runs/{run}/sheets" for run in runs),
        *(f"/runs/{run}/manifest" for run in runs),
        "/feeds",
        "/paper",
        *(f"/winners/{winner}/history" for winner in (1, 2, 3, 4, *ids.values())),
        "/winners/21/sheets",
        "/audit/verification",
        "/audit/entries?limit=100",
        "/accounts",
    ]
    found = {path: _json(service, path) for path in paths}
    tokens = [each["token"] for path in valid for each in found[path]["certificates"]]
    tokens += [each["token"] for path in numbers for each in found[path]]
    verdicts = {f"/verify/{token}": _json(service, f"/verify/{token}") for token in tokens}
    return found | verdicts
