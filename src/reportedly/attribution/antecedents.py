"""Whom a pronoun or a definite noun phrase stands for, from what was mentioned before it.

`Mentioned` records (who was mentioned where, and how prominently) come in as the article is read
from left to right; a `Choice` goes out, or `None` where two candidates are about equally good. The
weights follow Lappin and Leass (1994), "An algorithm for pronominal anaphora resolution":
recency, subject before object, same paragraph; with the speaker of the clause above added, because
in news most pronouns stand in what somebody is made to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.attribution.columns import Columns
from reportedly.attribution.referents import Referent
from reportedly.attribution.titles import Titles, load_titles

# Weights, tuned by reading resolutions in the development articles; only differences matter.
_RECENCY = (100, 78, 52, 34)  # by sentences between
_SUBJECT, _POSSESSOR, _OBJECT, _OTHER = 26, 14, 10, 0
_SPEAKER = 12  # subject of a verb of speech
_ABOVE = 40  # subject of the clause in which the pronoun's clause stands
_PARALLEL = 8
_PARAGRAPH = -14
_QUOTED = -30  # a mention inside quotation marks, for a pronoun outside them
_GENDER = 15
_MARGIN = 9  # smaller differences between the best two are no decision
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

    def __init__(self, columns: Columns, history: History, genders: dict[Referent, str]) -> None:
        self.columns = columns
        self.history = history
        self.genders = genders
        self.titles: Titles = load_titles()

    def choose(self, i: int) -> Choice | None:
        """The antecedent of the pronoun at token `i`."""
        c = self.columns
        person = c.lower[i] in {"he", "she", "him", "her", "his", "hers", "himself", "herself"}
        above = self._subjects_above(i)
        scores: dict[Referent, tuple[float, Mentioned]] = {}
        for mentioned in self._candidates(i):
            if not self._agrees(i, mentioned):
                continue
            score = self._score(i, mentioned, above)
            if score is not None and score >= scores.get(mentioned.referent, (-1.0, None))[0]:
                scores[mentioned.referent] = (score, mentioned)
        ranked = sorted(scores.values(), key=lambda item: (-item[0], item[1].head))
        if not ranked or ranked[0][1].referent.kind == "other":
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _MARGIN:
            return None
        people = [m for _, m in ranked if m.referent.kind == "person"] if person else ranked
        return Choice(ranked[0][1], len(people) == 1)

    def _candidates(self, i: int) -> list[Mentioned]:
        c = self.columns
        person = c.lower[i][:2] in {"he", "sh", "hi"}
        return self.history.recent(c.sentence[i], 3 if person else 2)

    def _agrees(self, i: int, mentioned: Mentioned) -> bool:
        word, referent = self.columns.lower[i], mentioned.referent
        if word in {"he", "him", "his", "himself", "she", "her", "hers", "herself"}:
            gender = self.genders.get(referent) or referent.gender
            return (
                referent.kind == "person"
                and not referent.plural
                and gender in {None, "m" if word[0] == "h" and word[:3] != "her" else "f"}
            )
        if word in {"it", "its", "itself"}:
            return referent.kind not in {"person", "group", "place"} and not referent.plural
        return referent.plural or referent.kind in {"organisation", "armed_group"}

    def _score(self, i: int, m: Mentioned, above: set[int]) -> float | None:
        """How good `m` is as the antecedent of pronoun `i`; `None` where grammar forbids it."""
        c = self.columns
        if m.first <= i <= m.last and m.head != i:
            return None  # "his adviser": not the adviser himself
        between = c.sentence[i] - c.sentence[m.head]
        score = float(_RECENCY[between])
        dep = c.dep[m.head]
        if between == 0 and self._bound(i, m):
            return None
        if dep in _SUBJECTS:
            score += _SUBJECT + _SPEAKER * (c.lemma[c.head[m.head]] in self.titles.speech_verbs)
        elif dep == "poss":
            owner = c.head[m.head]
            score += _POSSESSOR + (8 if c.dep[owner] in _SUBJECTS else 0)
        elif dep in _OBJECTS:
            score += _OBJECT
        if m.head in above:
            if c.quoted[i] and not c.quoted[m.head]:
                return None  # the speaker of a quotation says "I"
            score += _ABOVE
        if c.dep[i] in _SUBJECTS and dep in _SUBJECTS:
            score += _PARALLEL
        if c.paragraph[i] != c.paragraph[m.head]:
            score += _PARAGRAPH
        if c.quoted[m.head] and not c.quoted[i]:
            score += _QUOTED
        if self.genders.get(m.referent) or m.referent.gender:
            score += _GENDER * (m.referent.kind == "person")
        return score + self._animacy(i, m)

    def _animacy(self, i: int, m: Mentioned) -> float:
        """Things are no candidates where the verb takes only people and bodies."""
        c = self.columns
        acting = (
            c.dep[i] == "nsubj"
            and c.lemma[c.head[i]] in self.titles.speech_verbs | self.titles.agent_verbs
        )
        if m.referent.kind == "other":
            return -60.0 if acting else -6.0
        if c.lower[i] in {"they", "them", "their"} and not m.referent.plural:
            return -18.0
        return 0.0

    def _bound(self, i: int, m: Mentioned) -> bool:
        """True where pronoun and mention are arguments of one verb, or the mention follows."""
        c = self.columns
        if m.head > i:
            return True
        reflexive = c.lower[i].endswith(("self", "selves"))
        if c.dep[i] == "poss" or reflexive:
            return False
        return c.head[i] == c.head[m.head] and c.dep[m.head] in _SUBJECTS | _OBJECTS

    def _subjects_above(self, i: int) -> set[int]:
        """Head tokens of the subjects of the clauses in which the clause of token `i` stands."""
        c, found, k = self.columns, set[int](), c_head_verb(self.columns, i)
        for _ in range(6):
            if c.head[k] == k:
                break
            if c.dep[k] in {"ccomp", "advcl", "xcomp", "acl", "pcomp", "conj", "relcl"}:
                k = c.head[k]
                for child in c.children[k]:
                    if c.dep[child] in _SUBJECTS and child < i:
                        found.add(child)
            else:
                k = c.head[k]
        if c.dep[i] == "poss":
            verb = c_head_verb(c, i)
            found.update(k for k in c.children[verb] if c.dep[k] in _SUBJECTS and c.last[k] < i)
        return found


def c_head_verb(c: Columns, i: int) -> int:
    """The verb of the clause that token `i` stands in."""
    k = c.head[i]
    for _ in range(12):
        if c.tag[k].startswith("V") or c.head[k] == k:
            break
        k = c.head[k]
    return k
