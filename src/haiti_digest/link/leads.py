"""Chooses what the first page opens with: what the narrators of several articles tell."""

from collections.abc import Iterable, Sequence

from haiti_digest.link.copies import Families
from haiti_digest.link.passages import Telling, View
from haiti_digest.link.short import FEWEST, LONGEST, SAME
from haiti_digest.link.support import support_of
from haiti_digest.link.threads import Strand
from haiti_digest.link.wording import likeness
from haiti_digest.records import Lead

MOST = 2


def opening(views: Sequence[View], strands: Iterable[Strand], families: Families) -> tuple[Lead, ...]:
    """At most two sentences that narrators of at least two articles tell alike, most telling first.

    The number of articles, a recent day and a place at the beginning of an article speak for a sentence. Of the
    articles the newest one's words are shown. Sentences that begin with a pronoun do not stand alone and are left out.
    """
    days = [view.day for view in views if view.day]
    oldest, newest = min(days, default=0), max(days, default=0)
    ranked: list[tuple[float, Telling, list[Telling]]] = []
    for strand in strands:
        told = [telling for telling in (strand.first, *strand.others) if telling.statement is None]
        fitting = [one for one in told if _stands_alone(one)]
        if len(told) < 2 or not fitting:
            continue
        articles = len({families.first[one.article] for one in told})
        if articles < 2:
            continue
        best = max(fitting, key=lambda one: (_leads(one), one.view.day, -one.article))
        recent = (best.view.day - oldest) / (newest - oldest) if best.view.day and newest > oldest else 0.0
        ranked.append((min(articles, 5) + recent + 2 * _leads(best), best, told))
    chosen: list[tuple[Telling, list[Telling]]] = []
    for _, one, told in sorted(ranked, key=lambda found: (-found[0], found[1].article, found[1].first)):
        if len(chosen) < MOST and all(likeness(one.words, other.words) < SAME for other, _ in chosen):
            chosen.append((one, told))
    return tuple(Lead(passage=one.passage, support=support_of(told, families)) for one, told in chosen)


def _leads(telling: Telling) -> bool:
    return telling.at == 0


def _stands_alone(telling: Telling) -> bool:
    return not telling.leans and FEWEST <= len(telling.stems) <= LONGEST
