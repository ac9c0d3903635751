"""What add, check and backup do."""

from __future__ import annotations

import argparse
import os
import shlex
from contextlib import closing
from pathlib import Path

from rich.console import Console

from reportedly.articles import ReadOptions
from reportedly.batch import SourceDone
from reportedly.errors import ReportedlyError
from reportedly.keeping import Kept, add_sources
from reportedly.ledger import check as checking
from reportedly.ledger.store import Store
from reportedly.outputs import complain, standard_output, writing
from reportedly.show.progress import progress
from reportedly.show.safe import neutralise
from reportedly.show.summary import counted


def add(arguments: argparse.Namespace) -> int:
    """Read the sources into the ledger; 1 where something could not be read."""
    options = ReadOptions(
        published=arguments.published,
        outlet=arguments.outlet,
        allow_private=arguments.allow_private,
    )
    output = standard_output()
    failed = added = passed = claims = 0
    with Store(arguments.ledger, create=True) as store:
        errors = Console(stderr=True)
        quiet = arguments.quiet or output.stream.isatty()
        with (
            progress(len(arguments.sources), errors, quiet) as meter,
            closing(add_sources(store, arguments.sources, options, arguments.jobs)) as outcomes,
        ):
            for outcome in outcomes:
                if isinstance(outcome, SourceDone):
                    meter.source()
                elif isinstance(outcome, ReportedlyError):
                    failed += 1
                    complain(str(outcome))
                else:
                    meter.article()
                    added, passed = added + outcome.new, passed + (not outcome.new)
                    claims += outcome.claims
                    if not arguments.quiet:
                        with writing(output.name):
                            output.stream.write(receipt(outcome))
                            output.stream.flush()  # the line is a receipt
    if not arguments.quiet:
        with writing(output.name):
            output.stream.write(
                f"{counted(added, 'article')} added with {counted(claims, 'claim')}, {passed} kept already,"
                f" {failed} could not be read; pages on it: reportedly open {_quoted(arguments.ledger)}\n"
            )
    return int(failed > 0)


def _quoted(path: Path) -> str:
    """A file's name as a shell takes it."""
    return neutralise(shlex.quote(str(path)))


def check(arguments: argparse.Namespace) -> int:
    """Tell what is wrong with a ledger; 1 where something is."""
    output = standard_output()
    with _open_to_check(arguments) as store:
        if arguments.repair:
            checking.repair(store)
        faults = 0
        for fault in checking.check(store):
            faults += 1
            complain(f"{arguments.ledger}: {fault}")
        articles, claims = (
            int(str(store.value(f"SELECT count(*) FROM {table}"))) for table in ("article", "claim")
        )
    if not faults:
        with writing(output.name):
            output.stream.write(
                f"{counted(articles, 'article')}, {counted(claims, 'claim')}, nothing wrong\n"
            )
    return int(faults > 0)


def _open_to_check(arguments: argparse.Namespace) -> Store:
    """The ledger, to be written where it can be; else told what stays unchecked."""
    path = arguments.ledger
    writable = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    if arguments.repair or writable or not path.exists():
        return Store(path)
    complain(f"{path}: cannot be written, so that the index of words is not checked")
    return Store(path, read_only=True)


def backup(arguments: argparse.Namespace) -> int:
    """Copy a ledger."""
    with Store(arguments.ledger, read_only=True) as store:
        checking.backup(store, arguments.target)
    return 0


def receipt(kept: Kept) -> str:
    """One article's receipt: its id, what came of it, its title."""
    title = neutralise(kept.article.title or kept.article.text[:80])[:80]
    name = neutralise(kept.article.id)
    if not kept.new:
        return f"kept   {name}  already  {title}\n"
    links = f"  {counted(kept.links, 'link')}" if kept.links else ""
    copied = f"  shares text with {kept.copies}" if kept.copies else ""
    return f"added  {name}  {counted(kept.claims, 'claim')}{links}{copied}  {title}\n"
