"""A process that signs in again and again, and prints how often it succeeded."""

from __future__ import annotations

import asyncio
import os
import sys

from awards import database
from awards.accounts import throttle
from awards.errors import TooManyTries

KNOCKS = 20


async def main() -> int:
    through = 0
    async with database.opened(os.environ["RACE_URL"]):
        for _ in range(KNOCKS):
            try:
                await throttle.take("account x", 10)
            except TooManyTries:
                continue
            through += 1
    return through


sys.stdout.write(str(asyncio.run(main())))
