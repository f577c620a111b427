"""Where articles differ, what only one of them tells, and what several tell alike, with the words of each side."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from haiti_digest.records import Record
from haiti_digest.site import addresses
from haiti_digest.site.edition import Edition
from haiti_digest.site.looks import Numbered
from haiti_digest.site.matrix import matrices
from haiti_digest.site.page import Data, Page
from haiti_digest.site.pairs import pair_line, pair_pages
from haiti_digest.site.said_words import shown_part
from haiti_digest.site.shelves import Shelf, shelves
from haiti_digest.site.told import ORDER, Agreement, Difference, agreement, difference

FIRST = 8
"""Of each kind on the first page, where not all have room."""
MOST_DIFFERENCES = 20
PASSED_OVER = 3
"""For each difference on the first page so many are looked at."""
PAIRS = 8


class DifferenceGroup(Record, frozen=True, kw_only=True):
    """The tensions of one kind: some of them, and where all are, where that is elsewhere."""

    kind: str
    name: str
    differences: tuple[Difference, ...]
    total: int
    href: str | None


def compare_pages(edition: Edition) -> Iterator[Page]:
    """The page of comparison, those of what has no room on it, and those of pairs of articles."""
    yield Page(path=addresses.COMPARE, template="compare.html", data=partial(_compare, edition))
    if _is_long(edition):
        by_kind = _by_kind(edition)
        marks = [edition.mark_of_passages((*found.one[:1], *found.two[:1])) for found in edition.whole.tensions]
        for kind in ORDER:
            yield from _differences_pages(edition, kind, by_kind.get(kind, ()), marks)
        for shelf in edition.agreement_shelves:
            yield Page(path=shelf.path, template="agreements.html", data=partial(_agreements, edition, shelf))
    yield from pair_pages(edition)


def first_differences(edition: Edition, most: int) -> list[Difference]:
    """The first differences with two sides, those of numbers and dates before others, and these before spellings.

    Those with a side of which the copyright budget leaves nothing to show give way to the next ones.
    """
    of_kind = _by_kind(edition)
    order = [at for kind in ORDER for at in of_kind.get(kind, ())]
    tensions = edition.digest.tensions
    first = islice((at for at in order if tensions[at].two), PASSED_OVER * max(0, most))
    found = [difference(edition, tensions[at]) for at in first]
    return sorted(found, key=_is_withheld)[:most]


def _is_withheld(one: Difference) -> bool:
    """Whether nothing is shown of the words that a side begins with."""
    sides = [*one.one[:1], *one.two[:1]]
    return any(not shown_part(side.card.words if side.card else side.words) for side in sides)


def _by_kind(edition: Edition) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, tension in enumerate(edition.digest.tensions):
        found.setdefault(tension.kind, []).append(at)
    return found


def _is_long(edition: Edition) -> bool:
    return addresses.compares_on_several(len(edition.agreed), len(edition.digest.tensions))


def _compare(edition: Edition) -> Data:
    of_kind, threads, is_long = _by_kind(edition), edition.agreed, _is_long(edition)
    groups = [_group(edition, kind, of_kind[kind], is_long) for kind in ORDER if kind in of_kind]
    digest = edition.digest
    return {
        "groups": [group for group in groups if group.kind != "gap"],
        "only": next((group for group in groups if group.kind == "gap"), None),
        "agreements": [_agreement(edition, at) for at in (threads[:FIRST] if is_long else threads)],
        "all_agreements": len(threads),
        "agreements_page": addresses.AGREEMENTS if is_long else None,
        "matrices": matrices(edition),
        "pairs": [pair_line(edition, pair) for pair in edition.pairs[:PAIRS]],
        "all_pairs": len(edition.pairs),
        "articles": len(edition.current),
        "topics": len(digest.topics),
    }


def _group(edition: Edition, kind: str, tensions: list[int], is_long: bool) -> DifferenceGroup:
    shown = tensions[:FIRST] if is_long else tensions
    return DifferenceGroup(
        kind=kind,
        name=edition.wording.tensions[kind],
        differences=tuple(difference(edition, edition.digest.tensions[at]) for at in shown),
        total=len(tensions),
        href=addresses.differences_page(kind) if len(shown) < len(tensions) else None,
    )


def _differences_pages(edition: Edition, kind: str, numbers: Sequence[int], marks: Sequence[int]) -> Iterator[Page]:
    tensions = [Numbered("tension", at) for at in numbers]
    if len(tensions) <= FIRST:
        return
    name, path = edition.wording.tensions[kind], addresses.differences_page(kind)
    for shelf in shelves(
        tensions,
        lambda _: ("page", name),
        path,
        MOST_DIFFERENCES,
        mark=lambda one: marks[one.number],
    ):
        yield Page(
            path=shelf.path,
            template="differences.html",
            data=partial(_differences, edition, name, shelf),
        )


def _differences(edition: Edition, name: str, shelf: Shelf[Numbered]) -> Data:
    found = [difference(edition, edition.digest.tensions[one.number]) for one in shelf.items]
    return {"name": name, "differences": found, "total": shelf.total, "shelf": shelf}


def _agreements(edition: Edition, shelf: Shelf[Numbered]) -> Data:
    found = [_agreement(edition, one.number) for one in shelf.items]
    return {"agreements": found, "total": shelf.total, "number": shelf.number, "shelf": shelf}


def _agreement(edition: Edition, at: int) -> Agreement:
    return agreement(edition, edition.digest.threads[at])
