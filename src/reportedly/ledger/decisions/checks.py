"""What a decision's value must hold, by its kind: the value as written in, as kept out.

- accept, reject: nothing; a rejection needs a reason. Of a claim, link or incident.
- edit: values by field of a claim, as `values.CHECKS` has them.
- missed: `words`, or `start` and `end` (characters, end exclusive), or both; `fields` with at least
  `kind` and `source`. Of an article. Kept are `start`, `end`, `fields` and the new `claim`'s id.
- merge: `incidents`, the numbers of those to put into the target incident.
- split: `claims` (ids) or `accounts` (rows) to take out of the target incident, `into` the number
  of another, or `None` for a new one. Kept are `accounts` and `into`.
- grade: `scheme` and its parts: {"scheme": "admiralty", "source": "B"} of a source, {"scheme":
  "admiralty", "information": "2"}, {"scheme": "icd203", "likelihood": ..., "confidence": ...} of a
  claim or incident, {"scheme": "airwars", "grade": "fair"} of an incident.
- outcome: `outcome` (open, met, not met) of a claim about what may come, and `condition`, the words
  of one of its conditions, or its number from 1, where it is about that. Kept are the words.
- settle: `policy` (range, majority, source order, by hand) of an incident; `what` ("killed"), for
  every count where it is left out; `order`, names of sources, for "source order"; `low`, `best` and
  `high` for "by hand", or `figure` as notation writes it ("killed 7 to 9, best 8").
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from reportedly.claim import Claim
from reportedly.errors import OptionError
from reportedly.ledger.decisions import grouping
from reportedly.ledger.decisions.missed import check_missed
from reportedly.ledger.decisions.targets import claim_row
from reportedly.ledger.decisions.values import check_fields, check_numbers, check_text, read_harm
from reportedly.ledger.entries import Entries, decode_claim
from reportedly.ledger.grades import allowed_words, read_grades
from reportedly.ledger.records import Decision, DecisionKind, TollPolicy
from reportedly.ledger.store import Store

_OPEN_MOODS = frozenset({"forecast", "conditional", "planned", "demanded"})


def check_value(store: Store, decision: Decision) -> dict[str, Any]:
    """The value to keep of a decision whose target was found; raises for one that is not allowed.

    `OptionError` where the value makes no sense, `LedgerError` where the ledger does not hold what
    it names.
    """
    return _CHECKS[decision.kind](store, decision)


def has_outcome(claim: Claim) -> bool:
    """Whether the claim, or a condition of it, is about what may come."""
    facts = claim.factuality
    foretold = claim.kind == "outlook" or facts.status == "forecast" or facts.mood in _OPEN_MOODS
    return foretold or bool(claim.conditions)


def _nothing(_: Store, decision: Decision) -> dict[str, Any]:
    if decision.value:
        raise OptionError(f"found {', '.join(decision.value)}: to {decision.kind} takes no value")
    return {}


def _edit(_: Store, decision: Decision) -> dict[str, Any]:
    return check_fields(decision.value)


def _missed(store: Store, decision: Decision) -> dict[str, Any]:
    return check_missed(store, decision.target, decision.value)


def _merge(store: Store, decision: Decision) -> dict[str, Any]:
    return grouping.check_merge(store, int(decision.target), decision.value)


def _split(store: Store, decision: Decision) -> dict[str, Any]:
    return grouping.check_split(store, int(decision.target), decision.value)


def _grade(_: Store, decision: Decision) -> dict[str, Any]:
    grades = read_grades(decision.value, decision.target_kind)
    return {"scheme": grades[0].scheme} | {grade.part: grade.value for grade in grades}


def _outcome(store: Store, decision: Decision) -> dict[str, Any]:
    row = claim_row(store, decision.target)
    claim = decode_claim(row, Entries(store).article(row["article"]))
    outcome = str(decision.value.get("outcome"))
    words = allowed_words("outcomes", "words")
    if outcome not in words:
        raise OptionError(f"found the outcome {outcome!r}, expected one of: {', '.join(words)}")
    if not has_outcome(claim):
        raise OptionError(
            f"claim {claim.id} tells of nothing that is still to come: only forecasts, plans, demands"
            " and conditions have an outcome"
        )
    condition = decision.value.get("condition")
    if condition is None:
        return {"outcome": outcome}
    return {"outcome": outcome, "condition": _condition(claim, condition)}


def _condition(claim: Claim, asked: object) -> str:
    words = [span.text for span in claim.conditions]
    if type(asked) is int and 0 < asked <= len(words):
        return words[asked - 1]
    if isinstance(asked, str) and asked in words:
        return asked
    known = "; ".join(f"{number} {text}" for number, text in enumerate(words, 1))
    raise OptionError(
        f"found the condition {asked!r}, expected one of: {known}"
        if words
        else f"claim {claim.id} hangs on no condition: leave it out"
    )


def _settle(_: Store, decision: Decision) -> dict[str, Any]:
    value: dict[str, Any] = dict(decision.value)
    policy, what = str(value.get("policy")).replace("-", " "), value.get("what")
    if policy not in get_args(TollPolicy):
        known = ", ".join(get_args(TollPolicy))
        raise OptionError(f"found the policy {policy!r}, expected one of: {known}")
    if policy == "by hand":
        return {"policy": policy} | _figure(value)
    harms = allowed_words("casualties", "harms")
    if what is not None and what not in harms:
        raise OptionError(f"found {what!r}, expected one of: {', '.join(harms)}")
    kept = {"policy": policy} if what is None else {"policy": policy, "what": what}
    if policy != "source order":
        return kept
    order = value.get("order")
    if not isinstance(order, list | tuple) or not order:
        raise OptionError("found no order of sources, expected their names, the first counts most")
    return kept | {"order": [check_text("order", name) for name in order]}


def _figure(value: Mapping[str, Any]) -> dict[str, Any]:
    figure = read_harm(str(value["figure"])) if "figure" in value else value
    harms = allowed_words("casualties", "harms")
    if figure.get("what") not in harms:
        raise OptionError(f"found {figure.get('what')!r}, expected one of: {', '.join(harms)}")
    low, best, high = (figure.get(key) for key in ("low", "best", "high"))
    check_numbers(low, best, high)
    return {"what": figure["what"], "low": low, "best": best, "high": high}


_CHECKS: dict[DecisionKind, Callable[[Store, Decision], dict[str, Any]]] = {
    "accept": _nothing,
    "reject": _nothing,
    "edit": _edit,
    "missed": _missed,
    "merge": _merge,
    "split": _split,
    "grade": _grade,
    "settle": _settle,
    "outcome": _outcome,
}
