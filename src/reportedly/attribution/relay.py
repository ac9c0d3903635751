"""Cues that name a relay beside the statement: according to, citing, quoted as saying.

In: the token that opens the phrase. Out: what was found, with the statement as content. The
relayed statement is the same content that its own speaker's cue has: "Tabar said X, according to
Novosti" gives X to both, and Tabar's attribution stands inside Novosti's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.attribution.clause import cited_clause, trimmed_clause
from reportedly.attribution.found import Found
from reportedly.attribution.source import agent_of, names_speaker, phrase_of
from reportedly.attribution.tree import Range, child, clause_of, subtract, whole

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_according(token: Token) -> Found | None:
    """Read "according to S" at `token` ("according")."""
    to = child(token, "prep")
    if to is None or to.lower_ != "to":
        return None
    source = child(to, "pobj", "pcomp")
    if source is None:
        return None
    first, last = whole(token)
    if token.head.i == token.i:
        return None
    host = clause_of(token.head)
    return Found(
        head=token.i,
        cue=((token.i, to.i),),
        kind="say",
        frame="according",
        content=tuple(hosted(token, host, (first, last))),
        source=source.i,
        source_range=(to.i + 1, max(whole(source)[1], source.i)),
        outer=host.i,
    )


def hosted(relay: Token, host: Token, phrase: Range) -> list[Range]:
    """The clause of `host` without the relaying `phrase` in it, as far as the phrase reaches.

    "Residents back up the envoy: according to them, X" reaches back to the colon only.
    """
    first, last = trimmed_clause(host)
    doc = relay.doc
    for i in range(phrase[0] - 1, first, -1):
        if doc[i].text in (":", ";"):
            first = i + 1
            break
    return _upto(relay, subtract([(first, last)], phrase), phrase[1])


def _upto(relay: Token, ranges: list[Range], last: int) -> list[Range]:
    """`ranges` without a clause coordinated after the phrase that ends at `last`.

    "Fighting resumed, according to residents, and the army sent troops" is half the residents'.
    """
    doc = relay.doc
    after = last + 1
    while after < len(doc) and doc[after].is_punct:
        after += 1
    before = [r for r in ranges if r[1] < relay.i]
    if before and last + 1 < after < len(doc) and doc[after].lower_ in ("and", "but", "while"):
        return before
    return ranges


def read_citing(verb: Token) -> Found | None:
    """Read "citing two officials" as a relay; `None` where reasons are cited instead."""
    source = child(verb, "dobj")
    if source is None or verb.tag_ != "VBG" or not names_speaker(source):
        return None
    first, last = whole(verb)
    if verb.head.i == verb.i:
        return _citing_before(verb, source)
    host = clause_of(verb.head)
    clause = cited_clause(verb)
    if clause is not None:
        return Found(
            head=verb.i,
            cue=((verb.i, verb.i),),
            kind="say",
            frame="citing",
            content=(trimmed_clause(clause),),
            source=source.i,
            source_range=(source.left_edge.i, clause.left_edge.i - 2),
            outer=host.i,
        )
    return Found(
        head=verb.i,
        cue=((verb.i, verb.i),),
        kind="say",
        frame="citing",
        content=tuple(_upto(verb, subtract([trimmed_clause(host)], (first, last)), last)),
        source=source.i,
        source_range=phrase_of(source, verb.i),
        outer=host.head.i if host.dep_ == "ccomp" and verb.i < host.i else host.i,
    )


def _citing_before(verb: Token, source: Token) -> Found | None:
    """ "The daily, quoting a lawmaker, reported that X" where the parse makes "quoting" the root."""
    host = child(verb, "conj")
    last = source.right_edge.i
    if host is None or verb.doc[verb.i - 1].text != "," or not last < host.i:
        return None
    clause = child(host, "ccomp")
    if clause is None:
        return None
    return Found(
        verb.i,
        ((verb.i, verb.i),),
        "say",
        "citing",
        (trimmed_clause(clause),),
        source.i,
        phrase_of(source, verb.i),
        host.i,
    )


def read_quoted_as(verb: Token) -> tuple[Found, Found] | None:
    """Read "SANA quoted a source as saying X": the quoting outlet and the quoted speaker."""
    source = child(verb, "dobj")
    if source is None:
        return None
    saying = _as_saying(verb) or _as_saying(source)
    subject = child(verb, "nsubj")
    if saying is None or subject is None:
        return None
    clause = child(saying, "ccomp") or child(verb, "ccomp")  # "X, Interfax quoted him as saying"
    content: tuple[Range, ...] = () if clause is None else (trimmed_clause(clause),)
    cue, speaker = (verb.i, verb.i), phrase_of(subject, verb.i)
    quoting = Found(verb.i, (cue,), "say", "quoted", content, subject.i, speaker)
    cue = (saying.head.i, saying.i)
    speaker = (source.left_edge.i, min(whole(source)[1], saying.head.i - 1))
    quoted = Found(saying.i, (cue,), "say", "saying", content, source.i, speaker, verb.i)
    return quoting, quoted


def read_was_quoted(verb: Token) -> tuple[Found] | None:
    """Read "X was quoted (by S) as saying Y": the speaker is the subject."""
    saying = _as_saying(verb)
    subject = child(verb, "nsubjpass")
    if saying is None or subject is None:
        return None
    clause = child(saying, "ccomp") or child(verb, "ccomp")
    auxiliary = child(verb, "auxpass")
    cue = (auxiliary.i if auxiliary is not None else verb.i, verb.i), (saying.head.i, saying.i)
    content = () if clause is None else (trimmed_clause(clause),)
    said = Found(saying.i, cue, "say", "saying", content, subject.i, phrase_of(subject, verb.i))
    return (said,)


def read_quoted_by(verb: Token) -> Found | None:
    """Read "a Hamas official, quoted by Al-Aqsa TV": the outlet relays what the official says.

    Its content is that of the official's own cue and is filled in by `nest`.
    """
    agent = agent_of(verb)
    if verb.dep_ not in ("acl", "advcl") or agent is None or verb.tag_ != "VBN":
        return None
    speaker = verb.head
    if speaker.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    by = agent.head.i
    cue = ((verb.i, by),) if by == verb.i + 1 else ((verb.i, verb.i), (by, by))
    return Found(verb.i, cue, "say", "quoted_by", (), agent.i, phrase_of(agent, verb.i), speaker.i)


def _as_saying(token: Token) -> Token | None:
    for kid in token.rights:
        if kid.dep_ == "prep" and kid.lower_ == "as":
            for inner in kid.children:
                if inner.dep_ == "pcomp" and inner.tag_ == "VBG":
                    return inner
    return None
