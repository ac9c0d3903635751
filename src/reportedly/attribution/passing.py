"""Outlets that passed words on: "told Reuters", "in an interview with", "carried by", "TASS quoted".

`Columns` and mentions come in; the links go out, with the token that tells of them. Two ways are
read: around a cue, and *held apart* from the content, around a noun of speech ("Voronin's
comments, reported by Russia Today and Novosti, came after ...").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportedly.attribution.columns import Columns
from reportedly.attribution.coreference import Mentions
from reportedly.attribution.speakers import Speakers, link_of
from reportedly.attribution.titles import load_titles
from reportedly.claim import Relay
from reportedly.text import Mention, Span

_TOWARDS = frozenset({"to", "with", "on", "for", "in"})
_WAYS = frozenset({"to", "with", "on", "in", "via"})
_WHICH = frozenset({"which", "that", "who"})
_TOLD = frozenset({"tell", "inform", "assure", "remind"})
_BETWEEN = frozenset({"the", "both", ",", "and", "as", "well", "then", "first", "later", "by"})
_STEPS = 8  # links of a dependency path from a word to the cue that it belongs to


@dataclass(frozen=True, slots=True)
class Passed:
    """Relays told of at token `at`; `noun` is the noun of speech they are told of, if any.

    `speaker` is the name of whoever's words the noun means, `None` where it does not say.
    """

    at: int
    links: tuple[Relay, ...]
    noun: int | None = None
    speaker: str | None = None


class PassingReader:
    """Reads which outlets passed words on, once for the whole article."""

    def __init__(self, columns: Columns, mentions: Mentions, speakers: Speakers) -> None:
        """Read from the mentions of the article that `columns` belongs to."""
        self.columns = columns
        self.mentions = mentions
        self.speakers = speakers
        self.titles = load_titles()

    def read(self) -> dict[int, list[Passed]]:
        """What was passed on, by number of sentence, in the order of the text."""
        found: dict[int, list[Passed]] = {}
        for number, (start, end) in enumerate(self.columns.sentences):
            items = [item for i in range(start, end) for item in self._at(i)]
            if items:
                found[number] = items
        return found

    def _at(self, i: int) -> Iterator[Passed]:
        c, titles = self.columns, self.titles
        lemma, tag = c.lemma[i], c.tag[i]
        if tag.startswith("V"):
            if lemma in titles.relaying_verbs or self._picked_up(i):
                yield from self._relayed(i)
            elif lemma in titles.obtaining_verbs and tag == "VBN":
                seen = tuple(r for r in self._published(i) if r.kind == "outlet")
                if seen:
                    yield Passed(i, seen)  # "a memo seen by the Financial Times"
                leaked = self._told(i) if lemma == "leak" else ()
                if leaked:  # "Birru's charge, leaked first to Addis Standard"
                    yield from self._of_speech(i, leaked, self._noun_of(i))
            if lemma in titles.telling_verbs:
                links = self._told(i)
                if links:
                    subject = c.child(i, "nsubj")
                    by = self.mentions.headed(subject) if subject is not None else None
                    yield Passed(
                        i, links, None, by.name if by is not None and by.resolved else None
                    )
        elif tag.startswith("NN") and lemma in titles.speech_nouns:
            links = self._directed(i)
            if links:
                yield Passed(i, links, i, self._speaker(i))

    def _relayed(self, verb: int) -> Iterator[Passed]:
        """ "carried by state television"; "TASS carried the remarks"."""
        c = self.columns
        noun: int | None = None
        if c.tag[verb] == "VBN":
            links = self._published(verb)
            noun = self._noun_of(verb)
        else:
            noun, subject = c.child(verb, "dobj"), c.child(verb, "nsubj")
            if noun is not None and c.lower[noun] in _WHICH and c.dep[verb] in {"relcl", "acl"}:
                noun = c.head[verb]  # "comments to the Observer that the agency Nova translated"
            outlets = [
                m
                for k in (self.speakers.conjuncts(subject) if subject is not None else [])
                if (m := self.mentions.headed(k)) is not None and m.kind == "outlet"
            ]
            links = tuple(link_of(m, c.span(verb, verb)) for m in outlets)
            if noun is None or c.lemma[noun] not in self.titles.speech_nouns:
                return
        if links:
            yield from self._of_speech(verb, links, noun)

    def _of_speech(self, verb: int, links: tuple[Relay, ...], noun: int | None) -> Iterator[Passed]:
        """What was passed on at `verb`, of the words that `noun` means if it means any."""
        spoken = noun is not None and self.columns.lemma[noun] in self.titles.speech_nouns
        speaker = self._speaker(noun) if noun is not None else None
        if noun is not None and (spoken or speaker is not None):
            yield Passed(verb, links, noun, speaker)
        else:
            yield Passed(verb, links)

    def _picked_up(self, verb: int) -> bool:
        """True for "remarks picked up by Sputnik"."""
        c = self.columns
        return c.lemma[verb] == "pick" and c.tag[verb] == "VBN" and c.child(verb, "prt") is not None

    def _noun_of(self, verb: int) -> int | None:
        """What was carried: the noun before the participle `verb`, or its subject."""
        c, first = self.columns, verb
        while c.dep[first] == "conj" and c.tag[c.head[first]] == "VBN":
            first = c.head[first]  # "read out on MRTV and quoted by Xinhua"
        subject = c.child(first, "nsubjpass")
        if subject is not None and c.lower[subject] not in _WHICH:
            return subject
        if c.dep[first] in {"acl", "relcl"}:
            return c.head[first]
        before = first - 1  # "wrote in a statement read out": a clause of its own to the model
        spoken = before >= 0 and c.lemma[before] in self.titles.speech_nouns
        return before if spoken and c.tag[before].startswith("NN") else subject

    def _published(self, verb: int) -> tuple[Relay, ...]:
        """ "carried by Interfax", "read on state television"."""
        c = self.columns
        by = c.child(verb, "agent")
        if by is None and c.lower[verb + 1 : verb + 2] == ["by"]:
            by = verb + 1
        for k in c.children[verb]:  # "was quoted as saying by the agency"
            saying = c.child(k, "pcomp") if by is None and c.lower[k] == "as" else None
            by = c.child(saying, "agent", "prep") if saying is not None else by
        if by is not None and c.lower[by] == "by":
            return self._series(by, verb, any_body=True)
        for k in c.children[verb]:
            if k > verb and c.dep[k] == "prep" and c.lower[k] in {"on", "in"}:
                links = self._outlets(c.child(k, "pobj"), c.span(verb, k))
                if links:
                    return links
        return ()

    def _told(self, verb: int) -> tuple[Relay, ...]:
        """ "told Reuters", "speaking to Al Jazeera"."""
        c = self.columns
        for k in c.children[verb]:
            if c.dep[k] in {"dobj", "dative"} and c.lemma[verb] in _TOLD:
                target: int | None = (
                    k if c.dep[k] == "dobj" or c.lower[k] != "to" else c.child(k, "pobj")
                )
            elif c.dep[k] in {"prep", "dative"} and c.lower[k] in _WAYS and k > verb:
                target = c.child(k, "pobj")
            else:
                continue
            links = self._outlets(target, c.span(verb, verb))
            if links:
                return links
        return ()

    def _directed(self, noun: int) -> tuple[Relay, ...]:
        """ "a statement to AFP", "an interview with Al Jazeera", "remarks on state television"."""
        c = self.columns
        for k in c.children[noun]:
            if c.dep[k] == "prep" and c.lower[k] in _TOWARDS and k > noun:
                links = self._outlets(c.child(k, "pobj"), c.span(noun, k))
                if links:
                    return links
        return ()

    def _outlets(self, target: int | None, cue: Span) -> tuple[Relay, ...]:
        if target is None:
            return ()
        found = [
            m for k in self.speakers.conjuncts(target) if (m := self.mentions.headed(k)) is not None
        ]
        return tuple(replace(link_of(m, cue), kind="outlet") for m in found if self._is_outlet(m))

    def _is_outlet(self, mention: Mention) -> bool:
        """True for outlets, for platforms, and for "the BBC's Tigrinya service"."""
        if self._is_generic(mention):
            return False
        if mention.kind == "outlet" or mention.span.text.lower() in self.titles.platforms:
            return True
        owner = self.columns.child(mention.head, "poss")
        owning = self.mentions.headed(owner) if owner is not None else None
        return mention.kind == "organisation" and owning is not None and owning.kind == "outlet"

    def _is_generic(self, mention: Mention) -> bool:
        """True for "the media" and "journalists", which are nobody's name.

        "A spokesman, who was not authorised to speak to the media, said ..." came through no outlet.
        """
        if mention.id is not None:
            return False
        words = mention.name.lower().split()
        return all(word in self.titles.press_people or word in _BETWEEN for word in words)

    def _series(self, by: int, verb: int, any_body: bool) -> tuple[Relay, ...]:
        """The names in a row after "by".

        Read from left to right and not from the tree: spaCy takes "reported by Russia Today and
        Novosti" for something that Russia did today.
        """
        c, links, i = self.columns, list[Relay](), by + 1
        end = c.sentences[c.sentence[by]][1]
        cue = c.span(verb, by)
        while i < end:
            while i < end and c.lower[i] in _BETWEEN:
                i += 1
            mention = self._longest_at(i) if i < end else None
            if (
                mention is None
                or self._is_generic(mention)
                or (mention.kind != "outlet" and (links or not any_body))
            ):
                break
            if mention.kind in {"place", "state"} and not links:
                break
            links.append(link_of(mention, cue))
            while i < end and c.parse.doc[i].idx < mention.span.end:
                i += 1
            if i >= end or c.lower[i] not in {",", "and"}:
                break
        return tuple(links)

    def _longest_at(self, i: int) -> Mention | None:
        """The mention that covers token `i` and reaches furthest."""
        c = self.columns
        for k in range(min(i + 7, len(c.text) - 1), i - 1, -1):
            mention = self.mentions.headed(k)
            if mention is not None and mention.span.start <= c.parse.doc[i].idx < mention.span.end:
                return mention
        return None

    def _speaker(self, noun: int) -> str | None:
        found = self.speakers.issuer(noun)
        return found.name if found is not None and found.resolved else None

    def belongs(self, item: Passed, verb: int) -> bool:
        """True where `item` hangs on the cue `verb` in the tree, or shares its parent verb."""
        c, k = self.columns, item.at
        for _ in range(_STEPS):
            if k == verb:
                return True
            if c.head[k] == k or (c.dep[k] in {"relcl", "ccomp"} and not self._of_press(k)):
                return False
            k = c.head[k]
        return False

    def _of_press(self, verb: int) -> bool:
        """True for a clause about remarks or an outlet: "told RNL, whose report was carried by"."""
        c, noun = self.columns, self.columns.head[verb]
        mention = self.mentions.headed(noun)
        outlet = mention is not None and self._is_outlet(mention)
        told = c.lemma[noun] in self.titles.speech_nouns or c.lower[noun - 1 : noun] == ["in"]
        return outlet or (told and c.tag[noun].startswith("NN"))
