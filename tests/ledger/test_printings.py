"""How an article stands to what a ledger keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportedly.ledger.printings import find_standing
from reportedly.ledger.store import Store
from reportedly.ledger.writing import Writer, text_hash
from reportedly.text import Article

TEXT = "Shells fell on Tawila at dawn, residents said."
WIRE = Article(id=text_hash(TEXT)[:16], text=TEXT, outlet="Reuters", published=date(2024, 6, 3))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "news.db", create=True)


def keep(store: Store, article: Article) -> int:
    with store.transaction() as moment:
        return Writer(store).article(article, None, moment)


def test_an_article_is_kept_once(store: Store) -> None:
    number = keep(store, WIRE)
    assert find_standing(store, WIRE).kept == number


def test_the_same_text_in_another_paper_is_another_printing(store: Store) -> None:
    number = keep(store, WIRE)
    standing = find_standing(store, replace(WIRE, outlet="Sudan Tribune"))
    assert standing.kept is None
    assert standing.article.id != WIRE.id
    again = keep(store, standing.article)
    assert find_standing(store, replace(WIRE, outlet="Sudan Tribune")).kept == again
    assert find_standing(store, WIRE).kept == number


def test_what_becomes_known_of_a_printing_revises_it(store: Store) -> None:
    number = keep(store, replace(WIRE, published=None))
    standing = find_standing(store, WIRE)
    assert (standing.kept, standing.earlier, standing.same_text) == (None, (number,), (number,))


def test_a_page_with_another_text_may_revise_the_first(store: Store) -> None:
    page = replace(WIRE, url="https://news.example/tawila")
    number = keep(store, page)
    text = TEXT + " Twelve were killed."
    standing = find_standing(store, replace(page, id=text_hash(text)[:16], text=text))
    assert (standing.kept, standing.earlier, standing.same_text) == (None, (number,), ())


def test_another_text_is_new(store: Store) -> None:
    keep(store, WIRE)
    other = Article(id="b", text="The minister flew to Doha.")
    standing = find_standing(store, other)
    assert (standing.article, standing.kept, standing.earlier) == (other, None, ())
