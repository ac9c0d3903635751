"""The side that somebody speaks for, and what is called his: "his country", "her side", "our troops".

Mentions come in; they go out with possessed phrases named after the side that owns them, where the
speaker's office or the article tells it: "his country", said by Russia's ambassador, is Russia. What
tells of no side keeps its own words.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.attribution.columns import read_columns
from reportedly.attribution.coreference import Mentions
from reportedly.attribution.name_kinds import Known, Lookup
from reportedly.attribution.titles import load_titles
from reportedly.text import EntityKind, Mention, Parse

_LONGEST = 5  # words of a name inside an office: "Organisation of the Petroleum Exporting ..."
# "ambassador to Syria" does not speak for Syria; "adviser to the Iranian foreign minister" does for
# Iran, if for anybody.
_ACCREDITED = frozenset({"envoy", "ambassador", "representative", "rapporteur", "coordinator"})
_LEADING = frozenset({"lead", "head", "command", "found"})
_BODIES: frozenset[EntityKind] = frozenset({"state", "armed_group", "organisation"})


class SideReader:
    """Reads sides from the mentions of one article."""

    def __init__(self, index: Mentions, parse: Parse, entities: Lookup) -> None:
        """Read from `index`, the mentions of `parse`; `entities` looks names up in the register."""
        self.index = index
        self.columns = read_columns(parse)
        self.entities = entities
        self.titles = load_titles()

    def side_of(self, speaker: Mention) -> Known | None:
        """Whom `speaker` speaks for: a state or body; `None` where the article does not tell."""
        if speaker.kind in _BODIES:
            return self._side_of_body(speaker)
        if speaker.kind == "group":  # "Armenian officials deny that their country ..."
            return find_side(speaker.name, self.entities) if speaker.resolved else None
        if speaker.kind != "person":
            return None
        return find_side(speaker.role or "", self.entities) or self._told_beside(speaker)

    def _side_of_body(self, body: Mention) -> Known | None:
        """A ministry's forces are its state's; those of a state or an armed group its own."""
        if body.kind == "organisation" and body.resolved:
            behind = find_side(body.name, self.entities)
            if behind is not None and behind[0] in {"state", "armed_group"}:
                return behind
        return (body.kind, body.id, body.name) if body.resolved else None

    def _told_beside(self, speaker: Mention) -> Known | None:
        """The body in "its spokesman" and "the group's chief delegate", or "ministry spokesman"."""
        c = self.columns
        led = self._led(speaker)
        if led is not None:
            return led
        for mention in self.index:
            if mention.name != speaker.name or mention.kind != "person":
                continue
            first = c.first[mention.head]
            for k in range(first, mention.head):
                owner = self.index.headed(k)
                if c.dep[k] == "poss" and owner is not None and owner.kind in _BODIES:
                    return self._side_of_body(owner)
                if c.dep[k] == "compound" and self.titles.body_kind(c.lemma[k]) is not None:
                    return self._latest(c.lower[k], k)
        return None

    def _led(self, speaker: Mention) -> Known | None:
        """The body in "Gatkuoth, who leads the Sobat Command"."""
        c = self.columns
        for mention in self.index:
            if mention.name != speaker.name or c.dep[mention.head] != "nsubj":
                continue
            verb = c.head[mention.head]
            if c.lemma[verb] in _LEADING:
                body = self.index.headed(c.child(verb, "dobj") or verb)
                if body is not None and body.kind in _BODIES - {"state"}:
                    return self._side_of_body(body)
        return None

    def _latest(self, noun: str, before: int) -> Known | None:
        """The last body before token `before` that ends with `noun`: "South Korea's ministry"."""
        found: Mention | None = None
        for mention in self.index:
            if mention.head >= before:
                break
            same = mention.kind == "organisation" and mention.name.lower().endswith(" " + noun)
            found = mention if same else found
        return self._side_of_body(found) if found is not None else None

    def name_owned(self, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """`mentions` with "his country", "her side", "our troops" under the names of their sides."""
        c, index = self.columns, Mentions(mentions, self.columns.parse)
        better: dict[int, Mention] = {}
        for owner in mentions:
            noun = c.head[owner.head]
            if c.tag[owner.head] in {"PRP$", "WP$"} and owner.resolved and noun > owner.head:
                named = self._owned(owner, noun, index.headed(noun))
                if named is not None:
                    better[noun] = named
        kept = [m for m in mentions if m.head not in better]
        return tuple(sorted([*kept, *better.values()], key=lambda m: (m.span.start, -m.span.end)))

    def _owned(self, owner: Mention, noun: int, phrase: Mention | None) -> Mention | None:
        c = self.columns
        span = c.span(owner.head, noun)
        if phrase is not None and (phrase.span.start != owner.span.start or phrase.antecedent):
            return None  # "his adviser, Hamid Tabar": somebody who has a name
        if phrase is not None and phrase.name != phrase.span.text:
            return None
        if c.lemma[noun] in self.titles.sides and noun == owner.head + 1:
            side = self.side_of(owner) if owner.kind == "person" or self._is_ours(owner) else None
            if side is None or not self._is_called(c.lemma[noun], side[0]):
                return None
            return Mention(span, noun, side[2], side[0], True, side[1], None, owner.span)
        if phrase is None:
            return None
        rest = phrase.span.text[len(owner.span.text) :].strip()
        if c.lower[noun] in self.titles.troops:
            side = self.side_of(owner)
            return replace(phrase, name=_of(side[2], rest)) if side is not None else None
        body = self.titles.body_kind(c.lemma[noun]) is not None
        if (body or c.lemma[noun] in self.titles.offices) and owner.kind in _BODIES:
            return replace(phrase, name=_of(owner.name, rest))
        return None

    def _is_ours(self, owner: Mention) -> bool:
        return self.columns.lower[owner.head] == "our"

    def _is_called(self, noun: str, kind: EntityKind) -> bool:
        """True where a body of `kind` can be called `noun`: no state is a movement."""
        if noun in {"side", "camp"}:
            return True
        return (noun in self.titles.states) == (kind == "state")


def _of(owner: str, words: str) -> str:
    plain = owner.partition(" (")[0]
    return f"{plain}{chr(39) if plain.endswith('s') else chr(39) + 's'} {words}"


def find_side(role: str, entities: Lookup) -> Known | None:
    """The state or body that the holder of an office speaks for; `None` where it names none.

    >>> known = {"Russia": ("state", "RUS", "Russia"), "Syria": ("state", "SYR", "Syria")}
    >>> find_side("Russia's envoy to Syria", known.get)
    ('state', 'RUS', 'Russia')
    >>> find_side("ambassador to Syria", known.get) is None
    True
    """
    words = role.replace("\u2019s ", " 's ").replace("'s ", " 's ").split()
    accredited = False
    for first, word in enumerate(words):
        if word == "to" and first and words[first - 1].lower() in _ACCREDITED:
            accredited = True
        if accredited or not word[:1].isalpha() or not word[:1].isupper():
            continue
        for last in range(min(len(words), first + _LONGEST), first, -1):
            known = entities(" ".join(words[first:last]))
            if known is not None and known[0] != "person":
                return known
    return None
