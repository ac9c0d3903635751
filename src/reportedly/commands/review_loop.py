"""What wants a decision in, gone through one by one with a person at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportedly.commands.review_words import decision_line, pending_lines
from reportedly.errors import OptionError, ReportedlyError
from reportedly.ledger.decisions.deciding import decide, signed, undo
from reportedly.ledger.decisions.pending import Pending
from reportedly.ledger.records import Decision
from reportedly.ledger.store import Store
from reportedly.show.safe import neutralise

_PROMPT = "a accept, r reject, e edit, s skip, u undo, q quit > "

Ask = Callable[[str], str]
Say = Callable[[str], None]


def go_through(store: Store, items: Iterable[Pending], by: str, ask: Ask, say: Say) -> int:
    """Ask for a decision on each item; give how many stand at the end.

    `ask` shows a prompt and gives the answer, as `input` does; an end of input quits.
    """
    kept: list[Decision] = []
    for item in items:
        say("")
        for line in pending_lines(item):
            say(line)
        try:
            if not _decide(store, item, by, ask, say, kept):
                break
        except EOFError:
            break
    return len(kept)


def _decide(store: Store, item: Pending, by: str, ask: Ask, say: Say, kept: list[Decision]) -> bool:
    """Ask until the item is decided or skipped; False to quit."""
    while True:
        answer = ask(_PROMPT).strip().casefold()[:1]
        if answer in ("q", "s"):
            return answer == "s"
        try:
            if answer == "u":
                _undo(store, by, say, kept)
                continue
            decision = _asked(item, answer, by, ask)
            if decision is None:
                continue
            kept.append(decide(store, decision))
        except ReportedlyError as error:
            say(neutralise(str(error)))
            continue
        say(decision_line(kept[-1]))
        if answer != "e":  # an edited claim still wants to be accepted or not
            return True


def _asked(item: Pending, answer: str, by: str, ask: Ask) -> Decision | None:
    """The decision that an answer begins, with what else it needs asked for."""
    target = (item.target_kind, item.target)
    if answer == "a":
        return signed("accept", target, by)
    if answer == "r":
        return signed("reject", target, by, reason=ask("why > "))
    if answer != "e":
        return None
    claim = item.entries[0].claim.id
    if len(item.entries) > 1 and ask("the first or second claim, 1 or 2 > ").strip() == "2":
        claim = item.entries[1].claim.id
    field, sign, value = ask("FIELD=VALUE > ").partition("=")
    if not sign:
        raise OptionError("expected FIELD=VALUE, such as polarity=-")
    return signed("edit", ("claim", claim), by, {field.strip(): value.strip()})


def _undo(store: Store, by: str, say: Say, kept: list[Decision]) -> None:
    if not kept:
        raise OptionError("nothing was decided here: undo others with 'review LEDGER undo NUMBER'")
    say(decision_line(undo(store, kept[-1].number or 0, by)))
    kept.pop()
