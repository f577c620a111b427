"""``haiti-digest explain``: why a record reads as it does, step by step."""

import argparse

from haiti_digest.cli.arguments import (
    Commands,
    add_config,
    add_corrections,
    add_out,
    add_seeds,
    corrections_file,
    corrections_of,
)
from haiti_digest.cli.tell import FINE
from haiti_digest.errors import UsageError


def add(commands: Commands) -> None:
    """Adds the command."""
    command = commands.add_parser(
        "explain",
        help="print why a record reads as it does",
        description="Prints step by step how a record was found and linked, and an entry of corrections.yml that "
        "changes it. The record is named by its id on the site (r-8f3a1c0d2e) or by its place (FILE:START-END).",
    )
    command.add_argument("record", metavar="RECORD", help="an id, or FILE:START-END in characters of the article")
    add_seeds(command)
    add_out(command, "the last build: what it linked is not linked again (default: build)")
    add_config(command)
    add_corrections(command)
    command.add_argument("--json", action="store_true", help="print the steps as JSON")
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from haiti_digest.cache.store import cache_folder
    from haiti_digest.config import read_config
    from haiti_digest.desk.explain import explain
    from haiti_digest.desk.material import read_digest
    from haiti_digest.desk.naming import find

    digest = read_digest(options.seeds, read_config(options.config), corrections_of(options), cache_folder(options.out))
    found = find(digest, options.record)
    if not found:
        fix = (
            "name an id (r-…) as the site has it, or FILE:START-END; haiti-digest show FILE lists an article's records"
        )
        raise UsageError(options.record, "names no record", fix)
    told = [explain(digest, one, str(corrections_file(options))) for one in found]
    if options.json:
        import msgspec

        print(msgspec.json.encode(told).decode())
        return FINE
    for steps in told:
        for number, step in enumerate(steps):
            print(f"{number}. {step.title}" if number else step.title)
            print("".join(f"   {line}\n" for line in step.lines), end="")
        print()
    return FINE
