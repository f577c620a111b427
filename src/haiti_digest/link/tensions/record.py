"""Makes the record of a tension."""

from collections.abc import Iterable, Sequence
from typing import Literal

from haiti_digest.link.facts import ArticleFacts
from haiti_digest.link.identity import link_id
from haiti_digest.records import DateSum, Passage, Tension, TensionKind


def tension(
    articles: Sequence[ArticleFacts],
    kind: TensionKind,
    wording: Literal["differs", "not mentioned", "may be the same"],
    one: Iterable[Passage],
    two: Iterable[Passage] = (),
    *,
    rule: str,
    silent: int | None = None,
    sums: tuple[DateSum, ...] = (),
) -> Tension:
    """The record, its id made of the kind and the first passage of each side."""
    first, second = tuple(one), tuple(two)
    sides = [*first[:1], *second[:1]]
    places = [(articles[passage.article].sha256, passage.span) for passage in sides]
    if silent is not None:
        places.append((articles[silent].sha256, articles[silent].body))
    return Tension(
        id=link_id(f"{kind} {rule}", places),
        kind=kind,
        wording=wording,
        one=first,
        two=second,
        silent=silent,
        sums=sums,
        rule=rule,
    )
