"""Time mentions and a clause in, the time that dates the clause out, by the parse.

`time_for` picks among the mentions; `since_adverb` and `event_interval` read times told by another
event. None of them lets a clause inherit a time from elsewhere: that is the caller's part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.claim import When
from reportedly.codebook import load_words
from reportedly.coding.timex import edtf
from reportedly.coding.timex.mentions import TimeMention
from reportedly.text import Parse

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = ("VERB", "AUX")
_IN_VERB = ("ADV", "AUX", "PART")  # what may stand between auxiliary and verb
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
    sets and "recent". `times` is ordered, as `find_times` returns it. Where there is none, the date
    of a clause with "since" counts as the start ("since the war began in 2011"), else `None`.
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
    return best if best is not None else _since_clause(parse, times, parse.doc[head])


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
    mark = _since_in_verb(parse.doc[head])
    if mark is None or previous is None or previous.edtf is None:
        return None
    start = edtf.ends(previous.edtf)[0]
    if start is None:
        return None
    published = parse.article.published
    until = published.isoformat() if published else None
    if until is not None and until < start:
        return None
    span = parse.span(mark.i, mark.i)
    return When(edtf.interval(start, until), "interval", span, previous.anchor)


def _since_in_verb(head: Token) -> Token | None:
    """The adverb "since" between auxiliary and verb.

    Its place tells it, not its label: the parser calls "since" an adverb in "500 people have been
    killed since the war began in 2011" too.
    """
    verb = head if head.pos_ in _VERBAL or head.dep_ not in ("attr", "acomp") else head.head
    perfect = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.lemma_ == "have"]
    if not perfect:
        return None
    between = list(verb.doc[perfect[0] + 1 : verb.i])
    mark = next((t for t in between if t.lower_ == "since"), None)
    if mark is None or mark.nbor(-1).lower_ == "long" or mark.nbor().lower_ == "then":
        return None
    return mark if all(t.pos_ in _IN_VERB or t is mark for t in between) else None


def _since_clause(parse: Parse, times: Sequence[TimeMention], clause: Token) -> TimeMention | None:
    """The date of a clause with "since" that dates its host, opened: 2011/.. for 2011.

    "500 people have been killed since the war began in 2011". Only a perfect counts: "the army
    fled, since rebels took the town on Friday" gives a reason.
    """
    if not any(c.dep_ in ("aux", "auxpass") and c.lemma_ == "have" for c in clause.children):
        return None
    for child in clause.children:
        if child.dep_ == "advcl" and any(c.lower_ == "since" for c in child.children):
            events = [child]
        elif child.lower_ == "since":  # read as a preposition with a clause
            events = [c for c in child.children if c.pos_ in _VERBAL]
        else:
            continue
        for event in events:
            found = time_for(parse, times, event.left_edge.i, event.right_edge.i, event.i)
            start = edtf.ends(found.when.edtf)[0] if found and found.when.edtf else None
            if found and start:
                when = replace(found.when, edtf=edtf.interval(start, None), precision="interval")
                return replace(found, when=when)
    return None


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
