"""What review does: one decision, those of a desk, or the list of what wants one."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from reportedly.commands.review_decisions import decisions_of
from reportedly.commands.review_desk import take_desk
from reportedly.commands.review_loop import go_through
from reportedly.commands.review_words import (
    decision_line,
    decision_record,
    json_line,
    pending_lines,
    pending_record,
)
from reportedly.errors import OptionError, SourceError
from reportedly.ledger.decisions.deciding import decide, undo
from reportedly.ledger.decisions.pending import pending
from reportedly.ledger.decisions.standing import all_decisions, history
from reportedly.ledger.decisions.targets import read_target, whole_id
from reportedly.ledger.records import Decision
from reportedly.ledger.store import Store
from reportedly.outputs import Output, standard_output, writing
from reportedly.show.summary import counted

REVIEWER = "REPORTEDLY_REVIEWER"


def review(arguments: argparse.Namespace) -> int:
    """Decide, or list what wants a decision; 1 where some of a desk's decisions were refused."""
    if arguments.desk is not None and arguments.decision is not None:
        raise OptionError("found --from and a decision, expected one of the two")
    output = standard_output()
    _make_printable(output.stream, arguments.format)
    if arguments.decision == "history":
        return _history(arguments, output)
    if arguments.desk is not None:
        return _desk(arguments, output)
    if arguments.decision is not None:
        return _decision(arguments, output)
    if _is_asked(arguments, output):
        return _loop(arguments, output)
    with Store(arguments.ledger, read_only=True) as store:
        found = pending(store, arguments.limit)
    with writing(output.name):
        for one in found:
            if arguments.format == "jsonl":
                output.stream.write(json_line(pending_record(one)))
            else:
                output.stream.writelines(f"{line}\n" for line in pending_lines(one))
        if not found and arguments.format == "text":
            output.stream.write("nothing wants a decision\n")
    return 0


def _is_asked(arguments: argparse.Namespace, output: Output) -> bool:
    """Whether somebody sits there to be asked."""
    if arguments.list or arguments.format != "text" or sys.stdin is None:
        return False
    return sys.stdin.isatty() and output.stream.isatty()


def _signer(arguments: argparse.Namespace) -> str:
    """Who decides; raises `OptionError` where nobody is named."""
    name: str = arguments.by or os.environ.get(REVIEWER, "")
    if not name.strip():
        raise OptionError(
            f"found no name, expected who decides: give --by NAME or set {REVIEWER} to it"
        )
    return name


def _decision(arguments: argparse.Namespace, output: Output) -> int:
    by = _signer(arguments)
    with Store(arguments.ledger) as store:
        if arguments.decision == "undo":
            kept = [undo(store, arguments.number, by, arguments.reason)]
        else:
            kept = [decide(store, one) for one in decisions_of(arguments, by)]
    with writing(output.name):
        for one in kept:
            _write(one, arguments.format, output.stream)
    return 0


def _history(arguments: argparse.Namespace, output: Output) -> int:
    with Store(arguments.ledger, read_only=True) as store, writing(output.name):
        found: Iterable[Decision] = (
            _past(store, arguments.target) if arguments.target is not None else all_decisions(store)
        )
        for one in found:
            _write(one, arguments.format, output.stream)
    return 0


def _past(store: Store, words: str) -> Iterable[Decision]:
    kind, target = read_target(words)
    return history(store, kind, whole_id(store, target) if kind == "claim" else target)


def _desk(arguments: argparse.Namespace, output: Output) -> int:
    by = arguments.by or os.environ.get(REVIEWER)
    with Store(arguments.ledger) as store:
        if arguments.desk == "-":
            if sys.stdin is None:
                raise SourceError("-", "standard input is closed, expected decisions")
            done = take_desk(store, sys.stdin, "standard input", by)
        else:
            path = Path(arguments.desk)
            try:
                with path.open(encoding="utf-8", errors="replace") as lines:
                    done = take_desk(store, lines, str(path), by)
            except OSError as error:
                raise SourceError(str(path), f"{path}: cannot be read: {error.strerror}") from error
    with writing(output.name):
        if arguments.format == "jsonl":
            output.stream.writelines(json_line(decision_record(one)) for one in done.kept)
        else:
            output.stream.write(
                f"{counted(len(done.kept), 'decision')} kept, {done.known} known already,"
                f" {done.refused} refused\n"
            )
    return int(done.refused > 0)


def _loop(arguments: argparse.Namespace, output: Output) -> int:
    by = _signer(arguments)
    with Store(arguments.ledger) as store, writing(output.name):

        def say(line: str) -> None:
            output.stream.write(f"{line}\n")

        count = go_through(store, pending(store, arguments.limit), by, input, say)
        say(f"{counted(count, 'decision')} kept")
    return 0


def _write(decision: Decision, form: str, stream: TextIO) -> None:
    if form == "jsonl":
        stream.write(json_line(decision_record(decision)))
    else:
        stream.write(f"{decision_line(decision)}\n")


def _make_printable(stream: TextIO, form: str) -> None:
    """Let no character stop the output: data is UTF-8, text keeps the terminal's encoding."""
    reconfigure = getattr(stream, "reconfigure", None)  # a test's stream may have none
    if reconfigure is not None and form == "text":
        reconfigure(errors="replace")
    elif reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
