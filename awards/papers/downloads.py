"""A list as a download, in any of its forms."""

from __future__ import annotations

import anyio
from litestar import Response

from awards import clock
from awards.papers.formats import PaperFormat, file_name
from awards.papers.table import PaperTable
from awards.settings import Settings
from awards.web import visits
from awards.web.downloads import download
from awards.web.pages import AnyRequest


async def paper(
    request: AnyRequest, table: PaperTable, form: PaperFormat, code: str, what: str
) -> Response[bytes]:
    return await written(table, form, visits.settings_of(request), code, what)


async def written(
    table: PaperTable, form: PaperFormat, settings: Settings, code: str, what: str
) -> Response[bytes]:
    """In a thread, because a long list takes seconds. Its name is Chinese and has the date."""
    content = await anyio.to_thread.run_sync(form.write, table, settings)
    return download(content, file_name(code, what, clock.today(), form.name), form.media_type)
