"""Events that are told without a day: formal acts that are done, and the first time that something happened.

*The council has adopted a resolution*, *when the mission first arrived*: news tells such steps of a story long after
their day. They lie on the day of the first article that tells of them, or before.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from haiti_digest.link.copies import Families
from haiti_digest.link.identity import link_id
from haiti_digest.link.passages import Telling, View
from haiti_digest.link.support import support_of
from haiti_digest.link.threads import Strand
from haiti_digest.records import Event, Passage
from haiti_digest.spans import Span

REACH = 8
"""Tokens between *has* and the act's verb, between the verb and the document, and before *first*."""
CLAUSE_ENDS = frozenset(',;:.!?”"–—)')


Told = tuple[Telling, Span]
"""One telling of an event without a day: the passage that tells it, and the words of that passage to show."""


def undated_events(
    views: Sequence[View], strands: Iterable[Strand], known: set[tuple[int, int]], families: Families
) -> list[Event]:
    """One event for each act or first; articles that tell it alike are one.

    *known* are the passages, by article and first token, that tell an event already.
    """
    holder = {id(t): number for number, s in enumerate(strands) for t in (s.first, *s.others)}
    groups: dict[tuple[int, int], list[Told]] = {}
    for view in views:
        for telling, span in () if families.identical(view.number) else _told(view):
            if (view.number, telling.first) not in known:
                strand = holder.get(id(telling))
                key = (view.number, span.start) if strand is None else (-1, strand)
                groups.setdefault(key, []).append((telling, span))
    return [undated_event(told, families) for told in groups.values()]


def undated_event(told: Sequence[Told], families: Families) -> Event:
    """An event on the day of the first article that tells of it, or before."""
    articles = [telling.view.article for telling, _ in told]
    days = [article.seed.published.value[:10] for article in articles if article.seed.published]
    return Event(
        id=link_id("event", [(articles[0], told[0][1])]),
        value=None,
        precision="unknown",
        latest=min(days, default=None),
        passages=tuple(Passage(article=t.article, span=span, ref=t.passage.ref) for t, span in told),
        support=support_of([telling for telling, _ in told], families),
    )


def _told(view: View) -> Iterator[Told]:
    seen: set[Span] = set()
    for telling, span in (*_acts(view), *_firsts(view)):
        if span not in seen and telling.passage.span.covers(span):
            seen.add(span)
            yield telling, span


def _acts(view: View) -> Iterator[Told]:
    """A document that somebody *has signed* or *has worked to introduce*, in a sentence without a day."""
    verbs = sorted({*view.places("acts", "done"), *view.places("acts", "to_do")})
    for document in view.places("acts", "documents"):
        sentence = _sentence(view, document)
        if not view.dated.isdisjoint(range(*sentence)):
            continue
        near = [at for at in verbs[: bisect_right(verbs, document)] if at >= max(sentence[0] + 1, document - REACH)]
        verb = next((at for at in near if _is_done(view, at, sentence[0])), None)
        telling = _telling_at(view, verb) if verb is not None else None
        if telling is not None:
            yield telling, telling.passage.span


def _is_done(view: View, verb: int, first: int) -> bool:
    """Whether a verb tells an act that is over: a past form, or *to* behind *has* …; nothing denies or supposes it."""
    before = range(max(first, verb - REACH), verb)
    if view.places_in(before.start, verb, "acts", "open"):
        return False
    perfect = bool(view.places_in(before.start, verb, "acts", "perfect"))
    if view.low[verb - 1] in view.listed("acts", "to"):
        return perfect and bool(view.places_in(verb, verb + 1, "acts", "to_do"))
    if not view.places_in(verb, verb + 1, "acts", "done"):
        return False
    return perfect or not view.places_in(verb - 1, verb, "acts", "not_before")


def _firsts(view: View) -> Iterator[Told]:
    """*when the mission first arrived*: from *when* to the end of the clause."""
    for at in view.places("acts", "first"):
        sentence = _sentence(view, at)
        opens = view.places_in(max(sentence[0], at - REACH), at, "acts", "when")
        past = at + 1 < sentence[1] and view.low[at + 1] in view.listed("acts", "began")
        end = next((i for i in range(at + 2, sentence[1]) if view.low[i] in CLAUSE_ENDS), sentence[1])
        if not opens or not past or opens[-1] + 1 == at or not view.dated.isdisjoint(range(opens[-1], end)):
            continue
        telling = _telling_at(view, at)
        if telling is not None:
            yield telling, view.span(opens[-1], min(end, telling.end))


def _sentence(view: View, token: int) -> tuple[int, int]:
    return view.sentences[max(0, bisect_right(view.sentences, token, key=lambda one: one[0]) - 1)]


def _telling_at(view: View, token: int) -> Telling | None:
    return next((telling for telling in view.tellings if telling.first <= token < telling.end), None)
