"""Words of an article that a claim should have been read from in, a claim kept by hand out.

The words must stand in the article exactly, white space aside, and once, else their offsets tell
which are meant. The claim is a row like any other, current while the decision stands; its kind and
its source are the person's, and what else is known can be given as for an edit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from reportedly.claim import Claim, Factuality, Reading
from reportedly.errors import LedgerError, OptionError
from reportedly.ledger.decisions.edits import apply_fields, speaker
from reportedly.ledger.decisions.targets import article_row
from reportedly.ledger.decisions.values import check_fields
from reportedly.ledger.entries import Entries, decode_article
from reportedly.ledger.gathering import Gatherer
from reportedly.ledger.known import EVERYTHING, stands
from reportedly.ledger.linking import Linker
from reportedly.ledger.records import Decision, Entry
from reportedly.ledger.store import Store
from reportedly.ledger.tally import count_in
from reportedly.ledger.tracing import Tracer
from reportedly.ledger.writing import Writer
from reportedly.text import Article, Span

_NEEDED = ("kind", "source")
# What a claim is taken to be where a person says nothing of it
_TOLD = Factuality("asserted", "+", "certain", "happened", "paraphrase")

_MARKED = f"SELECT 1 FROM claim WHERE id = :id AND {stands('claim.decision')}"


def check_missed(store: Store, article: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """The span and fields of a claim that was missed; raises where the words or a field are wrong."""
    kept = decode_article(article_row(store, article))
    span = _find(kept, value)
    given = value.get("fields")
    fields = check_fields(given if isinstance(given, Mapping) else {})
    missing = [field for field in _NEEDED if field not in fields]
    if missing:
        raise OptionError(f"found no {' and no '.join(missing)}, expected both for a missed claim")
    claim = _claim_id(kept.id, span, fields)
    if next(store.rows(_MARKED, named={"id": claim} | EVERYTHING.values()), None) is not None:
        raise LedgerError(f"these words were marked as missed before: decide on claim {claim}")
    return {"start": span.start, "end": span.end, "fields": fields, "claim": claim}


def keep_missed(store: Store, decision: Decision, moment: str) -> int:
    """Keep the claim of a decision that was checked and numbered, and give its row.

    It is gathered into an incident and linked as if it were all that its article tells.
    """
    row = article_row(store, decision.target)
    article, reading = decode_article(row), int(row["reading"])
    claim = _claim(article, replace(decision, recorded=datetime.fromisoformat(moment)))
    writer, entries = Writer(store), Entries(store)
    printing, copies = entries.printing(row["number"]), entries.copies(row["number"])
    origin = Tracer(store, writer, entries).find_origin(claim, printing, copies)
    gatherer = Gatherer(store, writer, entries)
    told = next(iter(gatherer.gather(Reading(article, (claim,)), reading)), None)
    account = told.number if told else None
    number = writer.claim(claim, origin, reading, row["number"], account, decision.number)
    entry = Entry(claim, printing, origin, number, account, told.incident if told else None)
    Linker(writer, entries, gatherer).link([entry], copies, reading)
    # the decision is about the article; from now on it is about the claim too
    store.insert(
        "INSERT INTO carried VALUES ('claim', ?, ?, ?)", claim.id, decision.number, reading
    )
    count_in(store, reading)
    return number


def _claim(article: Article, decision: Decision) -> Claim:
    value: dict[str, Any] = decision.value
    fields: dict[str, Any] = value["fields"]
    source = speaker(fields["source"])
    told = replace(_TOLD, manner="author") if source.kind == "author" else _TOLD
    span = article.span(value["start"], value["end"])
    claim = Claim(value["claim"], article.id, (span,), (source,), told, fields["kind"])
    return apply_fields(claim, fields, decision)


def _find(article: Article, value: Mapping[str, Any]) -> Span:
    start, end, words = value.get("start"), value.get("end"), value.get("words")
    if type(start) is int and type(end) is int:
        if not 0 <= start < end <= len(article.text):
            raise OptionError(
                f"found offsets {start} to {end}, expected some inside the article's"
                f" {len(article.text)} characters"
            )
        span = article.span(start, end)
        if words is not None and str(words).split() != span.text.split():
            raise OptionError(f"the article has other words at {start} to {end}: give one or other")
        return span
    if not isinstance(words, str) or not words.strip():
        raise OptionError("found no words, expected those that the claim should be read from")
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = [match.span() for match in re.finditer(pattern, article.text)]
    if not found:
        raise LedgerError(f"article {article.id} has no such words: copy them from its text")
    if len(found) > 1:
        places = ", ".join(f"{first}-{last}" for first, last in found[:5])
        raise LedgerError(
            f"article {article.id} has these words {len(found)} times: say which by their offsets,"
            f" one of {places}"
        )
    return article.span(*found[0])


def _claim_id(article: str, span: Span, fields: Mapping[str, Any]) -> str:
    """Content hash, as of a claim that was read, of another name space."""
    parts = ("by hand", article, f"{span.start}-{span.end}", fields["source"], fields["kind"])
    return sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]
