"""Whom a pronoun or a definite noun phrase stands for, from what was mentioned before it.

`Mentioned` records (who was mentioned where, and how prominently) come in as the article is read
from left to right; a `Choice` goes out, or `None` where two candidates are about equally good. The
weights follow Lappin and Leass (1994), "An algorithm for pronominal anaphora resolution":
recency, subject before object, same paragraph; with the speaker of the clause above added, because
in news most pronouns stand in what somebody is made to say.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from reportedly.attribution.columns import Columns
from reportedly.attribution.referents import Referent
from reportedly.attribution.titles import Titles, load_titles
from reportedly.text import Span

# Weights, tuned by reading resolutions in the development articles; only differences matter.
_RECENCY = (100, 78, 52, 34)  # by sentences between
_SUBJECT, _POSSESSOR, _OBJECT = 26, 14, 10
_SPEAKER = 12  # subject of a verb of speech
_SPEAKER_AGAIN = (
    20  # the same, for a pronoun that is one too: "According to residents, ... They said"
)
_OPENER = 20  # a name that opens the sentence, made a modifier by a slip of the parse
_ABOVE = (40, 25, 12)  # subject of the clause around the pronoun's, of the one around that, ...
_PARALLEL, _PARALLEL_OBJECT = 8, 14  # pronoun and mention both subject, both object
_PARAGRAPH = -14
_AGAIN = 4  # for each further mention nearby, two at most
_QUOTED = -30  # a mention inside quotation marks, for a pronoun outside them
_GENDER = 15
_THING = -6
_THING_AS_OWNER = -20
_ACTING_THING = -60  # a thing, for the subject of a verb that only people and bodies do
_BODY_AS_THEY = -45  # "they" is an army only where no plural is near
_CROWD = 60  # mentions that are weighed; four long sentences of news have about 40
_AROUND = 120  # tokens around a quotation in which its speaker is looked for
_MARGIN = 9  # smaller differences between the best two are no decision
_LEAST_NEUTER = 65  # "it" may be anything
_LEAST = 45  # a best candidate below this is none: far away, in a quotation, of the wrong number
MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative", "agent", "attr"})


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A referent mentioned at token `head`; `thing` where it is no person or body."""

    referent: Referent
    head: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The antecedent, and whether no other candidate was in sight."""

    mentioned: Mentioned
    alone: bool


@dataclass(slots=True)
class History:
    """What was mentioned so far, by sentence."""

    columns: Columns
    by_sentence: dict[int, list[Mentioned]] = field(default_factory=dict)

    def add(self, mentioned: Mentioned) -> None:
        """Add a mention; mentions come in the order of the text."""
        number = self.columns.sentence[mentioned.head]
        self.by_sentence.setdefault(number, []).append(mentioned)

    def recent(self, sentence: int, reach: int) -> list[Mentioned]:
        """Mentions of this and the last `reach` sentences, in order."""
        found: list[Mentioned] = []
        for number in range(sentence - reach, sentence + 1):
            found.extend(self.by_sentence.get(number, ()))
        return found


class Chooser:
    """Chooses antecedents of pronouns."""

    def __init__(
        self,
        columns: Columns,
        history: History,
        genders: dict[Span, str],
        ahead: dict[int, Mentioned],
    ) -> None:
        """Choose from `history`; `ahead` holds the names of the article by head token."""
        self.columns = columns
        self.history = history
        self.genders = genders
        self.ahead = ahead
        self.titles: Titles = load_titles()
        self._openers = frozenset(start for start, _ in columns.sentences)

    def choose(self, i: int) -> Choice | None:
        """The antecedent of the pronoun at token `i`."""
        c = self.columns
        if c.quoted[i] and c.lower[i] == "it":
            return None  # "We will take it back": what was asked is seldom told
        above = self._subjects_above(i)
        silent = self._quoted_speakers(i) if c.quoted[i] else frozenset[Referent]()
        scores: dict[Referent, tuple[float, Mentioned]] = {}
        candidates = [*self._candidates(i), *self._coming(i)]
        silent |= {m.referent for m in candidates if self._bound(i, m)}
        for mentioned in candidates:
            if mentioned.referent in silent or not self._agrees(i, mentioned):
                continue
            score = self._score(i, mentioned, above)
            if score is not None and score >= scores.get(mentioned.referent, (-1.0, None))[0]:
                scores[mentioned.referent] = (score, mentioned)
        often = Counter(mentioned.referent for mentioned in candidates)
        scores = {
            referent: (score + _AGAIN * min(often[referent] - 1, 2), mentioned)
            for referent, (score, mentioned) in scores.items()
        }
        ranked = sorted(scores.values(), key=lambda item: (-item[0], item[1].head))
        least = _LEAST_NEUTER if c.lower[i] in NEUTER else _LEAST
        if not ranked or ranked[0][0] < least or ranked[0][1].referent.kind == "other":
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN:
            return None
        if not ranked[0][1].referent.resolved and ranked[0][1].referent.kind in {"group", "other"}:
            return None  # an earlier "they" of which nothing is known
        return Choice(ranked[0][1], len(ranked) == 1)

    def _gender(self, referent: Referent) -> str | None:
        """What the article's other pronouns tell of the referent: "m", "f", "n" for "it"."""
        return self.genders.get(referent.span) if referent.span is not None else None

    def _owns(self, i: int) -> bool:
        """True for "his" and "their", whatever the parse makes of them."""
        return self.columns.dep[i] == "poss" or self.columns.tag[i] == "PRP$"

    def _coming(self, i: int) -> list[Mentioned]:
        """The subject that a possessive in an opening phrase may point ahead to.

        "In his statement, Israeli Prime Minister Benjamin Netanyahu found ..."
        """
        c = self.columns
        if not self._owns(i):
            return []
        verb = clause_verb(c, i)
        for _ in range(4):
            subject = c.child(verb, "nsubj", "nsubjpass")
            if subject is not None:
                found = self.ahead.get(subject) if subject > i else None
                return [found] if found is not None else []
            if c.head[verb] == verb or c.dep[verb] in {"conj", "ccomp", "relcl"}:
                break
            verb = clause_verb(c, verb)  # "To modernise its army, Hungary licensed ..."
        return []

    def _quoted_speakers(self, i: int) -> frozenset[Referent]:
        """Whoever speaks the quotation that holds token `i`: he says "I" of himself."""
        c = self.columns
        a = b = i
        least, most = max(i - _AROUND, 0), min(i + _AROUND, len(c.quoted) - 1)
        while a > least and c.quoted[a - 1] and c.paragraph[a - 1] == c.paragraph[i]:
            a -= 1
        while b < most and c.quoted[b + 1] and c.paragraph[b + 1] == c.paragraph[i]:
            b += 1
        first, last = c.sentence[a], c.sentence[min(b + 2, len(c.quoted) - 1)]
        number = range(max(first, 0), max(last, c.sentence[b]) + 1)
        found: set[Referent] = set()
        for n in number:
            start, end = c.sentences[n]
            for k in range(max(start, a - _AROUND), min(end, b + _AROUND)):
                if k in self.ahead and not c.quoted[k] and self._says(k):
                    found.add(self.ahead[k].referent)
            for m in self.history.by_sentence.get(n, ())[-_CROWD:]:
                if not c.quoted[m.head] and self._says(m.head):
                    found.add(m.referent)
        return frozenset(found)

    def _according(self, k: int) -> bool:
        """True for the source named by "according to"."""
        c = self.columns
        return c.dep[k] == "pobj" and c.lower[c.head[k] - 1] == "according"

    def _speaking(self, i: int, k: int) -> int:
        """The bonus of a mention at token `k` that speaks, as antecedent of pronoun `i`."""
        if not self._says(k) and not self._according(k):
            return 0
        if self.columns.quoted[i]:
            return -_SPEAKER
        return _SPEAKER_AGAIN if self._says(i) else _SPEAKER

    def _spoken_of(self, k: int) -> bool:
        """True for the object of "said of", "said about", outside the quotation."""
        c = self.columns
        of = c.head[k]
        if c.quoted[k] or c.dep[k] != "pobj" or c.lower[of] not in {"of", "about"}:
            return False
        return c.lemma[c.head[of]] in self.titles.speech_verbs

    def _speaks(self, m: Mentioned) -> bool:
        """True for the subject of a verb of speech, and for the owner of a speech."""
        c = self.columns
        return self._says(m.head) or (
            c.dep[m.head] == "poss" and c.lemma[c.head[m.head]] in self.titles.speech_nouns
        )

    def _says(self, k: int) -> bool:
        c = self.columns
        return c.dep[k] in _SUBJECTS and c.lemma[c.head[k]] in self.titles.speech_verbs

    def _candidates(self, i: int) -> list[Mentioned]:
        c = self.columns
        person = c.lower[i] in MASCULINE or c.lower[i] in FEMININE
        return self.history.recent(c.sentence[i], 3 if person else 2)[-_CROWD:]

    def _agrees(self, i: int, mentioned: Mentioned) -> bool:
        word, referent = self.columns.lower[i], mentioned.referent
        if word in MASCULINE or word in FEMININE:
            gender = self._gender(referent) or referent.gender
            fits = gender in {None, "m" if word in MASCULINE else "f"}
            person = referent.kind == "person" or (referent.doubtful and self._speaks(mentioned))
            return person and not referent.plural and fits
        if word in NEUTER:
            return referent.kind not in {"person", "group", "place"} and not referent.plural
        if self._gender(referent) == "n":
            return False  # the article calls that army "it"
        return referent.plural or referent.kind in {"organisation", "armed_group"}

    def _score(self, i: int, m: Mentioned, above: dict[int, int]) -> float | None:
        """How good `m` is as the antecedent of pronoun `i`; `None` where grammar forbids it."""
        c = self.columns
        if m.first <= i <= m.last and m.head != i:
            return None  # "his adviser": not the adviser himself
        noun = c.head[i]
        if self._owns(i) and (
            (c.dep[noun] == "appos" and c.head[noun] == m.head)
            or (c.dep[m.head] == "appos" and c.head[m.head] == noun)
        ):
            return None  # "Khalifa Bouraoui, his deputy,": somebody else's
        between = c.sentence[i] - c.sentence[m.head]
        score = float(_RECENCY[between + (between > 1 and c.lower[i] in NEUTER)])
        dep = c.dep[m.head]
        coming = m.head > i
        owner = c.head[m.head] if dep == "poss" else -1
        sourced = self._according(m.head) and (c.lower[i] not in NEUTER or self._says(i))
        if dep in _SUBJECTS or sourced:
            aside = c.dep[c.head[m.head]] == "relcl"  # "groups that the state pays"
            score += _SUBJECT / (1 + aside) + self._speaking(i, m.head)
        elif owner >= 0 and self._owns(i) and c.dep[owner] in _SUBJECTS:
            score += _SUBJECT  # "Iran's response was to increase its presence"
        elif dep == "poss" and c.lower[i] != "it":  # "it" is rather what is possessed
            score += _POSSESSOR + (8 if c.dep[owner] in _SUBJECTS else 0)
        elif dep in _OBJECTS:
            score += _OBJECT
        if c.quoted[i] and self._spoken_of(m.head):
            score += _ABOVE[0]  # 'Downey said of Boseman, "He was ..."'
        upper = m.head if owner < 0 or not self._owns(i) else owner
        if upper in above or coming:
            score += _ABOVE[above.get(upper, 0)]
        if self._owns(i) and c.dep[c.head[i]] == "conj":
            mate = c.head[c.head[i]]  # "Iran and its forces", "the company's price and its name"
            score += _ABOVE[0] * (m.head == mate or c.head[m.head] == mate and dep == "poss")
        if m.referent.named and m.first in self._openers and dep not in _SUBJECTS | {"poss"}:
            score += _OPENER
        if c.dep[i] in _SUBJECTS and dep in _SUBJECTS:
            score += _PARALLEL
        elif c.dep[i] in _OBJECTS and dep in _OBJECTS:
            score += _PARALLEL_OBJECT
        if c.paragraph[i] != c.paragraph[m.head]:
            score += _PARAGRAPH
        if c.quoted[m.head] and not c.quoted[i]:
            score += _QUOTED
        if self._gender(m.referent) or m.referent.gender:
            score += _GENDER * (m.referent.kind == "person")
        return score + self._animacy(i, m)

    def _animacy(self, i: int, m: Mentioned) -> float:
        """Things are no candidates where the verb takes only people and bodies."""
        c, titles = self.columns, self.titles
        verb = c.lemma[c.head[i]]
        acting = c.dep[i] == "nsubj" and (verb in titles.speech_verbs or verb in titles.agent_verbs)
        if m.referent.kind == "other":
            owned = _THING_AS_OWNER if self._owns(i) else _THING
            return _ACTING_THING if acting else owned
        if c.lower[i] in {"they", "them", "their"} and not m.referent.plural:
            return _BODY_AS_THEY
        return 0.0

    def _bound(self, i: int, m: Mentioned) -> bool:
        """True where pronoun and mention are arguments of one verb."""
        c = self.columns
        if self._owns(i) or c.sentence[m.head] != c.sentence[i] or m.head > i:
            return False
        if c.head[i] == c.head[m.head] and c.dep[m.head] in _SUBJECTS | _OBJECTS:
            return True
        if c.dep[i] not in _OBJECTS | {"pobj"} or c.dep[m.head] not in _SUBJECTS:
            return False
        verb = clause_verb(c, i)  # "the council is in conflict against it"
        bare = c.dep[verb] in {"xcomp", "advcl", "acl", "pcomp"}
        bare = bare or (c.dep[verb] == "ccomp" and c.tag[verb] == "VBG")
        if c.child(verb, *_SUBJECTS) is None and bare:
            return True  # "it sent jets to warn them", "Rwanda denies arming it"
        return c.head[m.head] == verb

    def _subjects_above(self, i: int) -> dict[int, int]:
        """Subjects of the clauses around the clause of token `i`, with how far up they are."""
        c, found, k, level = self.columns, dict[int, int](), clause_verb(self.columns, i), 0
        if self._owns(i):
            found.update({s: 0 for s in c.children[k] if c.dep[s] in _SUBJECTS and c.last[s] < i})
            level = int(bool(found))
        for _ in range(8):
            if c.head[k] == k or level >= len(_ABOVE):
                break
            told = c.dep[k] in {"ccomp", "xcomp"}
            embedded = c.dep[k] in {"ccomp", "advcl", "xcomp", "acl", "pcomp", "conj", "relcl"}
            k = c.head[k]
            subjects = [s for s in c.children[k] if c.dep[s] in _SUBJECTS and s < i]
            if embedded and subjects:
                # "Zelensky met Macron before Scholz saw him": the subject is no better here
                if told or c.dep[i] not in _OBJECTS:
                    found.update(dict.fromkeys(subjects, level))
                level += 1
        return found


def clause_verb(c: Columns, i: int) -> int:
    """The verb of the clause that token `i` stands in, else the last token reached."""
    k = c.head[i]
    for _ in range(12):
        if c.tag[k].startswith("V") or c.head[k] == k:
            break
        k = c.head[k]
    return k
