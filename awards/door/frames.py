"""Read the codes in a picture of a telephone, in a child process under limits of size and time."""

from __future__ import annotations

import anyio
import msgspec

from awards.door.frame_child import FrameTask
from awards.errors import FileRefused, FrameRefused
from awards.intake.reading.answering import Refusal
from awards.intake.reading.isolated import answer_of
from awards.intake.reading.limits import Limits
from awards.words import Phrase

MOST_BYTES = 200_000

LIMITS = Limits(upload=MOST_BYTES, answer=100_000, memory=600_000_000, cpu=2, wall=4.0)

_ANSWER: msgspec.msgpack.Decoder[list[str] | Refusal] = msgspec.msgpack.Decoder(list[str] | Refusal)
_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


class FrameReader:
    """So many pictures at once; one more is answered as if it showed no code."""

    def __init__(self, at_once: int = 2) -> None:
        self._free = anyio.Semaphore(at_once)

    async def read(self, data: bytes) -> list[str]:
        """Raises FrameRefused."""
        if len(data) > MOST_BYTES:
            raise FrameRefused(reason=Phrase("it is too large"))
        if not data.startswith(_STARTS):
            raise FrameRefused(reason=Phrase("it is neither JPEG nor PNG"))
        try:
            self._free.acquire_nowait()
        except anyio.WouldBlock:
            return []
        try:
            return await _texts(data)
        finally:
            self._free.release()


async def _texts(data: bytes) -> list[str]:
    task = msgspec.json.encode(FrameTask(LIMITS)).decode()
    try:
        found = await answer_of("awards.door.frame_child", task, data, LIMITS)
    except FileRefused as fault:
        raise FrameRefused(reason=Phrase("it cannot be read")) from fault
    answer = _ANSWER.decode(found)
    if isinstance(answer, Refusal):
        raise FrameRefused(reason=Phrase("it cannot be read"))
    return answer
