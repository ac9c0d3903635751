"""Whom a noun phrase without a name stands for: "the envoy", "the ministry", "the source".

`Phrase` records come in, in order; for each the `Referent` goes out, an earlier one where the noun,
its adjectives and complements fit, else a new one under the phrase's own words.
"""

from __future__ import annotations

from reportedly.attribution.antecedents import History, Mentioned
from reportedly.attribution.columns import Columns
from reportedly.attribution.phrases import Phrase
from reportedly.attribution.referents import Referent, Register, traits_of
from reportedly.attribution.titles import Fit

_NEAR, _BY_NOUN = 3, 8  # sentences back: for any body of a kind; for a related noun
_DEEP = 40  # referents of one noun that are looked at
_TWO = frozenset({"two", "both", "pair"})


class AnaphorReader:
    """Reads noun phrases from left to right and remembers who was mentioned under which noun."""

    def __init__(self, register: Register, history: History) -> None:
        self.register = register
        self.columns: Columns = register.columns
        self.titles = register.titles
        self.history = history
        self._called: dict[str, dict[Referent, Mentioned]] = {}

    def see(self, mentioned: Mentioned) -> None:
        """Note that a referent was mentioned."""
        for noun in sorted(mentioned.referent.nouns):
            called = self._called.setdefault(noun, {})
            called.pop(mentioned.referent, None)  # the latest goes last
            called[mentioned.referent] = mentioned

    def read(self, phrase: Phrase) -> tuple[Referent, Mentioned | None]:
        """The referent of `phrase`, and the earlier mention that decided it."""
        if phrase.sort == "thing":
            words = self.columns.span(phrase.head, phrase.head).text
            return Referent(words, "other", plural=phrase.plural, named=False), None
        apposed = self.register.by_noun.get(phrase.head)
        if apposed is not None:
            return apposed, None
        traits = self._traits(phrase)
        if not phrase.indefinite and not self._owned(phrase):
            found = self._antecedent(phrase, traits)
            if found is not None:
                return found.referent, found
        elif self.columns.lower[phrase.head] in {"one", "some", "many"}:
            found = self._of_group(phrase)
            if found is not None:
                return self._part(phrase, found.referent), found
        if phrase.plural and self._counts_two(phrase):
            pair = self._pair(phrase)
            if pair is not None:
                return pair
        return self._new(phrase, traits), None

    def _owned(self, phrase: Phrase) -> bool:
        """True for "his adviser", "their leaders": new people, whoever was called so before."""
        return self.columns.tag[phrase.first] == "PRP$"

    def _traits(self, phrase: Phrase) -> set[str]:
        """The words that an antecedent must share."""
        c = self.columns
        found = set[str]()
        for k in range(phrase.first, phrase.last + 1):
            plain = (
                c.tag[k] in {"JJ", "JJR", "JJS", "CD", "VBN", "VBG", "RB", "HYPH"}
                and c.text[k].islower()
            )
            if plain and c.lemma[k] not in self.titles.portfolios:
                continue
            found |= traits_of(self.register.finder, k, k, phrase.head)
        return found - {"one", "of", "two", "both"}

    def _antecedent(self, phrase: Phrase, traits: set[str]) -> Mentioned | None:
        fit = self.titles.fits.get(phrase.noun, Fit())
        exact = self._best(phrase, (phrase.noun,), traits, None)
        if exact is not None or traits:
            return exact
        near = self._best(phrase, tuple(sorted(fit.nouns)), traits, _BY_NOUN)
        if near is not None:
            return near
        return self._of_kind(phrase, fit.kinds)

    def _best(
        self, phrase: Phrase, nouns: tuple[str, ...], traits: set[str], reach: int | None
    ) -> Mentioned | None:
        """The latest referent called by one of `nouns` that agrees."""
        c, best = self.columns, None
        sentence = c.sentence[phrase.head]
        for noun in nouns:
            called = self._called.get(noun, {})
            for _, (referent, mentioned) in zip(
                range(_DEEP), reversed(called.items()), strict=False
            ):
                if reach is not None and sentence - c.sentence[mentioned.head] > reach:
                    break
                if not self._agrees(phrase, referent, traits) or self._argues(phrase, mentioned):
                    continue
                if best is None or mentioned.head > best.head:
                    best = mentioned
                break
        return best

    def _of_kind(self, phrase: Phrase, kinds: frozenset[str]) -> Mentioned | None:
        """The most prominent recent referent of a kind: "the group" after Hamas."""
        if not kinds:
            return None
        c, best, best_rank = self.columns, None, (0, 0, 0)
        for mentioned in self.history.recent(c.sentence[phrase.head], _NEAR):
            referent = mentioned.referent
            if (
                referent.kind not in kinds
                or referent.plural != phrase.plural
                and referent.kind == "person"
            ):
                continue
            if self._argues(phrase, mentioned) or (
                referent.kind == "person" and not self._gender_fits(phrase, referent)
            ):
                continue
            subject = c.dep[mentioned.head] in {"nsubj", "nsubjpass"}
            rank = (c.sentence[mentioned.head], int(subject), mentioned.head)
            if rank > best_rank:
                best, best_rank = mentioned, rank
        return best

    def _agrees(self, phrase: Phrase, referent: Referent, traits: set[str]) -> bool:
        if (phrase.sort in {"person", "people"}) != (referent.kind in {"person", "group"}):
            return False
        if phrase.sort != "body" and phrase.plural != referent.plural:
            return False
        return traits <= referent.traits and self._gender_fits(phrase, referent)

    def _gender_fits(self, phrase: Phrase, referent: Referent) -> bool:
        gender = self.titles.gender(self.columns.lower[phrase.head])
        return gender is None or referent.gender in {None, gender}

    def _argues(self, phrase: Phrase, mentioned: Mentioned) -> bool:
        """True where both are arguments of one verb: "Lavrov met the minister"."""
        c = self.columns
        return (
            c.head[phrase.head] == c.head[mentioned.head]
            and c.sentence[phrase.head] == c.sentence[mentioned.head]
        )

    def _of_group(self, phrase: Phrase) -> Mentioned | None:
        """The group of which "one of the diplomats" is one."""
        for referent, mentioned in reversed(self._called.get(phrase.noun, {}).items()):
            if referent.plural:
                return mentioned
        return None

    def _part(self, phrase: Phrase, group: Referent) -> Referent:
        word = self.columns.text[phrase.head].lower()
        name = group.name[4:] if group.name.lower().startswith("the ") else group.name
        kind = "person" if word == "one" else "group"
        return Referent(
            f"{word} of {name}", kind, nouns={phrase.noun}, plural=kind == "group", named=False
        )

    def _counts_two(self, phrase: Phrase) -> bool:
        return (
            any(self.columns.lower[k] in _TWO for k in range(phrase.first, phrase.head))
            and phrase.definite
        )

    def _pair(self, phrase: Phrase) -> tuple[Referent, Mentioned] | None:
        """ "the two ministers": the last two people who can be called so."""
        fit = self.titles.fits.get(phrase.noun, Fit())
        latest: dict[Referent, Mentioned] = {}
        for noun in (phrase.noun, *sorted(fit.nouns)):
            latest.update(self._called.get(noun, {}))
        sentence = self.columns.sentence[phrase.head]
        near = [
            m
            for m in latest.values()
            if sentence - self.columns.sentence[m.head] <= _BY_NOUN
            and m.referent.kind == "person"
            and not m.referent.plural
        ]
        near.sort(key=lambda m: m.head)
        if len(near) != 2:
            return None
        name = f"{near[0].referent.name} and {near[1].referent.name}"
        return Referent(name, "group", nouns={phrase.noun}, plural=True, named=False), near[-1]

    def _new(self, phrase: Phrase, traits: set[str]) -> Referent:
        """A referent under the phrase's own words; a bare "the minister" is unresolved."""
        c = self.columns
        words = c.span(phrase.first, phrase.last).text
        first = phrase.first + (c.lower[phrase.first] == "the")
        kind, identifier = phrase.kind, None
        if phrase.sort == "body":
            words = c.span(first, phrase.last).text
            known = (
                None
                if phrase.plural
                else self.register.finder.known_words(c.span(first, phrase.head).text)
            )
            if known is not None:
                kind, identifier, words = known
        bare = (
            phrase.definite
            and not traits
            and phrase.sort in {"person", "body"}
            and phrase.last == phrase.head
        )
        bare = bare and not phrase.plural and identifier is None
        referent = Referent(
            words if not bare else c.span(phrase.first, phrase.last).text, kind, identifier,
            nouns={phrase.noun}, gender=self.titles.gender(c.lower[phrase.head]),
            plural=phrase.plural, named=False, resolved=not bare, span=c.span(phrase.first, phrase.last),
        )  # fmt: skip
        referent.traits = traits_of(self.register.finder, phrase.first, phrase.last, phrase.head)
        return referent
