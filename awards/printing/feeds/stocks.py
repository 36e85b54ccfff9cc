"""The stocks that come with the program, and the ones that a certificate fits."""

from __future__ import annotations

from functools import cache

from awards.errors import Language, NotFound
from awards.words import Phrase
from certificates.paper import Box
from certificates.press import Stock, load_stock, shipped_stock, stock_ids
from certificates.press.slot_fit import misfit


@cache
def stocks() -> dict[str, Stock]:
    """The shipped stocks by id, sorted by name."""
    known = [load_stock(shipped_stock(each)) for each in stock_ids()]
    return {stock.id: stock for stock in sorted(known, key=lambda stock: stock.name)}


def stock_of(stock_id: str) -> Stock:
    """Raises NotFound."""
    if stock_id not in stocks():
        raise NotFound(what=Phrase("stock"), key=stock_id)
    return stocks()[stock_id]


def name_of(stock_id: str, language: Language = "zh") -> str:
    """Return the name of a stock, even of one that only earlier versions had."""
    return stocks()[stock_id].named(language) if stock_id in stocks() else stock_id


def stocks_for(trim: Box) -> list[Stock]:
    """The stocks with a place for a certificate of this size, the nearest size first."""
    fitting = [each for each in stocks().values() if misfit(trim, each, None) is None]
    return sorted(fitting, key=lambda each: (len(each.slots), each.sheet.width * each.sheet.height))
