"""Decisions of people in, what they say about one claim, incident or source out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.export.snapshot import Choices
from reportedly.ledger.decisions.standing import settlement
from reportedly.ledger.grades import Grade, read_grades
from reportedly.ledger.records import Decision, Entry, TargetKind, Toll
from reportedly.ledger.toll import settle


@dataclass(frozen=True, slots=True)
class Given:
    """A grade with the decision that gave it: who, when and why."""

    grade: Grade
    decision: Decision


class Decided:
    """The decisions that stand, found by what they hold for."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._held: dict[tuple[TargetKind, str], list[Decision]] = {}
        for decision in decisions:
            self._held.setdefault((decision.target_kind, decision.target), []).append(decision)

    def grades(self, kind: TargetKind, target: str) -> tuple[Given, ...]:
        """The latest grade of each part of a scheme that the target was given."""
        latest: dict[str, Given] = {}
        for decision in self._held.get((kind, target), ()):
            if decision.kind == "grade":
                for grade in read_grades(decision.value, kind):
                    latest[grade.key] = Given(grade, decision)
        return tuple(latest.values())

    def confidence(self, kind: TargetKind, target: str) -> int | None:
        """STIX confidence, 0 to 100, by the grades; `None` where people gave none that has one."""
        found = [given.grade.stix for given in self.grades(kind, target)]
        return next((value for value in found if value is not None), None)

    def toll(
        self, incident: int, entries: Sequence[Entry], what: str, choices: Choices
    ) -> Toll | None:
        """How many were harmed, as people settled it, else by the policy chosen."""
        settled = settlement(self._held.get(("incident", str(incident)), ()), what)
        if settled is None:
            return settle(entries, what, choices.policy, choices.order)
        return settle(entries, what, settled.policy, settled.order, settled.by_hand)
