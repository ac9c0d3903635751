"""The commands that read and print: read, demo, schema."""

from __future__ import annotations

import argparse

from reportedly.arguments.values import job_count, one_day, output_file

_READ_EXAMPLES = """\
examples:
  reportedly read article.txt --published 2024-11-18 --outlet "The Syrian Observer"
  reportedly read page.html report.pdf --html claims.html
  reportedly read feed.xml archive.warc.gz --format jsonl --jobs 2 > claims.jsonl
  curl -s https://example.org/story | reportedly read -

A SOURCE is a file (text, HTML, PDF, DOCX, RSS or Atom, WARC, JSON Lines or CSV of articles), a
folder, an http(s) address, or - for standard input. A folder is read with all folders below it, in
the order of names; hidden files and folders are passed over, links to folders not followed.
"""


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to a parser."""
    _add_read(commands)
    demo = commands.add_parser(
        "demo",
        help="read the bundled articles and show what comes out",
        description="Read the bundled articles, all invented, and show a selection of their "
        "claims, a table of the rest, and which accounts dispute, correct and repeat each other.",
        epilog="examples:\n  reportedly demo --html demo.html\n  reportedly demo --ledger demo.db\n"
        "  reportedly demo --open",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    demo.add_argument(
        "--html", metavar="FILE", type=output_file, help="also write all claims as a page"
    )
    demo.add_argument(
        "--ledger", metavar="LEDGER", type=output_file, help="keep the claims in this ledger"
    )
    demo.add_argument("--open", action="store_true", help="then serve the desk of this ledger")
    demo.add_argument("--no-browser", action="store_true", help="with --open: print the address")
    demo.set_defaults(run="demonstrating:demo")
    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of the JSON Lines output",
        description="Print the JSON Schema (2020-12) of one line of `read --format jsonl`.",
        epilog="example:\n  reportedly schema > claims.schema.json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    schema.set_defaults(run="reading:schema")


def _add_read(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    read = commands.add_parser(
        "read",
        help="read articles and print their claims",
        description="Read articles and print the claims that they carry.",
        epilog=_READ_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    read.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="file, folder, address or - (see below)"
    )
    article = read.add_argument_group("what is known of the articles")
    article.add_argument(
        "--published",
        metavar="DAY",
        type=one_day,
        help="day of publication, YYYY-MM-DD; dates such as 'last Thursday' are counted from it; "
        "it overrides what an article says of itself, for every article",
    )
    article.add_argument(
        "--outlet",
        metavar="NAME",
        help="who printed them; it overrides what an article says of itself, for every article",
    )
    output = read.add_argument_group("output")
    output.add_argument(
        "--format",
        choices=("text", "notation", "jsonl", "html"),
        default="text",
        help="cards for people (default), claim notation, JSON Lines, or a page",
    )
    output.add_argument(
        "--output",
        metavar="FILE",
        type=output_file,
        help="write there instead of standard output; FILE is replaced at the end of the run, and "
        "left as it was where nothing was read",
    )
    output.add_argument("--html", metavar="FILE", type=output_file, help="also write a page")
    run = read.add_argument_group("running")
    run.add_argument(
        "--jobs", metavar="N", type=job_count, default=1, help="read on N processes (default 1)"
    )
    run.add_argument(
        "--allow-private",
        action="store_true",
        help="fetch addresses on this machine or its network too",
    )
    run.add_argument("--quiet", action="store_true", help="show no progress bar")
    read.set_defaults(run="reading:read")
