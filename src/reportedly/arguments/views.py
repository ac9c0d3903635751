"""The commands that ask a ledger: claims, disputes, links, incidents, timeline, actors, and the like."""

from __future__ import annotations

import argparse
from typing import get_args

from reportedly.arguments.asking import add_filters, add_known, add_ledger
from reportedly.arguments.values import policy_name
from reportedly.ledger.records import LinkType, TollPolicy

_EXAMPLES = {
    "claims": """\
  reportedly claims syria.db --actor Iran --place Syria --kind posture --since 2024-10-01
  reportedly claims syria.db --text '"air strike" Homs' --status denied --format csv
  reportedly claims syria.db --as-of 2024-11-15 --by published""",
    "disputes": "  reportedly disputes syria.db --place Homs",
    "links": "  reportedly links syria.db --type corrects --type repeats --format jsonl",
    "echoes": "  reportedly echoes syria.db --since 2024-11-01",
    "incidents": "  reportedly incidents syria.db --place Homs --policy majority",
    "timeline": "  reportedly timeline syria.db --place Syria --since 2024-11-01",
    "actors": "  reportedly actors syria.db --kind posture --place Syria",
    "posture": "  reportedly posture syria.db --actor Iran",
    "outlook": "  reportedly outlook syria.db --actor Israel",
    "sources": "  reportedly sources syria.db --status denied",
    "incident": "  reportedly incident syria.db 12 --policy majority",
    "actor": "  reportedly actor syria.db Haji",
    "show": "  reportedly show syria.db link:12",
}
_HELP = {
    "claims": ("list claims", "List claims, newest recorded first."),
    "disputes": (
        "list claims that cannot both hold",
        "List pairs of claims that cannot both hold, newest found first. The filters hold for one"
        " of the two at least.",
    ),
    "links": (
        "list how claims stand to each other",
        "List links between claims: disputes, corrects, repeats, supports, responds; newest found"
        " first. The filters hold for one of the two at least.",
    ),
    "echoes": (
        "list what many articles tell on one origin's word",
        "List claims that repeat one another, as one: told by so many articles, on so many origins'"
        " word; what was heard last comes first. Three outlets that cite each other are one origin.",
    ),
    "incidents": (
        "list what is told to have happened",
        "List incidents, latest day first. Days are asked of the incident, the other filters of"
        " one of its claims at least.",
    ),
    "timeline": (
        "list what is told of which day",
        "List claims that tell a day, latest day first.",
    ),
    "actors": (
        "list who speaks and is spoken of",
        "List names with their counts: claims that they have a part in, said first, are told of in,"
        " denied.",
    ),
    "posture": (
        "list who stands where, by whom it is said",
        "List claims on postures: who, where, which way, said by whom.",
    ),
    "outlook": (
        "list forecasts and their conditions",
        "List forecasts with their conditions: open, met or not met, as people marked them.",
    ),
    "sources": (
        "list outlets, and whom they relay",
        "List outlets: whom they relay, the share of claims that they have from nobody else's"
        " report, denials, corrections made, disputes that they stand in.",
    ),
}


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to a parser."""
    for name, (short, long) in _HELP.items():
        command = _add(commands, name, short, long)
        add_filters(command, kind=name not in ("posture", "outlook"))
        _add_page(command)
        if name == "links":
            command.add_argument(
                "--type",
                dest="types",
                action="append",
                choices=get_args(LinkType),
                default=[],
                help=f"{', '.join(get_args(LinkType))}; may be given several times",
            )
        if name == "incidents":
            _add_policy(command)
        if name in ("actors", "sources"):
            _add_exact(command)
        if name == "incidents":
            _add_incident(commands)
        if name == "actors":
            _add_actor(commands)
    _add_show(commands)


def _add_incident(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    incident = _add(
        commands,
        "incident",
        "set the accounts of an incident side by side",
        "Set the accounts of an incident side by side, one column an origin: however many articles"
        " carry it, an origin is one voice.",
    )
    incident.add_argument("number", metavar="NUMBER", help="as `reportedly incidents` lists it")
    incident.add_argument(
        "--rejected", action="store_true", help="with what people rejected, which is left out else"
    )
    _add_policy(incident)


def _add_actor(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    actor = _add(
        commands,
        "actor",
        "show one actor: roles, ties, what is said",
        "Show one actor: roles over time, ties as asserted, rumoured or denied, what it says and"
        " what is said of it.",
    )
    actor.add_argument("name", metavar="NAME", help="a name of the codebook, or words of a name")
    add_filters(actor, actor=False)
    _add_page(actor, after=False)
    _add_exact(actor)


def _add_show(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    show = _add(
        commands,
        "show",
        "show a claim, article, incident or link",
        "Show what an id stands for: a claim (its id, or the first letters of it), an article, an"
        " incident or a link. claim:, article:, incident: or link: before it asks for one sort.",
    )
    show.add_argument("id", metavar="ID")
    _add_policy(show)


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, short: str, long: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=short,
        description=f"{long} What is listed is told by the articles, and not verified.",
        epilog=f"examples:\n{_EXAMPLES[name]}\n",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_ledger(command)
    command.add_argument(
        "--format",
        choices=("text", "jsonl", "csv"),
        default="text",
        help="for people (default), JSON Lines, or CSV",
    )
    add_known(command)
    command.set_defaults(run=f"views:{name}" if name not in _HELP else "views:listing", view=name)
    return command


def _add_page(command: argparse.ArgumentParser, *, after: bool = True) -> None:
    command.add_argument(
        "--limit",
        metavar="N",
        type=_count,
        help="at most N (default 50 as text, all as jsonl and csv)",
    )
    if after:
        command.add_argument(
            "--after", metavar="MARK", help="go on where a page ended, which told the mark"
        )


def _add_policy(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--policy",
        metavar="POLICY",
        type=policy_name,
        choices=[policy for policy in get_args(TollPolicy) if policy != "by hand"],
        default="range",
        help="how figures are settled where nobody did by hand: range (default), majority or"
        " source-order",
    )
    command.add_argument(
        "--order",
        metavar="NAME",
        action="append",
        default=[],
        help="a source, the most trusted first, for --policy source-order",
    )


def _add_exact(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--exact",
        action="store_true",
        help="count all claims asked for and not only the newest 10,000: seconds on large ledgers",
    )


def _count(value: str) -> int:
    if value.isascii() and value.isdigit() and 0 < int(value) < 2**31:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r}: expected a number from 1 on")
