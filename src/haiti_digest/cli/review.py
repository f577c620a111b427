"""``haiti-digest review``: what deserves an editor's eye, with entries for corrections.yml."""

import argparse
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from haiti_digest.cli.arguments import (
    Commands,
    add_config,
    add_corrections,
    add_out,
    add_seeds,
    corrections_file,
    corrections_of,
)
from haiti_digest.cli.tell import FINE, tell

if TYPE_CHECKING:
    from haiti_digest.desk.review import Item

MOST = 20
NAMES = {
    "speaker": "speaker not determined",
    "rule": "found by a weak rule",
    "name": "names that may be one",
    "date": "dates left open",
    "difference": "differences",
}


def add(commands: Commands) -> None:
    """Adds the command."""
    command = commands.add_parser(
        "review",
        help="list what deserves an editor's eye",
        description="Lists speakers not determined, records of weak rules, people who may be one, dates left open and "
        "differences, each with its place and an entry of corrections.yml that changes it.",
    )
    add_seeds(command)
    add_out(
        command,
        "the last build: what it linked is not linked again, and --new tells of what it did not have (default: build)",
    )
    add_config(command)
    add_corrections(command)
    command.add_argument(
        "--new",
        action="store_true",
        help="only what the last build did not have: its articles as they are, its differences",
    )
    command.add_argument("--only", choices=tuple(NAMES), action="append", help="only this sort; may be given again")
    command.add_argument("--all", action="store_true", help=f"list all, not only the first {MOST} of each sort")
    command.add_argument("--write", action="store_true", help="add the listed entries to corrections.yml, as comments")
    command.add_argument("--json", action="store_true", help="print all items and the counts as one JSON object")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from haiti_digest.cache.store import cache_folder
    from haiti_digest.config import read_config
    from haiti_digest.desk.entries import append
    from haiti_digest.desk.material import read_digest
    from haiti_digest.desk.review import review
    from haiti_digest.history.compare import new_articles
    from haiti_digest.history.state import Before

    digest = read_digest(options.seeds, read_config(options.config), corrections_of(options), cache_folder(options.out))
    current, known = digest.current(), None
    if options.new:
        before = Before(options.out)
        if before.trouble:
            tell(f"{before.path}: {before.trouble}; everything counts as new")
        fresh, known = new_articles(before, digest.articles), before.tensions()
        current = tuple(at for at in current if at in fresh)
    items = [item for item in review(digest, current, known) if not options.only or item.sort in options.only]
    counts = Counter(item.sort for item in items)
    shown = items if options.all or options.json else _first(items)
    if options.json:
        import msgspec

        print(msgspec.json.encode({"items": items, "counts": {sort: counts[sort] for sort in NAMES}}).decode())
    else:
        _print(shown, counts, options.only or tuple(NAMES))
    if options.write:
        file = corrections_file(options)
        added = append(file, ((f"{item.told} ({item.place})", item.entry) for item in shown if item.entry))
        if not options.json:
            print(f"\n{added} entries added to {file} as comments; take the # away from those that shall hold")
    return FINE


def _first(items: "Sequence[Item]") -> "list[Item]":
    seen: Counter[str] = Counter()
    shown = []
    for item in items:
        seen[item.sort] += 1
        if seen[item.sort] <= MOST:
            shown.append(item)
    return shown


def _print(items: "Sequence[Item]", counts: "Counter[str]", sorts: Sequence[str]) -> None:
    asked = {sort: name for sort, name in NAMES.items() if sort in sorts}
    for sort, name in asked.items():
        listed = [item for item in items if item.sort == sort]
        if listed:
            left = counts[sort] - len(listed)
            print(f"== {name}: {counts[sort]}" + (f", the first {len(listed)} (--all lists them all)" if left else ""))
        for item in listed:
            print(f"\n{item.place}  {item.id}\n  “{item.words}”\n  {item.told}")
            print("".join(f"    {line}\n" for line in item.entry), end="")
        if listed:
            print()
    width = max(map(len, asked.values()))
    for sort, name in asked.items():
        print(f"{name:<{width}}  {counts[sort]:>6}")
