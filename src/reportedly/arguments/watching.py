"""The command that follows feeds: watch."""

from __future__ import annotations

import argparse

from reportedly.arguments.values import output_file

_EXAMPLES = """\
examples:
  reportedly watch syria.db https://news.example/rss https://agency.example/world.atom
  reportedly watch syria.db https://news.example/rss --once      (from cron)

FEED is the http(s) address of an RSS or Atom feed, or of a page, each new text of which is kept.
Items that hold no whole text are read from the page that they link to. Ctrl-C ends it; started
again it goes on where it stopped, and nothing is read twice.
"""
# Feeds that are asked more often get their reader locked out by many servers.
_LEAST, _USUAL, _MOST = 60, 900, 7 * 86_400


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to a parser."""
    watch = commands.add_parser(
        "watch",
        help="keep what is new in feeds, again and again",
        description="Look at feeds at an interval, and keep the claims of their new articles.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    watch.add_argument("ledger", metavar="LEDGER", type=output_file, help="the ledger's file")
    watch.add_argument(
        "feeds", nargs="+", metavar="FEED", type=feed_address, help="http(s) address"
    )
    watch.add_argument(
        "--interval",
        metavar="SECONDS",
        type=interval,
        default=_USUAL,
        help=f"between two looks at a feed, at least {_LEAST} (default {_USUAL})",
    )
    watch.add_argument("--once", action="store_true", help="look at each feed once, then end")
    watch.add_argument(
        "--outlet",
        metavar="NAME",
        help="who prints them; overrides what feeds and pages say, for every article",
    )
    watch.add_argument(
        "--allow-private",
        action="store_true",
        help="fetch addresses on this machine or its network too",
    )
    watch.add_argument("--quiet", action="store_true", help="print only what went wrong")
    watch.set_defaults(run="watching:watch")


def feed_address(value: str) -> str:
    """An http(s) address."""
    http = value.lower().startswith(("http://", "https://"))
    if http and value.isprintable() and " " not in value:
        return value
    raise argparse.ArgumentTypeError(
        f"{value!r}: expected an http(s) address; a file is read with 'reportedly add'"
    )


def interval(value: str) -> int:
    """Seconds between two looks."""
    if value.isascii() and value.isdigit() and _LEAST <= int(value) <= _MOST:
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r}: expected a number from {_LEAST} to {_MOST}")
