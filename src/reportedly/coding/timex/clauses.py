"""Time mentions and a clause in, the time that dates the clause out, by the parse.

`time_for` picks among the mentions; `since_adverb` and `event_interval` read times told by another
event. None of them lets a clause inherit a time from elsewhere: that is the caller's part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportedly.claim import When
from reportedly.codebook import load_words
from reportedly.coding.timex import edtf
from reportedly.coding.timex.mentions import TimeMention
from reportedly.text import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = ("VERB", "AUX")
# A clause hanging on another by one of these tells its own event, so its dates stay in it.
_NESTED = frozenset(("relcl", "acl", "advcl", "ccomp", "csubj", "csubjpass", "parataxis", "pcomp"))
_FAR = 9


def time_for(
    parse: Parse,
    times: Sequence[TimeMention],
    first_token: int,
    last_token: int,
    head: int,
) -> TimeMention | None:
    """The time that dates the clause headed by token `head`, within the tokens given (inclusive).

    A time tied to the clause's verb wins over one tied to a noun in it; one in a nested clause,
    or that only names another noun ("the May vote"), is left out, and so are plain durations,
    sets and "recent". `times` is ordered, as `find_times` returns it. `None` where there is none.
    """
    at = bisect_left(times, first_token, key=lambda mention: mention.first)
    best, best_rank = None, _FAR
    for mention in times[at:]:
        if mention.first > last_token:
            break
        if mention.when.edtf is None or mention.type == "SET":
            continue
        rank = _rank(parse, mention, head)
        if rank < best_rank:
            best, best_rank = mention, rank
    return best


def _rank(parse: Parse, mention: TimeMention, head: int) -> int:
    """How closely the mention hangs on the clause: 0 on its verb, `_FAR` not at all."""
    doc = parse.doc
    clause, token = doc[head], doc[mention.head]
    if mention.first <= head <= mention.last:
        return 0
    if _when_clause_of(clause, mention):
        return 1
    rank, names, loose = 0, load_words("timex", "names_noun", "words"), ("after", "following")
    for _ in range(40):
        above = token.head
        if above.i == token.i:
            return _FAR
        if token.i != mention.head and token.dep_ in _NESTED:
            if not (above.i == head and clause.pos_ in ("NOUN", "PROPN") and token.dep_ == "acl"):
                return _FAR
            rank = max(rank, 3)
        if above.i == head or _same_clause(above, clause):
            return rank
        if (
            above.pos_ in _VERBAL and above.dep_ != "prep"
        ):  # "following" is a verb with a prep's job
            if token.dep_ in ("cc", "punct") or above.dep_ not in ("xcomp", "aux", "auxpass"):
                return _FAR
        elif above.pos_ not in ("ADP", "SCONJ", "VERB"):
            # On a noun: "killed 12 people in Goma on Tuesday" is parsed as Goma's Tuesday.
            if token.i == mention.head and token.dep_ in ("compound", "poss", "nmod", "amod"):
                return _FAR
            if token.lower_ in names:
                return _FAR
            rank += 1
        elif token.pos_ in ("NOUN", "PROPN") and token.i != mention.head:
            if above.lower_ in loose:
                rank = max(rank, 5)
            elif above.lower_ in names:
                return _FAR
        token = above
    return _FAR


def _same_clause(token: Token, clause: Token) -> bool:
    """True where `token` is an auxiliary or copula of `clause`, or the other way round."""
    if token.pos_ not in _VERBAL and clause.pos_ not in _VERBAL:
        return False
    return (token.head.i == clause.i and token.dep_ in ("aux", "auxpass", "cop")) or (
        clause.head.i == token.i and clause.dep_ in ("aux", "auxpass", "attr", "acomp", "xcomp")
    )


def _when_clause_of(clause: Token, mention: TimeMention) -> bool:
    """ "in April when Israel bombed the consulate": the time just before "when" dates the clause."""
    when = clause.doc[mention.last + 1] if mention.last + 1 < len(clause.doc) else None
    if when is not None and when.text == "," and mention.last + 2 < len(clause.doc):
        when = clause.doc[mention.last + 2]
    return when is not None and when.lower_ == "when" and when.head.i == clause.i


def since_adverb(parse: Parse, head: int, previous: When | None) -> When | None:
    """The time of a clause with the adverb "since" ("he has since moved to the coast").

    It runs from the start of `previous`, the time of the event told before, to publication (open
    where that is unknown). `None` where the clause has no such adverb or `previous` no date.
    """
    token = parse.doc[head]
    marks = [c for t in (token, *token.children) for c in t.children if c.lower_ == "since"]
    mark = next((c for c in marks if c.dep_ == "advmod" or not any(c.children)), None)
    if mark is None or previous is None or previous.edtf is None:
        return None
    start = edtf.ends(previous.edtf)[0]
    if start is None:
        return None
    published = parse.article.published
    until = published.isoformat() if published else None
    span = parse.span(mark.i, mark.i)
    return When(edtf.interval(start, until), "interval", span, previous.anchor)


def event_interval(
    parse: Parse, times: Sequence[TimeMention], first_token: int, last_token: int, head: int
) -> When | None:
    """The time of a clause told by another event: "before the onset of the war".

    `edtf` stays `None`; `relation` holds the words. `None` where the clause has no such phrase,
    or where the phrase is a date that `times` already holds.
    """
    links = load_words("timex", "event_links", "words")
    dated = {k for mention in times for k in range(mention.first, mention.last + 1)}
    for token in parse.doc[head].children:
        if not first_token <= token.i <= last_token or token.lower_ not in links:
            continue
        target = next((c for c in token.children if c.dep_ in ("pobj", "pcomp")), None)
        if target is None or target.i in dated or target.ent_type_ in ("PERSON", "ORG", "GPE"):
            continue
        last = min(max(t.i for t in token.subtree), last_token)
        while last > token.i and parse.doc[last].is_punct:
            last -= 1
        span = parse.span(token.i, last)
        return When(None, "interval", span, "none", relation=" ".join(span.text.split()))
    return None
