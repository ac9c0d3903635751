"""Institutions of states among the mentions, and names that only the article makes clear."""

from __future__ import annotations

import pytest

from reportedly.articles.parse import parse
from reportedly.attribution.coreference import resolve_mentions
from reportedly.attribution.institutions import ArticleRegister, name_institutions
from reportedly.text import Article, Mention


def mentions(text: str) -> dict[str, Mention]:
    parsed = parse(Article(id="news", text=text))
    found = name_institutions(resolve_mentions(parsed, ArticleRegister(parsed)), parsed)
    return {mention.span.text: mention for mention in found}


@pytest.mark.parametrize(
    ("text", "words", "identifier"),
    [
        ("Rwanda denied it. Its foreign ministry gave no details.", "Its foreign ministry",
         "RWA.foreign-ministry"),
        ("South Sudan's army left Nasir.", "South Sudan's army", "sspdf"),
        ("The junta in Naypyidaw sent troops.", "The junta in Naypyidaw", "MMR.government"),
        ("Chad's army fell back. The government said nothing.", "The government", "TCD.government"),
        ("Indian police made arrests.", "Indian police", "IND.police"),
        ("In Libya, the 444 Brigade advanced.", "444 Brigade", "444-brigade"),
    ],
)  # fmt: skip
def test_institutions_have_the_ids_of_their_states(text: str, words: str, identifier: str) -> None:
    assert mentions(text)[words].id == identifier


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Chad's army and Niger's army met. The government said nothing.", "The government"),
        ("The government said nothing.", "The government"),
    ],
)
def test_an_institution_of_nobody_knows_which_has_none(text: str, words: str) -> None:
    assert mentions(text)[words].id is None
