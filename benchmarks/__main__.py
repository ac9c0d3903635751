"""The benchmarks' commands: predict, score, speed, article, robust, copies, links, differ,
actors, ledger, desk, storm."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import actors, article, copies, desk, ledger, links, robust, score, speed, storm
from benchmarks.gold import LAYERS, gold_folder, predict


def main() -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    one = commands.add_parser("predict", help="write the predictions for one gold file")
    one.add_argument("layer", choices=sorted(LAYERS))
    one.add_argument("input", type=Path)
    one.add_argument("output", type=Path)
    one.set_defaults(run=_predict)

    every = commands.add_parser("score", help="score all gold sets beside their floors")
    every.add_argument("--floors", type=Path, default=score.FLOORS)
    every.set_defaults(run=lambda given: score.run(given.floors))

    fast = commands.add_parser("speed", help="CPU time of parse and reading, in one run")
    fast.add_argument("texts", type=Path, nargs="?", help="JSON Lines of articles, may be gzipped")
    fast.set_defaults(run=_speed)

    whole = commands.add_parser("article", help="score an article with a ledger, show the misses")
    whole.add_argument("ledger", type=Path)
    whole.add_argument("text", type=Path, nargs="?")
    whole.set_defaults(run=lambda given: article.show(given.ledger, given.text))

    hard = commands.add_parser("robust", help="read real texts and count what broke")
    hard.add_argument("paths", type=Path, nargs="+", help="JSON Lines of texts, may be gzipped")
    hard.add_argument("--limit", type=int, help="texts a file")
    hard.set_defaults(run=lambda given: robust.run(given.paths, given.limit))

    large = commands.add_parser("ledger", help="cost, size and speed of a ledger of made-up claims")
    large.add_argument("--claims", type=int, default=100_000)
    large.add_argument("--seed", type=int, default=1)
    large.add_argument("--keep", metavar="FILE", type=Path, help="leave it there; use it if there")
    large.set_defaults(run=lambda given: ledger.run(given.claims, given.seed, given.keep))

    pages = commands.add_parser("desk", help="server time and weight of the desk's pages")
    pages.add_argument("ledger", type=Path, help="as 'ledger --claims N --keep FILE' leaves it")
    pages.add_argument("--seed", type=int, default=1)
    pages.set_defaults(run=lambda given: desk.run(given.ledger, given.seed))

    killed = commands.add_parser("storm", help="kill adds, crowd a ledger, look what is lost")
    killed.add_argument("--kills", type=int, default=180, help="of an add of made-up readings")
    killed.add_argument("--commands", type=int, default=20, help="kills of 'reportedly add'")
    killed.add_argument("--processes", type=int, default=8)
    killed.add_argument("--seed", type=int, default=1)
    killed.set_defaults(
        run=lambda given: storm.run(given.kills, given.commands, given.processes, given.seed)
    )

    pairs = commands.add_parser(
        "links", help="hold links against stories of small sets of articles"
    )
    pairs.add_argument("files", type=Path, nargs="*", help="the stories of the tests where none")
    pairs.add_argument("--misses", action="store_true", help="name what was missed or is false")
    pairs.set_defaults(run=lambda given: links.run(given.files, given.misses))

    apart = commands.add_parser(
        "differ", help="tell why counts of killed differ, by labelled groups"
    )
    apart.set_defaults(run=lambda given: links.differ())

    alike = commands.add_parser("copies", help="find copied texts among texts that only look alike")
    alike.add_argument("--misses", action="store_true", help="name the pairs taken wrongly")
    alike.set_defaults(run=lambda given: copies.run(misses=given.misses))

    named = commands.add_parser("actors", help="who is named in passages, and how they are tied")
    named.add_argument("--misses", action="store_true", help="show what is wrong in the dev half")
    named.set_defaults(run=lambda given: actors.run(misses=given.misses))

    given = parser.parse_args()
    code: int = given.run(given)
    return code


def _predict(given: argparse.Namespace) -> int:
    predict(given.layer, given.input, given.output)
    return 0


def _speed(given: argparse.Namespace) -> int:
    texts = given.texts or gold_folder() / "attribution" / "polnear-dev.jsonl.gz"
    if not texts.exists():
        print(f"{texts}: not here; name a JSON Lines file of articles")
        return 1
    return speed.run(texts)


if __name__ == "__main__":
    sys.exit(main())
