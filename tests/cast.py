"""The few winners that most tests use, and their settings."""

from __future__ import annotations

from pathlib import Path

from awards.settings import Settings, from_environment
from awards.winner_fields import Registration
from awards.winners import service as winners

#: Any key will do for tests; the real one is made in the data folder.
SECRET = bytes(32)

LIN = Registration("GR", "林晚舟", "潮河办事处", "综合考评先进工作者", personal_number="JK0001")
OUYANG = Registration("GR", "欧阳若水", "明湖办事处", "优秀网格长（员）")
TIAN = Registration("GR", "田禾", "京航办事处", "营商环境先进个人")
ACME = Registration("CX", "郑州云梯智能装备有限公司", credit_code="91410100MA00000500")
GRID = Registration("JT", "潮河办事处第三网格", "潮河办事处", "优秀网格")
EVERYONE = (LIN, OUYANG, TIAN, ACME, GRID)


def settings(folder: Path, **more: str) -> Settings:
    return from_environment(
        {
            "AWARDS_DATA_DIR": str(folder),
            "AWARDS_PUBLIC_URL": "https://awards.example.org",
            "AWARDS_EXECUTOR": "off",  # printing tests have workers of their own
            **more,
        }
    )


async def register(*registrations: Registration) -> list[int]:
    return await winners.register("cli/alice", "2023", registrations, secret=SECRET)


async def confirmed(*registrations: Registration) -> list[int]:
    ids = await register(*registrations)
    await winners.confirm("cli/carol", ids)
    return ids
