"""Send hostile bytes to a child process; get plain data or a refusal back."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import anyio
import msgspec

import awards
from awards.intake.reading.book import Book
from awards.intake.reading.child import ReadingTask, Refusal
from awards.intake.reading.limits import Hints, Limits
from awards.intake.reading.refusals import BY_CODE, Damaged, TooBig, TooHeavy, TooSlow

_ROOT = Path(awards.__file__).parents[1]
_ANSWER: msgspec.msgpack.Decoder[Book | Refusal] = msgspec.msgpack.Decoder(Book | Refusal)
# Killed for memory by the system, or ended by a failed allocation in native code.
_OUT_OF_MEMORY = (-signal.SIGKILL, -signal.SIGABRT, -signal.SIGSEGV)


async def read(data: bytes, limits: Limits, hints: Hints | None = None) -> Book:
    """The content of the file. Raises `FileRefused`. The child always ends with this call."""
    if len(data) > limits.upload:
        raise TooBig(size=len(data), limit=limits.upload)
    task = msgspec.json.encode(ReadingTask(limits, hints or Hints())).decode()
    try:
        with anyio.fail_after(limits.wall):
            # Do not pass the environment on: a reader of hostile files needs no secrets.
            done = await anyio.run_process(
                [sys.executable, "-m", "awards.intake.reading.child", task],
                input=data,
                check=False,
                cwd=_ROOT,
                env={"PYTHONUTF8": "1"},
            )
    except TimeoutError as late:
        raise TooSlow(limit=limits.wall) from late
    return _understood(done.returncode, done.stdout, limits)


def _understood(status: int, answer: bytes, limits: Limits) -> Book:
    if status == -signal.SIGXCPU:
        raise TooSlow(limit=limits.cpu)
    if status in _OUT_OF_MEMORY:
        raise TooHeavy
    if status:
        raise Damaged
    result = _ANSWER.decode(answer)
    if isinstance(result, Refusal):
        raise BY_CODE[result.code](**result.facts)
    return result
