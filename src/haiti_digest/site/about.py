"""About: what the tool does and does not do, how to read a card, how well it reads, what was not read."""

import hashlib
from functools import partial

from haiti_digest.records import skipped_files
from haiti_digest.site import addresses
from haiti_digest.site.edition import Edition
from haiti_digest.site.measured import measured
from haiti_digest.site.page import Data, Page


def about_page(edition: Edition) -> Page:
    """The page about the site."""
    return Page(path=addresses.ABOUT, template="about.html", data=partial(_about, edition))


def _about(edition: Edition) -> Data:
    digest, files = edition.digest, {line.file for line in edition.lines}
    choices = [edition.choice(at) for at in range(len(edition.lines))]
    shown, total = sum(one.count for one in choices), sum(one.total for one in choices)
    return {
        "problems": [str(problem) for problem in digest.problems],
        "shown": shown,
        "total": total,
        "share": round(100 * shown / total) if total else 0,
        "measured": measured(),
        "digest_of_input": input_digest(edition),
        "files_read": len(files),
        "files_skipped": len(skipped_files(files, digest.problems)),
        "newest": edition.moment(newest(edition)),
    }


def input_digest(edition: Edition) -> str:
    """SHA-256 over the digests of all seeds, whatever their order."""
    together = "\n".join(sorted(map(edition.columns.sha256, range(len(edition.lines)))))
    return hashlib.sha256(together.encode()).hexdigest()


def newest(edition: Edition) -> str | None:
    """The day of the newest article, None where no file gives one."""
    days = [line.published.value[:10] for line in edition.lines if line.published and line.published.value]
    return max(days, default=None)
