"""A process that claims places as fast as it can."""

from __future__ import annotations

import asyncio
import os
import sys

from awards import database
from awards.errors import QuotaFull
from awards.winner_fields import Registration
from awards.winners import service
from tests.cast import SECRET

CLAIMS = 20


async def main(racer: int) -> None:
    async with database.opened(os.environ["RACE_URL"]):
        for number in range(CLAIMS):
            name = f"郑州竞速第{racer}之{number}制造有限公司"
            try:
                await service.register(
                    "api/rita", "2023", [Registration("CX", name)], secret=SECRET
                )
            except QuotaFull:
                return


asyncio.run(main(int(sys.argv[1])))
