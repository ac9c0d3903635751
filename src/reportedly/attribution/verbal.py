"""Cues that are verbs: a verb of the lexicon in its sentence, with content and source.

In: the verb's token and its entry. Out: what was found; a verb of speech with no content of its
own comes out "bare", because a quotation beside it may be its content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.attribution.complement import that_clause
from reportedly.attribution.content import Content, verb_content
from reportedly.attribution.cue import Lexicon, Verb, load_lexicon
from reportedly.attribution.falsehood import read_falsehood
from reportedly.attribution.found import Found
from reportedly.attribution.insertion import read_insertion, speaker_behind
from reportedly.attribution.relay import (
    read_citing,
    read_quoted_as,
    read_quoted_by,
    read_was_quoted,
)
from reportedly.attribution.source import names_speaker, phrase_of, speaker_of
from reportedly.attribution.tree import Range, child, covers, is_marked, is_passive, whole
from reportedly.claim import CueKind

if TYPE_CHECKING:
    from spacy.tokens import Token

# Nobody writes "X, he denied"; "a claim the rebels dismissed" is no aside.
_ASIDE = ("say", "assert", "suggest", "forecast", "show")
_PASSIVE = ("passive", "passive_clause", "passive_object")
# Said or believed by nobody in particular: "is said to have fled", "are believed to be in Mali".
_SPEAKERLESS: dict[CueKind, CueKind] = {"say": "report", "assert": "report", "believe": "general"}
# Whose passive takes a that-clause: "a man told that X". Others announce it themselves.
_HEARING = ("tell", "inform", "notify", "assure", "remind", "convince", "persuade", "brief")
_LEFT = ("aux", "auxpass", "neg", "advmod", "preconj")  # of the cue, where they touch it


def entry_at(verb: Token, lexicon: Lexicon) -> Verb | None:
    """The entry of `verb`, with the words right behind it where they belong to it."""
    for entry in lexicon.phrasal.get(verb.lower_, ()):
        words = verb.doc[verb.i + 1 : verb.i + 1 + len(entry.following)]
        if tuple(t.lower_ for t in words) == entry.following:
            return entry
    return lexicon.verbs.get(verb.lower_)


def read_verb(verb: Token, entry: Verb, lexicon: Lexicon) -> Iterator[Found]:
    """What `verb` attributes: nothing, one attribution, or two ("SANA quoted X as saying Y")."""
    if entry.lemma in ("quote", "cite"):
        quoted = read_quoted_as(verb) or read_was_quoted(verb)
        if quoted:
            yield from quoted
            return
        relay = read_citing(verb) or read_quoted_by(verb)
        if relay is not None:
            yield relay
            return
    if _is_quoted_saying(verb):
        return  # read with the "quoted" before it
    content = (
        read_falsehood(verb, entry, lexicon)
        or _phrasal_content(verb, entry)
        or verb_content(verb, entry)
    )
    aside = _aside(verb, entry, content, lexicon)
    if aside is not None:
        yield aside
        return
    if content is None:
        bare = _bare(verb, entry)
        if bare is not None:
            yield bare
        return
    source = _speaker(verb, entry)
    if source is not None and covers(content.ranges, source.i):
        source = None
    if source is not None and entry.lemma in lexicon.inanimate and _is_mute(source, lexicon):
        content = replace(content, kind="show")
    if entry.following and content.frame == "host" and not _speaks(source):
        return  # "added that rescue work went on"
    if source is None and content.frame in _PASSIVE:
        content = replace(content, kind=_SPEAKERLESS.get(content.kind, content.kind))
    yield _found(verb, _unswallowed(verb, entry, content, lexicon), source, entry)


def _unswallowed(verb: Token, entry: Verb, content: Content, lexicon: Lexicon) -> Content:
    """`content` to the end of the sentence, where the parse makes what is said the main clause.

    "An officer said one of them, a national codenamed X, had been shot" hangs "said" on "shot".
    """
    main = verb.head
    told = verb.dep_ in ("ccomp", "parataxis") and main.i > verb.right_edge.i
    if not told or content.frame != "object" or entry.frames.get("clause") not in ("say", "assert"):
        return content
    subject = child(verb, "nsubj")
    last = content.ranges[-1][1]
    if subject is None or subject.i > verb.i or main.lower_ in lexicon.verbs:
        return content
    if content.ranges[0][0] != verb.i + 1 or verb.doc[last + 1].text != ",":
        return content
    return replace(content, ranges=((verb.i + 1, verb.sent.end - 1),), frame="clause")


def _speaks(source: Token | None) -> bool:
    return source is not None and (names_speaker(source) or source.lower_ in ("he", "she"))


def _phrasal_content(verb: Token, entry: Verb) -> Content | None:
    """The that-clause of "made it plain that", which the parse hangs on "plain"."""
    kind = entry.frames.get("clause")
    if not entry.following or kind is None:
        return None
    last = verb.doc[verb.i + len(entry.following)]
    clause = that_clause(last)
    if clause is not None:
        return Content((clause,), "clause", kind)
    after = verb.doc[last.i + 1] if last.i + 1 < verb.sent.end else None
    if after is not None and after.tag_ == "VBG" and after.left_edge.i == after.i:
        return Content((whole(after),), "gerund", kind)  # "ruled out sending soldiers"
    return None


def _speaker(verb: Token, entry: Verb) -> Token | None:
    """Who speaks, also where the parse makes a participle of the verb.

    "The front, in a statement, owned up to X"; "The general, Y, announced on Sunday that X".
    """
    source = speaker_of(verb)
    if source is not None or verb.dep_ != "acl" or verb.tag_ != "VBN":
        return source
    bare = child(verb, "auxpass", "agent") is None
    clause = child(verb, "ccomp")
    stating = clause is not None and is_marked(clause, "that")
    stating = stating and "object_infinitive" not in entry.frames and entry.lemma not in _HEARING
    return verb.head if bare and (entry.following or stating) else None


def _is_mute(source: Token, lexicon: Lexicon) -> bool:
    """True for a common noun that stands for no speaker: "the raid", "the rise in attacks"."""
    word = source.lower_
    if source.pos_ not in ("NOUN", "PRON") or word in lexicon.speakers or word in lexicon.nouns:
        return False
    return word in lexicon.mute or word.endswith(lexicon.mute_endings)


def _found(verb: Token, content: Content, source: Token | None, entry: Verb) -> Found:
    lexicon, following = load_lexicon(), entry.following
    found = Found(
        verb.i,
        cue_ranges(verb, content.joined, lexicon, len(following)),
        content.kind,
        content.frame,
        content.ranges,
        None if source is None else source.i,
        None if source is None else phrase_of(source, verb.i),
    )
    if content.frame not in ("clause", "host"):
        return found
    return _split_list(verb, found) if source is not None else _split_apposition(verb, found)


def _split_apposition(verb: Token, found: Found) -> Found:
    """Mend "The army has left Kinsi, a trader there said", where the trader is taken for Kinsi."""
    if not found.content or found.content[-1][1] != verb.i - 1 or is_passive(verb):
        return found
    first, last = found.content[-1]
    speaker = speaker_behind(verb.doc, first, verb.i)
    if speaker is None:
        return found
    (start, end), head = speaker
    content = (*found.content[:-1], (first, start - 2))
    return replace(found, content=content, source=head, source_range=(start, end))


def _split_list(verb: Token, found: Found) -> Found:
    """Mend "Jihadists killed 20 people, local officials and residents said".

    The parse makes one list of the killed and the speakers. A statement before its cue ends in a
    comma: where it does not, it goes on to the first comma of what passes for the source.
    """
    doc, speaker = verb.doc, found.source_range
    if speaker is None or speaker[1] > verb.i:
        return found
    for k, (a, b) in enumerate(found.content):
        if b != speaker[0] - 1 or doc[b].is_punct or doc[b].dep_ == "mark":
            continue
        comma = next((i for i in range(*speaker) if doc[i].text == ","), None)
        if comma is None:
            return found
        rest = range(comma + 1, speaker[1] + 1)
        head = next((i for i in rest if doc[i].pos_ in ("NOUN", "PROPN", "PRON")), None)
        if head is None:
            return found
        while doc[head].head.i in rest and doc[head].dep_ in ("compound", "amod", "nmod"):
            head = doc[head].head.i
        content = (*found.content[:k], (a, comma - 1), *found.content[k + 1 :])
        return replace(found, content=content, source=head, source_range=(comma + 1, speaker[1]))
    return found


def _bare(verb: Token, entry: Verb) -> Found | None:
    kind = entry.frames.get("clause") or entry.frames.get("quote")
    if kind is None or is_passive(verb):
        return None
    return _found(verb, Content((), "bare", kind), _speaker(verb, entry), entry)


def _is_quoted_saying(verb: Token) -> bool:
    as_ = verb.head
    if verb.dep_ != "pcomp" or as_.dep_ != "prep" or as_.lower_ != "as":
        return False
    words = (as_.head.lower_, as_.head.head.lower_)
    return any(
        word in ("quoted", "cited", "quotes", "cites", "quoting", "citing") for word in words
    )


def _aside(verb: Token, entry: Verb, content: Content | None, lexicon: Lexicon) -> Found | None:
    """Read `verb` as an insertion, where the parse gives it no clause of its own."""
    kind = entry.frames.get("clause")
    if is_passive(verb) or not (kind in _ASIDE or (kind == "believe" and _closes(verb))):
        return None
    told = entry.lemma == "tell"  # its object is who was told
    if content is not None and content.frame != "host":
        return None
    if not told and any(k.dep_ in ("dobj", "xcomp") for k in verb.rights):
        return None
    inserted = read_insertion(verb)
    if inserted is None:
        return None
    return Found(
        verb.i,
        cue_ranges(verb, (), lexicon, len(entry.following)),
        kind,
        "host",
        inserted.ranges,
        inserted.source,
        inserted.source_range,
    )


def _closes(verb: Token) -> bool:
    """True for "X, she reckons, Y" and "X, three analysts agree."; not for "X, I think, Y"."""
    if verb.i + 1 < verb.sent.end and not verb.doc[verb.i + 1].is_punct:
        return False
    return _speaks(speaker_of(verb))


def cue_ranges(
    verb: Token, joined: tuple[int, ...], lexicon: Lexicon, following: int = 0
) -> tuple[Range, ...]:
    """The verb with its auxiliaries, negation, particle and the verb that leans on it.

    `following` counts the words right behind the verb that make it a verb of speech.
    """
    doc, first, last = verb.doc, verb.i, verb.i + following
    node = verb
    while True:
        while first > 0 and _belongs(doc[first - 1], node):
            first -= 1
        before = node.head.i
        leans = node.dep_ == "xcomp" and before == first - 1
        if leans and node.head.lower_ in lexicon.leaning:
            node, first = node.head, before
        elif node.dep_ == "conj" and before == first - 2 and doc[first - 1].lower_ == "nor":
            node, first = node.head, before  # "neither confirmed nor denied"
        else:
            break
    while last + 1 < len(doc) and doc[last + 1].dep_ == "prt" and doc[last + 1].head.i == verb.i:
        last += 1
    ranges: list[Range] = [(first, last)]
    for k in joined:
        if k == last + 1:
            ranges[0] = (first, k)
        elif k > last:
            ranges.append((k, k))
    return tuple(ranges)


def _belongs(token: Token, verb: Token) -> bool:
    """True for an auxiliary, negation or adverb of `verb`; not for the "when" of its clause."""
    if token.head.i != verb.i or token.dep_ not in _LEFT or token.tag_ == "WRB":
        return False
    return token.lower_ not in load_lexicon().adverbs  # "reportedly" is a cue of its own
