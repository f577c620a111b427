"""``haiti-digest add``: puts an article into the folder of seeds."""

import argparse
import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from haiti_digest.cli.arguments import Commands, add_config, near_root
from haiti_digest.cli.progress import progress
from haiti_digest.cli.tell import FINE, tell
from haiti_digest.errors import UsageError

if TYPE_CHECKING:
    from haiti_digest.intake.read import Arrival

DESCRIPTION = """\
Puts an article into the folder of seeds as Markdown with front matter: a saved page, a text, a PDF file, or the page
at an address. It reads back to the same words and metadata; what it was made from is kept in .originals/ beside it,
with its digest and the time.

An address is asked for once, as a reader would: http and https only, at most 20 MB, one minute and five redirects;
no address of a private network is reached, by whatever name, unless --allow-private says so."""
LARGEST = 20 << 20


def add(commands: Commands) -> None:
    """Adds the command."""
    command = commands.add_parser(
        "add",
        help="put an article into the folder of seeds",
        description=DESCRIPTION,
    )
    command.add_argument("what", metavar="FILE|ADDRESS|-", help="the article; - reads it from standard input")
    command.add_argument(
        "--seeds", type=near_root, default=Path("seeds"), metavar="DIR", help="folder of articles (default: seeds)"
    )
    command.add_argument("--again", action="store_true", help="add it though it is there already")
    command.add_argument("--allow-private", action="store_true", help="let an address lie in a private network")
    add_config(command)
    command.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from haiti_digest.config import read_config
    from haiti_digest.intake.add import add_article

    config = read_config(options.config)
    arrival = _arrival(options)
    with progress() as show:
        added = add_article(arrival, options.seeds, config, _now(), options.again, partial(show, "comparing"))
    for problem in added.problems:
        tell(str(problem))
    print(added.path)
    headline = added.seed.headline.value if added.seed.headline else "no headline"
    published = added.seed.published.value if added.seed.published else "date not given"
    outlet = added.seed.outlet.value if added.seed.outlet else "outlet not given"
    number = len(added.seed.paragraphs)
    print(f"{headline} · {outlet} · {published} · {number} paragraph{'' if number == 1 else 's'}")
    return FINE


def _now() -> str:
    """The time, or the one that a reproducible run is told."""
    told = os.environ.get("SOURCE_DATE_EPOCH", "")
    time = datetime.fromtimestamp(int(told), UTC) if told.isdigit() else datetime.now(UTC)
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")


def _arrival(options: argparse.Namespace) -> "Arrival":
    from haiti_digest.intake.read import Arrival

    what: str = options.what
    if what == "-":
        return Arrival(_bounded(sys.stdin.buffer, "standard input"), "standard input")
    if "://" in what:
        from haiti_digest.intake.fetch import fetch
        from haiti_digest.intake.reach import is_any, is_public

        page = fetch(what, is_any if options.allow_private else is_public)
        return Arrival(page.data, page.address, page=page)
    path = Path(what)
    try:
        with path.open("rb") as stream:
            return Arrival(_bounded(stream, what), what, path.name)
    except OSError as error:
        raise UsageError(what, f"cannot be read: {error.strerror}", "name a file, an address or -") from None


def _bounded(stream: BinaryIO, place: str) -> bytes:
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UsageError(place, f"is longer than {LARGEST >> 20} MB", "save the article alone")
    return data
