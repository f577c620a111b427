"""``haiti-digest diff``: what changed between two builds, by record."""

import argparse
from collections import Counter
from pathlib import Path

from haiti_digest.cli.arguments import Commands, add_config, root_of
from haiti_digest.cli.tell import FINE


def add(commands: Commands) -> None:
    """Adds the command."""
    command = commands.add_parser(
        "diff",
        help="list what changed between two builds",
        description="Lists what was added (+), changed (~) and withdrawn (-) from the build in OLD to that in NEW, "
        "by record, with its place and, where the article is in SEEDS, its words.",
    )
    command.add_argument("old", type=Path, metavar="OLD", help="the folder of the earlier build")
    command.add_argument(
        "new", nargs="?", type=Path, default=Path("build"), metavar="NEW", help="the later one (default: build)"
    )
    command.add_argument(
        "--seeds",
        type=root_of,
        default=Path("seeds"),
        metavar="SEEDS",
        help="the articles, or their address (default: seeds)",
    )
    add_config(command)
    command.add_argument("--json", action="store_true", help="print the changes as one JSON object")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from haiti_digest.config import read_config
    from haiti_digest.desk.diff import compare_builds, files_of, lines
    from haiti_digest.desk.material import read_seeds

    found = compare_builds(options.old, options.new)
    counts = Counter(change.how for change in found)
    if options.json:
        import msgspec

        total = {how: counts[how] for how in ("added", "changed", "withdrawn")}
        print(msgspec.json.encode({"changes": found, "counts": total}).decode())
        return FINE
    for line in lines(found, read_seeds(options.seeds, files_of(found), read_config(options.config))):
        print(line)
    print(f"{counts['added']} added, {counts['changed']} changed, {counts['withdrawn']} withdrawn")
    return FINE
