"""A new article and its claims in; its copies kept, and whose words each claim is, out.

A claim in copied words has the origin of the article that they were copied from. Where the copy came
into the ledger before what it was copied from, the claims of the latter take the origin that the
same words have there already: it is one origin, under the name by which it was met first.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.claim import Claim
from reportedly.ledger.candidates import Candidates
from reportedly.ledger.copies import POSTINGS, Printed, find_copies, is_copied, printed_first
from reportedly.ledger.entries import Entries
from reportedly.ledger.fingerprint import fingerprints, furniture, index_keys
from reportedly.ledger.names import fold_name
from reportedly.ledger.origins import find_origin
from reportedly.ledger.records import Copy, Origin, Printing
from reportedly.ledger.store import Store
from reportedly.ledger.writing import Writer
from reportedly.text import Article

# Printings that a copied stretch is followed back through: copies of copies come to an end
_STEPS = 4


class Tracer:
    """Finds copies and origins among the articles of a store."""

    def __init__(self, store: Store, writer: Writer, entries: Entries) -> None:
        self._store, self._writer, self._entries = store, writer, entries
        self._candidates = Candidates(store)

    def find_copies(
        self, article: Article, printing: Printing, besides: Sequence[int]
    ) -> tuple[Copy, ...]:
        """The copies between a new article and kept ones, and its fingerprints kept.

        `besides` are its own earlier printings, which it revises and does not copy.
        """
        skip = furniture(article)
        keys = index_keys(fingerprints(article.text, skip))
        kept = self._candidates.articles_by_print(keys, POSTINGS)
        found = find_copies(
            Printed(printing, article.text, skip),
            lambda asked: kept,  # the keys of the same text
            self._printed,
        )
        self._writer.fingerprints(
            printing.number or 0, (key for key in keys if len(kept.get(key, ())) < POSTINGS)
        )
        return tuple(one for one in found if not {one.article, one.earlier} & set(besides))

    def find_origin(self, claim: Claim, printing: Printing, copies: Sequence[Copy]) -> Origin:
        """Whose words a claim of the article with this printing is."""
        own = printing.number
        sources = [
            self._entries.printing(copy.earlier)
            for copy in copies
            if copy.article == own and is_copied(claim, copy)
        ]
        if sources:
            first = sources[0]
            for other in sources[1:]:
                first = other if printed_first(other, first) else first
            return find_origin(claim, printing, self._root(first))
        for copy in copies:
            if copy.earlier == own and (known := self._met_before(claim, copy)):
                return known
        return find_origin(claim, printing, None)

    def _root(self, printing: Printing) -> Printing:
        """The first printing that a copied one was itself copied from as a whole."""
        for _ in range(_STEPS):
            earlier = self._store.value(
                "SELECT earlier FROM copy WHERE article = ? AND containment >= 0.6"
                " ORDER BY containment DESC LIMIT 1",
                printing.number,
            )
            if earlier is None:
                break
            printing = self._entries.printing(int(str(earlier)))
        return printing

    def _met_before(self, claim: Claim, copy: Copy) -> Origin | None:
        """The origin that the same words have in a copy that was kept before."""
        rows = self._candidates.claims_of_article(copy.article)
        words = fold_name(claim.text)
        for entry in self._entries.entries(rows):
            if fold_name(entry.claim.text) == words and is_copied(entry.claim, copy):
                return entry.origin
        return None

    def _printed(self, number: int) -> Printed:
        article = self._entries.article(number)
        return Printed(self._entries.printing(number), article.text, furniture(article))
