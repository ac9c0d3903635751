"""Who is made to say which words: the attributions of an article as voices over its tokens.

In: a parse and its attributions. Out: for each token the innermost attribution that speaks it.
Not every attribution speaks: what "this statement" suggests is the author's reading, "called for
retaliation" is an act told by the author, and "has not confirmed" puts nothing forward.
"""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from reportedly.claim import Attribution
from reportedly.codebook import load_words
from reportedly.coding.arguments import prep_objects
from reportedly.coding.casualties import find_casualties
from reportedly.coding.clause import Clause
from reportedly.coding.frame import FrameFinder
from reportedly.coding.polarity import SHARES
from reportedly.coding.speaker_nouns import speaker_nouns, speech_nouns
from reportedly.coding.unsaid import is_let, is_told_before, is_unsigned
from reportedly.text import Parse


@cache
def _acts() -> frozenset[str]:
    return load_words("standing", "scope", "acts")


# "has no evidence that", "had no reports of": nothing is put forward.
_NOTHING = re.compile(r"\bno (?:evidence|proof|indications?|reports?|signs?|information|word)\b")
_HAPPENINGS = frozenset({"incident", "posture", "meeting"})


def _is_denied_deed(gerund: Token, cue: Token) -> bool:
    """ "denied laying mines", parsed as mines that lay; not "denied fleeing families entry"."""
    objects = sum(child.dep_ in {"dobj", "dative"} for child in cue.children)
    shape = (gerund.tag_, gerund.dep_, gerund.i - cue.i)
    return cue.lemma_ == "deny" and objects == 1 and shape == ("VBG", "amod", 1)


class Voices:
    """The attributions of one article over its clauses."""

    def __init__(
        self,
        parse: Parse,
        attributions: tuple[Attribution, ...],
        frames: FrameFinder,
        clauses: tuple[Clause, ...],
    ) -> None:
        self._parse = parse
        self._attributions = attributions
        self._frames = frames
        self._finite = tuple(c.head for c in clauses if c.kind == "finite")
        self._readings = {i for i, a in enumerate(attributions) if self._is_authors_reading(a)}
        self.speaking = frozenset(
            number
            for number, attribution in enumerate(attributions)
            if number not in self._readings and self._attributes(number, attribution)
        )

    def innermost(self, index: int) -> int | None:
        """Index of the narrowest attribution whose content holds token `index`."""
        offset = self._parse.doc[index].idx
        best: tuple[int, bool] | None = None
        for number, attribution in enumerate(self._attributions):
            if number not in self.speaking or attribution.cue_head == index:
                continue
            if any(span.start <= offset < span.end for span in attribution.content):
                size = sum(span.end - span.start for span in attribution.content)
                # On a tie the attribution listed as the inner one wins: it has a parent.
                rank = (size, attribution.parent is None)
                if best is None or rank < best:
                    best, chosen = rank, number
        if best is None:
            return None
        if self._attributions[chosen].cue_class == "deny":
            # who says a thing comes before who denies the same words
            chosen = next(iter(self._saying(chosen)), chosen)
        return chosen

    def _saying(self, denial: int) -> list[int]:
        """Attributions, none a denial, whose content begins with that of `denial`."""
        start = self._start(denial)
        return [
            number
            for number in sorted(self.speaking)
            if self._attributions[number].cue_class != "deny" and self._start(number) == start
        ]

    def _start(self, number: int) -> int:
        content = self._attributions[number].content
        return content[0].start if content else -1

    def deniers(self, index: int, speaker: int) -> list[int]:
        """Attributions that deny the very words that `speaker` is made to say at token `index`.

        "The army said it had retaken the town, a claim the rebels dismissed": both sides count.
        """
        offset = self._parse.doc[index].idx
        return [
            number
            for number in sorted(self.speaking)
            if number != speaker
            and self._attributions[number].cue_class == "deny"
            and self._start(number) == self._start(speaker)
            and any(s.start <= offset < s.end for s in self._attributions[number].content)
        ]

    def _is_authors_reading(self, attribution: Attribution) -> bool:
        """ "This statement ..., suggesting that": what the author reads out of an event.

        Things do not speak: where the source is neither a person, a body nor somebody's words, the
        content is the author's reading of it.
        """
        if attribution.source_head is None:
            return False
        source = self._parse.doc[attribution.source_head]
        lemma = source.lemma_.lower()
        if self._parse.doc[attribution.cue_head].lower_ == "according":
            return False  # whatever follows "according to" is made to speak
        if source.pos_ == "PROPN" or source.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}:
            return False
        if source.pos_ == "PRON" or source.tag_ in {"DT", "WDT"}:
            return lemma in {"it", "this", "that", "which", "these", "those"} and (
                attribution.cue_class in {"show", "suggest", "assert"}
            )
        if attribution.cue_class in {"say", "assert"} and is_unsigned(source):
            return False  # "a message shared on WhatsApp claimed that"
        if lemma in speech_nouns():
            owned = any(
                child.dep_ == "poss"
                or (child.dep_ == "prep" and child.lower_ in {"by", "from", "of"})
                for child in source.children
            )
            return not owned and lemma in load_words("standing", "assessment", "subjects")
        if {lemma, source.lower_} & speaker_nouns() or self._is_named(source):
            return False
        return source.pos_ == "NOUN"

    def _is_named(self, noun: Token) -> bool:
        """ "the burgomaster, Aline Furaha", "the news site Lake Post": whoever has a name speaks."""
        return any(
            child.dep_ == "appos" and child.i > noun.i and child.text[:1].isupper()
            for child in noun.children
        )

    def _attributes(self, number: int, attribution: Attribution) -> bool:
        """True where the content is made a claim of the source.

        A finite clause always is; a noun phrase is where it tells of a happening ("announced the
        withdrawal", "denied the attack"), but not where the cue is an act of its own ("called for
        retaliation", "acknowledged limits to its support", "ruled out any pause").
        """
        if self._says_nothing(attribution):
            return False
        head = self.content_head(attribution)
        if self._is_clause(attribution, head):
            return True
        if attribution.cue_class in _acts():
            return False
        if attribution.cue_class in {"report", "rumour", "general"}:
            return True
        if head is None:
            return False
        if attribution.cue_class == "deny" and is_told_before(head):
            return True
        if head.pos_ in {"VERB", "AUX"}:
            return True
        if find_casualties(self._parse, self.content_tokens(attribution)):
            return True  # "counted 73 killed"
        nouns = [head]
        if attribution.cue_class == "deny" and head.lemma_.lower() in SHARES:
            nouns += prep_objects(
                head, {"in", "for", "to", "of", "with"}
            )  # "involvement in the raid"
        happenings = [self._frames.of_noun(noun) for noun in nouns]
        return any(p is not None and p.frame.kind in _HAPPENINGS for p in happenings)

    def _says_nothing(self, attribution: Attribution) -> bool:
        """ "has not confirmed that", "did not say whether": told by the author, claimed by nobody.

        "could not confirm" is different: it puts a content before the reader and doubts it.
        """
        cue = self._parse.doc[attribution.cue_head]
        words = " ".join(span.text.lower() for span in attribution.cue)
        if _NOTHING.search(words) or is_let(cue):
            return True
        if attribution.cue_class not in {"say", "assert"}:
            return False
        able = any(c.lower_ in {"could", "can"} for c in cue.children)
        return not able and any(c.dep_ == "neg" for c in cue.children)

    def content_tokens(self, attribution: Attribution) -> list[int]:
        """Indexes of the content's tokens, spaces left out."""
        return [
            token.i
            for span in attribution.content
            for token in self._parse.doc.char_span(span.start, span.end, alignment_mode="expand")
            or ()
            if not token.is_space
        ]

    def source_tokens(self, attribution: Attribution) -> set[int]:
        """Indexes of the tokens that name the source."""
        return {
            token.i
            for span in attribution.source
            for token in self._parse.doc.char_span(span.start, span.end, alignment_mode="expand")
            or ()
        }

    def content_head(self, attribution: Attribution) -> Token | None:
        """The token of the content that governs the others."""
        doc = self._parse.doc
        tokens = self.content_tokens(attribution)
        inside = set(tokens)
        if tokens and _is_denied_deed(doc[tokens[0]], doc[attribution.cue_head]):
            return doc[tokens[0]]
        tops = [
            doc[i]
            for i in tokens
            if doc[i].pos_ != "PUNCT" and (doc[i].head.i not in inside or doc[i].head.i == i)
        ]
        # "Min Thura was understood to be holding talks": the verb, not its subject
        verbs = [token for token in tops if token.pos_ in {"VERB", "AUX"}]
        return next(iter(verbs or tops), None)

    def framed(self, clause: Clause) -> list[int]:
        """Attributions whose cue is the verb of `clause`, author's readings left out."""
        offset = self._parse.doc[clause.head].idx
        return [
            number
            for number, attribution in enumerate(self._attributions)
            if number not in self._readings
            and (
                attribution.cue_head == clause.head
                or any(span.start <= offset < span.end for span in attribution.cue)
                or self._carries(clause, attribution)
            )
        ]

    def acts(self, numbers: list[int]) -> bool:
        """True where one of the attributions is an act of its own, such as a demand."""
        return any(self._attributions[number].cue_class in _acts() for number in numbers)

    def demanded(self, numbers: list[int]) -> tuple[int, ...]:
        """Tokens of the clause that is demanded, where one of the attributions demands one.

        "The council demanded that the siege be lifted" tells an act of the council as well as what
        it wants, so both are claims.
        """
        return tuple(
            token
            for number in numbers
            if self._attributions[number].cue_class == "demand"
            and not self._attributions[number].quoted
            for token in self.content_tokens(self._attributions[number])
        )

    def _carries(self, clause: Clause, attribution: Attribution) -> bool:
        """ "Rumours circulated that": the verb only carries the noun that is the cue."""
        head = self._parse.doc[clause.head]
        return clause.subject == attribution.cue_head and head.lemma_.lower() in load_words(
            "standing", "scope", "carriers"
        )

    def _is_clause(self, attribution: Attribution, head: Token | None) -> bool:
        """True where the content is a finite clause, not a phrase that merely holds one.

        "threatened to bomb any ship that carries weapons" is an act, though "carries" is finite.
        """
        if attribution.quoted and attribution.cue_class not in _acts():
            return True
        if head is None:
            return False
        if head.i in self._finite and head.i != attribution.cue_head:
            return True
        # The parser may break a clause so that its verb is not on top: then any finite verb that
        # is no relative clause will do, as long as the cue is no act.
        if attribution.cue_class in _acts():
            opens = self._parse.doc[min(self.content_tokens(attribution), default=head.i)]
            return opens.lower_ == "that" or opens.nbor(-1).lower_ == "that" if opens.i else False
        return any(
            span.start <= self._parse.doc[index].idx < span.end
            for span in attribution.content
            for index in self._finite
            if index != attribution.cue_head and self._parse.doc[index].dep_ != "relcl"
        )

    def quotes(self, index: int) -> bool:
        """True where the token stands in a quotation that an attribution speaks."""
        offset = self._parse.doc[index].idx
        return any(
            span.start <= offset < span.end
            for number in self.speaking
            for span in self._attributions[number].quoted
        )

    def mutes(self, index: int) -> bool:
        """True where the token stands in what somebody is told not to have said."""
        offset = self._parse.doc[index].idx
        return any(
            span.start <= offset < span.end
            for number, attribution in enumerate(self._attributions)
            if number not in self.speaking and self._says_nothing(attribution)
            for span in attribution.content
        )

    def reads(self, index: int) -> bool:
        """True where the author reads the token's clause out of an event."""
        offset = self._parse.doc[index].idx
        return any(
            span.start <= offset < span.end
            for number in self._readings
            # "explains why they failed" takes the failure for granted, "suggests" does not
            if self._attributions[number].cue_class in {"suggest", "show", "believe"}
            for span in self._attributions[number].content
        )
