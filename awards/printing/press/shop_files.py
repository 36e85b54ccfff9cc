"""Files of a run for a print shop (PDF/X-4) or a browser, drawn when asked for and not kept.

They are drawn from the same frozen certificates as the run's own files, with the run's date, so that
the same file comes out each time.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import BinaryIO, Literal, cast

import anyio

from awards.errors import NotFound, print_refusal
from awards.printing.press import profiles, volume_queue
from awards.printing.press.delivery import made_volume
from awards.printing.press.file_names import delivered_name
from awards.printing.runs import queries
from awards.printing.runs.backs import pages_of
from awards.printing.runs.records import RunRecord, VolumeRecord
from awards.printing.runs.rules import BROWSER_SHEETS
from awards.settings import Settings
from awards.words import Phrase
from certificates import ContentRefused, PressFile, print_volume, render_pages
from certificates.press import NONE


async def shop_file(
    settings: Settings, run: RunRecord, place: int, profile: str = ""
) -> tuple[str, BinaryIO]:
    """The name of a file for the shop with this profile, and the file, at its end.

    Raises NotFound, FontsChanged and PrintRefused.
    """
    volume = await made_volume(run, place)
    standard = PressFile(await profiles.find(profile), run.made_at)
    draft = await _drawn(await _drawing(settings, run, volume, standard))
    return f"{delivered_name(run, volume, settings.language).rpartition('.')[0]}-x4.pdf", draft


async def browser_file(settings: Settings, run: RunRecord, place: int) -> BinaryIO:
    """A file that opens the print dialogue of a browser, at its end.

    Raises NotFound for a large one, FontsChanged and PrintRefused.
    """
    volume = await made_volume(run, place)
    if volume.certificates > BROWSER_SHEETS or not volume.file.endswith(".pdf"):
        raise NotFound(what=Phrase("print file for a browser"), key=place)
    return await _drawn(await _drawing(settings, run, volume, "print"))


async def _drawn(draw: Callable[[BinaryIO], object]) -> BinaryIO:
    draft = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 - closed when it has been sent
    try:
        await anyio.to_thread.run_sync(draw, draft)
    except ContentRefused as fault:
        draft.close()
        raise print_refusal(fault.problems) from fault
    except BaseException:
        draft.close()
        raise
    return draft


async def _drawing(
    settings: Settings, run: RunRecord, volume: VolumeRecord, standard: PressFile | Literal["print"]
) -> Callable[[BinaryIO], object]:
    if run.setup.is_direct:
        pages = await pages_of(await queries.certificates_of(run.id), None, settings)
        return partial(render_pages, pages, standard=standard)
    sides, setup, shelf, total = await volume_queue.volume_input(
        run.id, run.reference, volume.place, settings
    )
    if not sides:
        raise NotFound(what=Phrase("print file"), key=volume.place)
    if standard != "print":  # A calibration is for a printer of the office.
        setup = replace(setup, front=NONE, back=NONE)
    return partial(print_volume, sides, setup, shelf, total=total, standard=standard)
