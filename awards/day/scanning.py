"""A code that is read at the side of the stage leads to the group of its holder."""

from __future__ import annotations

from awards.catalogue import service as catalogue
from awards.day import service
from awards.day.desk import desk
from awards.errors import NotFound
from awards.stage.content import StageContent
from awards.words import Phrase


def groups_by_code(content: StageContent) -> dict[str, int]:
    """The code of a slip, or the number of a certificate → the group on stage."""
    groups = {
        member.certificate.winner: group.number
        for group in content.groups
        for member in group.members
    }
    found = {
        member.certificate.number.casefold(): groups[member.certificate.winner]
        for member in content.on_stage
        if member.certificate.number
    }
    for each in content.attendees:
        if each.code and each.winner in groups:
            found[each.code.casefold()] = groups[each.winner]
    return found


async def scanned(actor: str, code: str, read: str) -> None:
    """Show the group of the holder of a code. Raises NotFound."""
    found = await desk(await catalogue.find(code))
    number = groups_by_code(found.content).get(read.strip().casefold()) if found else None
    if found is None or number is None:
        raise NotFound(what=Phrase("code of somebody on stage"), key=read)
    item = found.content.groups[number - 1].item
    if (item, number) != found.progress.place:
        await service.show(actor, code, item, number)
