"""The counts for the table that ends a build, in one walk over the briefs of its articles."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from haiti_digest.records import skipped_files
from haiti_digest.site.edition import Edition
from haiti_digest.work.stored import Brief


class Tally(NamedTuple):
    """The counts in the order of the table, and the numbers of the articles that have problems of their own."""

    counts: dict[str, int]
    troubled: list[int]


def tally(edition: Edition, briefs: Iterable[Brief], files: int, changed: int) -> Tally:
    """Of the articles with these *briefs*, in their order, and of *files*, of which some *changed*.

    Earlier versions of articles add nothing to what is found.
    """
    digest = edition.whole
    current = frozenset(digest.current())
    read: set[str] = set()
    found: Counter[str] = Counter()
    quoted: set[str] = set()
    troubled: list[int] = []
    for at, brief in enumerate(briefs):
        read.add(brief.path)
        if brief.problems:
            troubled.append(at)
        if at in current:
            found.update(_found(brief))
            quoted.update(one.id for entity in brief.speaking if (one := edition.speakers.get((at, entity))))
    counts = {
        "articles_read": len(digest.articles),
        "files_skipped": len(skipped_files(read, digest.problems)),
        "copies_folded": sum(len(copies.others) for copies in digest.copies),
        "earlier_versions": sum(len(versions.older) for versions in digest.versions),
        "quotes": found["quotes"],
        "reported_statements": found["reported_statements"],
        "speakers_not_determined": found["speakers_not_determined"],
        "people_and_bodies_quoted": len(quoted),
        "figures": found["figures"],
        "dates": found["dates"],
        "differences": len(digest.tensions),
        "pages_and_files": files,
        "files_changed": changed,
    }
    return Tally(counts, troubled)


def _found(brief: Brief) -> dict[str, int]:
    return {
        "quotes": brief.direct,
        "reported_statements": brief.indirect,
        "speakers_not_determined": brief.undetermined,
        "figures": brief.figures,
        "dates": brief.timexes,
    }
