"""The slides of the big screen, each drawn once and kept by what is on it."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from threading import Lock

import msgspec

from awards.ceremony.screen.pictures import pictures
from awards.ceremony.screen.plan import ScreenPlan, plan
from awards.documents.slides import Slide
from awards.errors import NotFound
from awards.settings import Settings
from awards.stage.content import StageVersion
from awards.words import Phrase

#: Pictures that are kept: of several meetings, and of what changed on the day.
KEPT = 200

_drawn: OrderedDict[str, bytes] = OrderedDict()
_drawing = Lock()


class ShownSlide(msgspec.Struct, frozen=True):
    """``digest`` changes with anything on it; ``group`` is 0 on the cover; ``words`` are its text."""

    digest: str
    group: int
    words: str


def slides(version: StageVersion) -> list[ShownSlide]:
    """The whole show in its order. Raises ScreenSizeRefused."""
    made = plan(version)
    return [
        ShownSlide(_digest(made, slide), group, " ".join(_words(slide)))
        for slide, group in zip(made.slides, made.groups, strict=True)
    ]


def picture(version: StageVersion, digest: str, settings: Settings) -> bytes:
    """A slide as PNG, drawn by the engine. Raises NotFound and PrintRefused."""
    with _drawing:
        if digest not in _drawn:
            made = plan(version)
            found = [each for each in made.slides if _digest(made, each) == digest]
            if not found:
                raise NotFound(what=Phrase("slide"), key=digest)
            [(_, png)] = pictures(made._replace(slides=(found[0],)), version, settings)
            _drawn[digest] = png
            if len(_drawn) > KEPT:
                _drawn.popitem(last=False)
        return _drawn[digest]


def _digest(made: ScreenPlan, slide: Slide) -> str:
    content = msgspec.json.encode((made.size, slide))
    return hashlib.sha256(content).hexdigest()[:24]


def _words(slide: Slide) -> Iterator[str]:
    for words in slide.words:
        yield "".join(words.lines)
