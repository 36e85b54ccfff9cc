"""Send hostile bytes to a child process; get plain data or a refusal back."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import anyio
import msgspec

import awards
from awards.errors import FileRefused
from awards.intake.reading.answering import Refusal
from awards.intake.reading.book import Book
from awards.intake.reading.child import ReadingTask
from awards.intake.reading.limits import Hints, Limits
from awards.intake.reading.refusals import BY_CODE, Damaged, TooBig, TooHeavy, TooSlow

_ROOT = Path(awards.__file__).parents[1]
_ANSWER: msgspec.msgpack.Decoder[Book | Refusal] = msgspec.msgpack.Decoder(Book | Refusal)
# Killed for memory by the system, or ended by a failed allocation in native code.
_OUT_OF_MEMORY = (-signal.SIGKILL, -signal.SIGABRT, -signal.SIGSEGV)


async def read(data: bytes, limits: Limits, hints: Hints | None = None) -> Book:
    """The content of the file. Raises `FileRefused`. The child always ends with this call."""
    task = msgspec.json.encode(ReadingTask(limits, hints or Hints())).decode()
    answer = await answer_of("awards.intake.reading.child", task, data, limits)
    result = _ANSWER.decode(answer)
    if isinstance(result, Refusal):
        raise refused(result)
    return result


async def answer_of(module: str, task: str, data: bytes, limits: Limits) -> bytes:
    """What a child process answers: ``module`` gets ``task`` as its argument and ``data`` as input.

    Raises `FileRefused` if it is too big, takes too long or needs too much.
    """
    if len(data) > limits.upload:
        raise TooBig(size=len(data), limit=limits.upload)
    try:
        with anyio.fail_after(limits.wall):
            # Do not pass the environment on: a reader of hostile files needs no secrets.
            done = await anyio.run_process(
                [sys.executable, "-m", module, task],
                input=data,
                check=False,
                cwd=_ROOT,
                env={"PYTHONUTF8": "1"},
            )
    except TimeoutError as late:
        raise TooSlow(limit=limits.wall) from late
    if done.returncode == -signal.SIGXCPU:
        raise TooSlow(limit=limits.cpu)
    if done.returncode in _OUT_OF_MEMORY:
        raise TooHeavy
    if done.returncode:
        raise Damaged
    return done.stdout


def refused(answer: Refusal) -> FileRefused:
    """The fault that a child reported."""
    return BY_CODE[answer.code](**answer.facts)
