"""Events that are told without a day: formal acts that are done, and the first time that something happened.

*The council has adopted a resolution*, *when the mission first arrived*: news tells such steps of a story long after
their day. They lie on the day of the first article that tells of them, or before.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from haiti_digest.link.copies import Families
from haiti_digest.link.facts import PassageFacts, UndatedFacts
from haiti_digest.link.identity import link_id
from haiti_digest.link.passages import Telling, View, sentence_of
from haiti_digest.link.prose import Prose
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
    views: Sequence[View], strands: Iterable[Strand], known: set[int], families: Families
) -> list[Event]:
    """One event for each act or first; articles that tell it alike are one.

    *known* are the sentences that tell an event already.
    """
    holder = {(t.article, t.at): number for number, s in enumerate(strands) for t in (s.first, *s.others)}
    groups: dict[tuple[int, int], list[Told]] = {}
    for view in views:
        for facts in () if families.identical(view.number) else view.facts.undated:
            telling = view.telling(facts.passage)
            if sentence_of(telling) not in known:
                strand = holder.get((view.number, facts.passage))
                key = (view.number, facts.span.start) if strand is None else (-1, strand)
                groups.setdefault(key, []).append((telling, facts.span))
    return [undated_event(told, families) for told in groups.values()]


def undated_event(told: Sequence[Told], families: Families) -> Event:
    """An event on the day of the first article that tells of it, or before."""
    articles = [telling.view.facts for telling, _ in told]
    days = [facts.published[:10] for facts in articles if facts.published]
    return Event(
        id=link_id("event", [(articles[0].sha256, told[0][1])]),
        value=None,
        precision="unknown",
        latest=min(days, default=None),
        passages=tuple(Passage(article=t.article, span=span, ref=t.passage.ref) for t, span in told),
        support=support_of([telling for telling, _ in told], families),
    )


def undated_facts(prose: Prose, passages: Sequence[PassageFacts]) -> Iterator[UndatedFacts]:
    """The acts and firsts of an article."""
    seen: set[Span] = set()
    for one in (*_acts(prose, passages), *_firsts(prose, passages)):
        if one.span not in seen and passages[one.passage].span.covers(one.span):
            seen.add(one.span)
            yield one


def _acts(prose: Prose, passages: Sequence[PassageFacts]) -> Iterator[UndatedFacts]:
    """A document that somebody *has signed* or *has worked to introduce*, in a sentence without a day."""
    verbs = sorted({*prose.places("acts", "done"), *prose.places("acts", "to_do")})
    for document in prose.places("acts", "documents"):
        sentence = _sentence(prose, document)
        if not prose.dated.isdisjoint(range(*sentence)):
            continue
        near = [at for at in verbs[: bisect_right(verbs, document)] if at >= max(sentence[0] + 1, document - REACH)]
        verb = next((at for at in near if _is_done(prose, at, sentence[0])), None)
        passage = _passage_at(passages, verb) if verb is not None else None
        if passage is not None:
            yield UndatedFacts(passage, passages[passage].span)


def _is_done(prose: Prose, verb: int, first: int) -> bool:
    """Whether a verb tells an act that is over: a past form, or *to* behind *has* …; nothing denies or supposes it."""
    before = range(max(first, verb - REACH), verb)
    if prose.places_in(before.start, verb, "acts", "open"):
        return False
    perfect = bool(prose.places_in(before.start, verb, "acts", "perfect"))
    if prose.low[verb - 1] in prose.listed("acts", "to"):
        return perfect and bool(prose.places_in(verb, verb + 1, "acts", "to_do"))
    if not prose.places_in(verb, verb + 1, "acts", "done"):
        return False
    return perfect or not prose.places_in(verb - 1, verb, "acts", "not_before")


def _firsts(prose: Prose, passages: Sequence[PassageFacts]) -> Iterator[UndatedFacts]:
    """*when the mission first arrived*: from *when* to the end of the clause."""
    for at in prose.places("acts", "first"):
        sentence = _sentence(prose, at)
        opens = prose.places_in(max(sentence[0], at - REACH), at, "acts", "when")
        past = at + 1 < sentence[1] and prose.low[at + 1] in prose.listed("acts", "began")
        end = next((i for i in range(at + 2, sentence[1]) if prose.low[i] in CLAUSE_ENDS), sentence[1])
        if not opens or not past or opens[-1] + 1 == at or not prose.dated.isdisjoint(range(opens[-1], end)):
            continue
        passage = _passage_at(passages, at)
        if passage is not None:
            yield UndatedFacts(passage, prose.span(opens[-1], min(end, passages[passage].end)))


def _sentence(prose: Prose, token: int) -> tuple[int, int]:
    return prose.sentences[max(0, bisect_right(prose.sentences, token, key=lambda one: one[0]) - 1)]


def _passage_at(passages: Sequence[PassageFacts], token: int) -> int | None:
    return next((at for at, passage in enumerate(passages) if passage.first <= token < passage.end), None)
