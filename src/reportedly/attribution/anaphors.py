"""Whom a noun phrase without a name stands for: "the envoy", "the ministry", "the source".

`Phrase` records come in, in order; for each the `Referent` goes out, an earlier one where the noun,
its adjectives and complements fit, else a new one under the phrase's own words.
"""

from __future__ import annotations

from reportedly.attribution.antecedents import History, Mentioned
from reportedly.attribution.cast import Cast
from reportedly.attribution.columns import Columns
from reportedly.attribution.phrases import Phrase
from reportedly.attribution.referents import Referent, full_name, traits_of
from reportedly.attribution.titles import Fit
from reportedly.text import EntityKind

_NEAR, _BY_NOUN = 3, 8  # sentences back: for any body of a kind; for a related noun
# "The Court of Session ... is the highest. The only higher one is the Supreme Court. The court had ..."
_STEP, _LEAD = 8.0, 10.0  # a sentence further back; the subject of its sentence
_DEEP = 40  # referents of one noun that are looked at
_PAIR = 2  # sentences in which the two people of "the two leaders" must be alone
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "agent", "dative"})
# Nouns that, after its name, mean the whole of a body: "the Viv Ansanm coalition", not "the Houthi unit".
_WHOLES = frozenset({"group", "movement", "militia", "organisation", "coalition", "alliance", "gang",
                     "cartel", "rebel", "insurgent", "guerrilla", "network", "sect", "front",
                     "outfit", "column"})  # fmt: skip
_STATES_OWN = frozenset({"army", "military", "navy", "police"})
_TELLABLE = frozenset({"state", "armed_group", "organisation", "person", "outlet"})
_COLLECTIVES = frozenset({"police", "force", "forces", "authority", "authorities", "troops"})
_TWO = frozenset({"two", "both", "pair"})


class AnaphorReader:
    """Reads noun phrases from left to right and remembers who was mentioned under which noun."""

    def __init__(self, cast: Cast, history: History) -> None:
        """Read phrases of the article of `cast`; `history` is filled by the caller."""
        self.cast = cast
        self.columns: Columns = cast.columns
        self.titles = cast.titles
        self.history = history
        self._called: dict[str, dict[Referent, Mentioned]] = {}
        self._two: tuple[int, Mentioned] | None = None  # the sentence of "the former", the latter
        self._states: dict[Referent, list[Mentioned]] = {}

    def see(self, mentioned: Mentioned) -> None:
        """Note that a referent was mentioned."""
        if mentioned.referent.kind == "state":
            self._states.setdefault(mentioned.referent, []).append(mentioned)
        for noun in sorted(mentioned.referent.nouns):
            called = self._called.setdefault(noun, {})
            called.pop(mentioned.referent, None)  # the latest goes last
            called[mentioned.referent] = mentioned

    def read(self, phrase: Phrase) -> tuple[Referent, Mentioned | None]:
        """The referent of `phrase`, and the earlier mention that decided it."""
        if phrase.noun in {"former", "latter"}:
            pointed = self._of_two(phrase)
            if pointed is not None:
                return pointed.referent, pointed
        apposed = self.cast.by_noun.get(phrase.head)
        if apposed is not None:
            return apposed, None
        named = self._by_own_word(phrase)
        if named is not None:
            return named.referent, named
        if phrase.sort == "thing":
            words = self.columns.span(phrase.head, phrase.head).text
            return Referent(words, "other", plural=phrase.plural, named=False), None
        inside = self._named_inside(phrase)
        if inside is not None:
            return inside, None
        traits = self._traits(phrase)
        if not phrase.indefinite and not self._owned(phrase) and not self._defined(phrase):
            found = self._antecedent(phrase, traits) or self._unannounced(phrase, traits)
            if found is not None:
                return found.referent, found
        elif self.columns.lower[phrase.head] in {"one", "some", "many"}:
            found = self._of_group(phrase)
            if found is not None:
                return self._part(phrase, found.referent), found
        first = self._first_to(phrase) if phrase.indefinite else None
        if first is not None:
            return first.referent, first
        if phrase.plural and self._counts_two(phrase):
            pair = self._pair(phrase)
            if pair is not None:
                return pair
        return self._new(phrase, traits), None

    def _by_own_word(self, phrase: Phrase) -> Mentioned | None:
        """ "the guardians" after "the Guardians of Azawagh": a body by a plural word of its name."""
        c = self.columns
        bare = phrase.definite and phrase.plural and phrase.first == phrase.head - 1
        if phrase.sort != "thing" or not bare or phrase.last != phrase.head:
            return None
        found: dict[Referent, Mentioned] = {}
        for mentioned in self.history.recent(c.sentence[phrase.head], _BY_NOUN):
            referent = mentioned.referent
            if referent.named and referent.kind in {"armed_group", "organisation", "group"}:
                words = referent.name.lower().split()
                if len(words) > 1 and c.lower[phrase.head] in words:
                    found[referent] = mentioned
        return next(iter(found.values())) if len(found) == 1 else None

    def _first_to(self, phrase: Phrase) -> Mentioned | None:
        """Whose deed it was: "Ms Lim's visit was the first time that an envoy had crossed"."""
        c, verb = self.columns, self.columns.head[phrase.head]
        time = c.head[verb]
        if phrase.sort != "person" or phrase.plural or c.dep[phrase.head] not in _SUBJECTS:
            return None
        if c.dep[verb] not in {"relcl", "acl", "ccomp"} or c.lemma[time] not in {
            "time",
            "occasion",
        }:
            return None
        deed = c.child(c.head[time], *_SUBJECTS) if c.dep[time] == "attr" else None
        doer = c.child(deed, "poss") if deed is not None else None
        for mentioned in self.history.recent(c.sentence[phrase.head], 0):
            if mentioned.head == doer and mentioned.referent.kind == "person":
                return mentioned
        return None

    def _owned(self, phrase: Phrase) -> bool:
        """True for "his adviser", "their leaders": new people, whoever was called so before."""
        return self.columns.tag[phrase.first] == "PRP$"

    def _defined(self, phrase: Phrase) -> bool:
        """True for "the people who kill" and "the other delegate": nobody met before."""
        c = self.columns
        if any(c.lower[k] in self.titles.others for k in range(phrase.first, phrase.head)):
            return True
        clause = c.child(phrase.head, "relcl")
        return clause is not None and c.text[c.first[clause] - 1] != ","

    def _traits(self, phrase: Phrase) -> set[str]:
        """The words that an antecedent must share."""
        c = self.columns
        found = set[str]()
        for k in range(phrase.first, phrase.last + 1):
            plain = (
                c.tag[k] in {"JJ", "JJR", "JJS", "CD", "VBN", "VBG", "RB", "HYPH"}
                and c.text[k].islower()
            )
            office = c.lemma[k] in self.titles.portfolios or c.lemma[k] in self.titles.lesser
            if (plain and not office) or self._is_behind(k, phrase.head):
                continue
            found |= traits_of(self.cast.finder, k, k, phrase.head)
        return found - {"one", "of", "two", "both", "prime"}

    def _is_behind(self, k: int, head: int) -> bool:
        """True for the name of "the Rwanda-backed rebels": it tells who backs them, not who they are."""
        c = self.columns
        for hyphen in range(k + 1, head):
            if c.text[hyphen] == "-" and c.lower[hyphen + 1].endswith(("ed", "run", "held")):
                return True
            if c.text[hyphen] != "-" and not c.text[hyphen][:1].isupper():
                return False
        return False

    def _of_two(self, phrase: Phrase) -> Mentioned | None:
        """ "The former" and "the latter" of the two that were named before."""
        number = self.columns.sentence[phrase.head]
        if phrase.noun == "latter" and self._two and number - self._two[0] <= _PAIR:
            return self._two[1]
        for sentence in (number, number - 1, number - 2):
            named = [
                m
                for m in self.history.recent(sentence, 0)
                if m.head < phrase.head and m.referent.named and m.referent.kind in _TELLABLE
            ]
            heads = {m.head: m for m in named}
            c = self.columns
            for m in reversed(named):  # the two that are coordinated, before any two
                mate = heads.get(c.head[m.head]) if c.dep[m.head] == "conj" else None
                if mate is not None:
                    self._two = (number, m)
                    return mate if phrase.noun == "former" else m
            if len({m.referent for m in named}) > 1:
                self._two = (number, named[-1])
                return named[0] if phrase.noun == "former" else named[-1]
        return None

    def _antecedent(self, phrase: Phrase, traits: set[str]) -> Mentioned | None:
        fit = self.titles.fits.get(phrase.noun, Fit())
        exact = self._best(phrase, (phrase.noun,), traits, None)
        if exact is not None or traits:
            return exact
        near = self._best(phrase, tuple(sorted(fit.nouns)), traits, _BY_NOUN)
        of_kind = self._of_kind(phrase, fit.kinds)
        if near is None or of_kind is None:
            return near or of_kind
        c = self.columns
        later = c.sentence[of_kind.head] > c.sentence[near.head]
        # "the group" is the one told of just now, whatever body was called an alliance before
        return of_kind if later and c.dep[of_kind.head] in _SUBJECTS else near

    def _best(
        self, phrase: Phrase, nouns: tuple[str, ...], traits: set[str], reach: int | None
    ) -> Mentioned | None:
        """The referent called by one of `nouns` that agrees and is latest, subjects preferred."""
        c, best, best_rank = self.columns, None, 0.0
        sentence = c.sentence[phrase.head]
        for noun in nouns:
            called = self._called.get(noun, {})
            for _, (referent, mentioned) in zip(
                range(_DEEP), reversed(called.items()), strict=False
            ):
                between = sentence - c.sentence[mentioned.head]
                if (reach is not None and between > reach) or (best and between > 3):
                    break
                if not self._agrees(phrase, referent, traits) or self._argues(phrase, mentioned):
                    continue
                rank = -_STEP * between + _LEAD * (c.dep[mentioned.head] in _SUBJECTS)
                if best is None or (rank, mentioned.head) > (best_rank, best.head):
                    best, best_rank = mentioned, rank
        return best

    def _of_kind(self, phrase: Phrase, kinds: frozenset[str]) -> Mentioned | None:
        """The most prominent recent referent of a kind: "the group" after Hamas.

        A state is looked for in the whole article: "in the nation" after two paragraphs on one
        province is the state named most so far.
        """
        if not kinds:
            return None
        c, best, best_rank = self.columns, None, (-1, 0, 0)
        for mentioned in self.history.recent(c.sentence[phrase.head], _NEAR):
            if not self._is_of_kind(phrase, mentioned, kinds):
                continue
            dep = c.dep[mentioned.head]
            if dep == "compound":  # "Al-Shabaab fighters overran a base"
                dep = c.dep[c.head[mentioned.head]]
            place = 2 * (dep in _SUBJECTS) + (dep in _OBJECTS)
            rank = (c.sentence[mentioned.head], place, mentioned.head)
            if rank > best_rank:
                best, best_rank = mentioned, rank
        if best is None and "state" in kinds and self._states:
            counts = {state: len(mentions) for state, mentions in self._states.items()}
            most = max(counts.values())
            leading = [state for state, count in counts.items() if count == most]
            if len(leading) == 1:
                best = self._states[leading[0]][-1]
        return best

    def _is_of_kind(self, phrase: Phrase, mentioned: Mentioned, kinds: frozenset[str]) -> bool:
        referent, fit = mentioned.referent, self.titles.fits.get(phrase.noun, Fit())
        if phrase.sort == "person" and referent.kind != "person":
            return False  # "the jihadist" is one man
        if phrase.sort == "body" and phrase.plural and not referent.plural:
            return False  # "the gangs" are not the one gang
        if fit.ids and referent.id is not None and referent.id not in fit.ids:
            return False
        if referent.kind not in kinds or self._argues(phrase, mentioned):
            return False
        if referent.kind == "organisation":
            return referent.named and not referent.nouns
        if referent.kind != "person":
            return True
        return referent.plural == phrase.plural and self._gender_fits(phrase, referent)

    def _agrees(self, phrase: Phrase, referent: Referent, traits: set[str]) -> bool:
        if (phrase.sort in {"person", "people"}) != (referent.kind in {"person", "group"}):
            return False
        if phrase.plural != referent.plural and not (phrase.sort == "body" and referent.named):
            return False
        word = self.columns.lower[phrase.head]
        if phrase.sort == "body" and phrase.plural and word not in referent.name.lower():
            return referent.plural and traits <= referent.traits  # "the gangs", not one of them
        lesser = (traits & self.titles.lesser) != (referent.traits & self.titles.lesser)
        if lesser and phrase.noun not in self.titles.ranks:
            return False  # the vice-chief is not the chief, but may be the general
        if phrase.noun in _STATES_OWN and referent.kind == "armed_group":
            return False  # "the military" beside the Arakan Army
        return traits <= referent.traits and self._gender_fits(phrase, referent)

    def _gender_fits(self, phrase: Phrase, referent: Referent) -> bool:
        gender = self.titles.gender(self.columns.lower[phrase.head])
        return gender is None or referent.gender in {None, gender}

    def _argues(self, phrase: Phrase, mentioned: Mentioned) -> bool:
        """True where both are arguments of one verb: "Lavrov met the minister".

        And for what stands inside the phrase: "the al-Qaeda-linked group" is not al-Qaeda.
        """
        c = self.columns
        if phrase.first <= mentioned.head < phrase.head:
            return True
        if mentioned.first <= phrase.head <= mentioned.last:
            return True  # "a cousin of the slain man"
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
        kind: EntityKind = "person" if word == "one" else "group"
        name = group.name
        if group.span is None or not group.named:  # "Two sources" opened its sentence
            name = name[:1].lower() + name[1:] if name.split()[0].istitle() else name
        return Referent(
            f"{word} of {name}", kind, nouns={phrase.noun}, plural=kind == "group", named=False
        )

    def _counts_two(self, phrase: Phrase) -> bool:
        return (
            any(
                self.columns.lower[k] in _TWO and self.columns.head[k] == phrase.head
                for k in range(phrase.first, phrase.head)
            )
            and phrase.definite
        )

    def _pair(self, phrase: Phrase) -> tuple[Referent, Mentioned] | None:
        """ "the two ministers": the last two people who can be called so."""
        sentence = self.columns.sentence[phrase.head]
        people: dict[Referent, Mentioned] = {}
        for mentioned in self.history.recent(sentence, _PAIR):
            if mentioned.referent.kind == "person" and not mentioned.referent.plural:
                people[mentioned.referent] = mentioned
        if len(people) != 2:
            fit = self.titles.fits.get(phrase.noun, Fit())
            people = {}
            for noun in (phrase.noun, *sorted(fit.nouns)):
                people.update(self._called.get(noun, {}))
            people = {r: m for r, m in people.items() if r.kind == "person" and not r.plural
                      and sentence - self.columns.sentence[m.head] <= _BY_NOUN}  # fmt: skip
        if len(people) != 2:
            return None
        one, other = sorted(people.values(), key=lambda m: m.head)
        name = f"{one.referent.name} and {other.referent.name}"
        return Referent(name, "group", nouns={phrase.noun}, plural=True, named=False), other

    def _unannounced(self, phrase: Phrase, traits: set[str]) -> Mentioned | None:
        """The one person spoken of just before, under an office not told until now.

        "Lavrov's comments came a day later. The Russian foreign minister had said that ...", but
        not "Mr Putin, Russia's president, flew to Beijing. The Chinese president said ...".
        """
        c = self.columns
        if phrase.sort != "person" or phrase.plural or not traits or not phrase.definite:
            return None
        if phrase.noun not in self.titles.offices or c.dep[phrase.head] not in _SUBJECTS:
            return None
        sentence = c.sentence[phrase.head]
        named: dict[Referent, list[Mentioned]] = {}
        for mentioned in self.history.recent(sentence, 1):
            person = mentioned.referent.kind == "person" or mentioned.referent.doubtful
            if person and mentioned.referent.named:
                named.setdefault(mentioned.referent, []).append(mentioned)
        if len(named) != 1:
            return None
        referent, mentions = next(iter(named.items()))
        leading = [m for m in mentions if self._leads(m) and c.sentence[m.head] < sentence]
        same = phrase.noun in referent.nouns or _conflict(traits, referent.traits)
        if same or not leading or not self._gender_fits(phrase, referent):
            return None
        mentioned = leading[-1]
        if c.paragraph[mentioned.head] != c.paragraph[phrase.head]:
            return None
        referent.kind, referent.doubtful = "person", False
        referent.nouns.add(phrase.noun)
        referent.traits |= traits
        return mentioned

    def _leads(self, mentioned: Mentioned) -> bool:
        """True for a subject, and for the owner of one: "Lavrov's comments came"."""
        c = self.columns
        head = c.head[mentioned.head] if c.dep[mentioned.head] == "poss" else mentioned.head
        return c.dep[head] in _SUBJECTS

    def _named_inside(self, phrase: Phrase) -> Referent | None:
        """ "the Interfax news agency", "the Hamas movement": the body that is named inside."""
        if phrase.sort not in {"body", "people"}:
            return None
        if phrase.sort == "people" and phrase.noun not in _WHOLES:
            return None
        kinds = self.titles.fits.get(phrase.noun, Fit()).kinds | {phrase.kind}
        for k in range(phrase.head - 1, phrase.first - 1, -1):
            referent = self.cast.at_head.get(k)
            if referent is None or self._is_behind(k, phrase.head):
                continue
            whole = phrase.definite and phrase.noun in _WHOLES and k == phrase.head - 1
            if whole and referent.kind in {"armed_group", "organisation", "other", "place"}:
                if referent.kind in {"other", "place"} and referent.id is None:
                    referent.kind = "armed_group"
                    referent.nouns.add(phrase.noun)
                return referent
            if phrase.sort == "body" and referent.kind in kinds - {"organisation", "state"}:
                return referent
        return None

    def _new(self, phrase: Phrase, traits: set[str]) -> Referent:
        """A referent under the phrase's own words; a bare "the minister" is unresolved.

        "The army", "the ministry" tell which kind of body speaks, and stand for themselves.
        """
        c = self.columns
        first = phrase.first + (c.lower[phrase.first] == "the" and phrase.head > phrase.first)
        words, kind, identifier = c.span(first, phrase.last).text, phrase.kind, None
        collective = phrase.sort == "people" and phrase.noun in _COLLECTIVES
        if collective or (phrase.sort == "body" and not phrase.plural):
            known = self.cast.finder.known_words(c.span(first, phrase.head).text)
            if known is not None:
                kind, identifier, words = known
                if identifier is not None and kind != "state":
                    said = c.span(first, phrase.head).text
                    words = self.cast.full_names.setdefault(identifier, full_name(words, [said]))
        single = phrase.sort in {"person", "body"} and not phrase.plural
        bare = single and phrase.definite and not traits and phrase.last == phrase.head
        bare = bare and identifier is None
        whom = (
            bare and phrase.sort == "person"
        )  # "the army" names its kind of body; who is "the minister"?
        return Referent(
            c.span(phrase.first, phrase.last).text if bare else words,
            kind,
            identifier,
            nouns={phrase.noun},
            traits=traits_of(self.cast.finder, phrase.first, phrase.last, phrase.head),
            gender=self.titles.gender(c.lower[phrase.head]),
            plural=phrase.plural,
            named=False,
            resolved=not whom,
            span=c.span(phrase.first, phrase.last),
        )


def _conflict(one: set[str], other: set[str]) -> bool:
    """True where both name states, and not the same."""
    states = {trait for trait in one if trait.startswith("@")}
    others = {trait for trait in other if trait.startswith("@")}
    return bool(states and others) and not states & others
