"""Entries of the history as a table, for every form of file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from awards import clock
from awards.audit import queries
from awards.audit.papers import own_layout_names
from awards.audit.people import shown_names
from awards.audit.queries import HistoryFilter
from awards.audit.rules import ChainEntry
from awards.audit.sentences import Detail, HistorySentence, sentence_of
from awards.audit.subjects import Subject, category_names, named
from awards.papers.table import PaperColumn, PaperGroup, PaperTable
from awards.web.formats import moment
from awards.words import Language, Phrase, translated

_COLUMNS = (
    PaperColumn("position", Phrase("No."), 8),
    PaperColumn("at", Phrase("Time"), 18, whole=True),
    PaperColumn("who", Phrase("Who"), 16),
    PaperColumn("what", Phrase("What was done"), 24),
    PaperColumn("subject", Phrase("About"), 28),
    PaperColumn("details", Phrase("Details"), 60),
)


async def history_table(asked: HistoryFilter, language: Language) -> PaperTable:
    """The newest entries that match, at most as many as one answer holds."""
    links = await queries.search(asked, limit=queries.MOST)
    return PaperTable(
        translated(Phrase("History"), language),
        "",
        _COLUMNS,
        (PaperGroup(await rows_of(links, language)),),
        lines=(
            Phrase(
                "The newest %(count)s entries, made on %(day)s",
                count=len(links),
                day=clock.today(),
            ),
        ),
    )


#: The words above the columns of `rows_of`.
HEADINGS = tuple(str(column.heading) for column in _COLUMNS)


async def rows_of(
    links: Sequence[ChainEntry], language: Language
) -> tuple[tuple[int | str, ...], ...]:
    """Entries as sentences, with the names of people, layouts and what they are about."""
    people, layouts = await shown_names(), await own_layout_names()
    categories = await category_names()
    sentences = [sentence_of(link, language, people, categories, layouts) for link in links]
    subjects = await named({link.subject for link in links}, language)
    return _rows(sentences, subjects, language)


def _rows(
    sentences: Sequence[HistorySentence], subjects: Mapping[str, Subject], language: Language
) -> tuple[tuple[int | str, ...], ...]:
    return tuple(
        (
            each.position,
            moment(each.at),
            each.who,
            each.words,
            subjects[each.subject].words,
            "\n".join(translated(_detail(one), language) for one in each.details),
        )
        for each in sentences
    )


def _detail(one: Detail) -> Phrase:
    if one.changed:
        return Phrase(
            "%(field)s: %(before)s → %(after)s",
            field=one.field,
            before=one.before or Phrase("Not filled in"),
            after=one.after or Phrase("Not filled in"),
        )
    return Phrase("%(field)s: %(after)s", field=one.field, after=one.after or one.before)
