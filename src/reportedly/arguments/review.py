"""The command by which people decide: review."""

from __future__ import annotations

import argparse
from pathlib import Path

from reportedly.arguments.values import policy_name

_EXAMPLES = """\
examples:
  reportedly review syria.db
  reportedly review syria.db reject 4b1d6f0a2c3e --reason "a drill, not a raid" --by "Ana Petit"
  reportedly review syria.db edit 4b1d6f0a2c3e polarity=- places="Tripoli, Lebanon"
  reportedly review syria.db grade source:SANA C
  reportedly review syria.db settle incident:7 --figure "killed 10 to 14, best 12"
  reportedly review syria.db --from desk.jsonl

Without a decision, what most wants one is listed; on a terminal it is gone through one by one.

A TARGET is a claim's id, link:NUMBER, incident:NUMBER, article:ID or source:NAME. A decision is
signed with --by, else with the name in the environment variable REPORTEDLY_REVIEWER.
"""
_RAW = argparse.RawDescriptionHelpFormatter


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to a parser."""
    review = commands.add_parser(
        "review",
        help="decide: accept, reject, edit, merge, split, grade, settle",
        description="Decide about what a ledger holds. Decisions are signed and dated, can be "
        "undone, and are never overridden by a later reading.",
        epilog=_EXAMPLES,
        formatter_class=_RAW,
    )
    review.add_argument("ledger", metavar="LEDGER", type=Path, help="the ledger's file")
    review.add_argument(
        "--from",
        dest="desk",
        metavar="FILE",
        help="take the decisions of FILE (JSON Lines as 'history --format jsonl' writes them), or"
        " of - for standard input",
    )
    review.add_argument(
        "--limit", metavar="N", type=_count, default=20, help="list N things at most (default 20)"
    )
    review.add_argument(
        "--list", action="store_true", help="list what wants a decision, on a terminal too"
    )
    _add_common(review, top=True)
    review.set_defaults(run="review:review", decision=None)
    kinds = review.add_subparsers(title="decisions", metavar="DECISION")
    _add_verdicts(kinds)
    _add_claims(kinds)
    _add_incidents(kinds)
    _add_past(kinds)


def _count(value: str) -> int:
    """How many, from 1."""
    if value.isascii() and value.isdigit() and 0 < int(value) < 1_000_000:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r}: expected a number from 1")


def _add_common(parser: argparse.ArgumentParser, *, top: bool = False) -> None:
    """Options that may stand before the decision and after it: left out, the first one counts."""
    parser.add_argument(
        "--by",
        metavar="NAME",
        default=None if top else argparse.SUPPRESS,
        help="who decides (default: REPORTEDLY_REVIEWER)",
    )
    parser.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text" if top else argparse.SUPPRESS,
        help="for people (default) or programs",
    )


def _add(
    kinds: argparse._SubParsersAction[argparse.ArgumentParser], name: str, words: str
) -> argparse.ArgumentParser:
    parser = kinds.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
    _add_common(parser)
    parser.add_argument("--reason", metavar="TEXT", help="why")
    parser.set_defaults(decision=name)
    return parser


def _add_verdicts(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    accept = _add(kinds, "accept", "accept a claim, link or incident")
    accept.add_argument("target", metavar="TARGET")
    reject = _add(kinds, "reject", "reject a claim, link or incident, with a reason")
    reject.add_argument("target", metavar="TARGET")
    grade = _add(kinds, "grade", "grade a source, claim or incident")
    grade.add_argument("target", metavar="TARGET")
    grade.add_argument(
        "grades",
        metavar="GRADE",
        nargs="+",
        help="of a source A to F; of a claim or incident 1 to 6, or words of ICD 203 for likelihood "
        "('very likely') and confidence (low, moderate, high); of an incident also confirmed, fair, "
        "weak, contested, discounted (Airwars)",
    )


def _add_claims(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    edit = _add(kinds, "edit", "give other values to a claim's fields")
    edit.add_argument("target", metavar="CLAIM")
    edit.add_argument("fields", metavar="FIELD=VALUE", nargs="+")
    missed = _add(kinds, "missed", "mark words that a claim should have been read from")
    missed.add_argument("target", metavar="ARTICLE")
    missed.add_argument("words", metavar="WORDS", nargs="?", help="as they stand in the article")
    missed.add_argument(
        "--at", metavar="START-END", help="their offsets in characters, where they stand twice"
    )
    missed.add_argument("--kind", required=True, help="incident, posture, meeting, ...")
    missed.add_argument("--source", metavar="NAME", required=True, help="who says it, or author")
    missed.add_argument("--set", dest="fields", metavar="FIELD=VALUE", action="append", default=[])
    outcome = _add(kinds, "outcome", "say what became of a forecast or its condition")
    outcome.add_argument("target", metavar="CLAIM")
    outcome.add_argument("outcome", choices=("open", "met", "not-met"))
    outcome.add_argument("--condition", metavar="N", type=_count, help="its condition N, from 1")


def _add_incidents(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    merge = _add(kinds, "merge", "merge incidents into the first one named")
    merge.add_argument("incidents", metavar="INCIDENT", nargs="+")
    split = _add(kinds, "split", "take the whole accounts that claims stand in out of an incident")
    split.add_argument("target", metavar="INCIDENT")
    split.add_argument("claims", metavar="CLAIM", nargs="+")
    split.add_argument("--into", metavar="INCIDENT", help="another incident, else a new one")
    settle = _add(kinds, "settle", "settle an incident's figures, by a policy or by hand")
    settle.add_argument("target", metavar="INCIDENT")
    how = settle.add_mutually_exclusive_group(required=True)
    how.add_argument(
        "--policy",
        metavar="POLICY",
        type=policy_name,
        choices=("range", "majority", "source order"),
        help="range, majority or source-order",
    )
    how.add_argument("--figure", metavar="COUNT", help="by hand: 'killed 10 to 14, best 12'")
    settle.add_argument(
        "--what", metavar="HARM", help="settle only how many were killed, wounded, ..."
    )
    settle.add_argument(
        "--order", metavar="NAME", action="append", help="a source, the first counts most"
    )


def _add_past(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    undo = _add(kinds, "undo", "take a decision back")
    undo.add_argument("number", metavar="NUMBER", type=_count)
    history = _add(kinds, "history", "list what was decided of a target, and undone again")
    history.add_argument("target", metavar="TARGET", nargs="?", help="all decisions without it")
