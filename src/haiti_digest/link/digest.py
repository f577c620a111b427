"""Makes the digest out of all articles: the one step that sees everything."""

import gc
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from haiti_digest.config import Known
from haiti_digest.link.ages import find_ages
from haiti_digest.link.ahead import dates_ahead, still_ahead
from haiti_digest.link.estimates import estimated_dates
from haiti_digest.link.events import find_events
from haiti_digest.link.key_figures import key_figures
from haiti_digest.link.measures import find_gauges, in_several, measure_of
from haiti_digest.link.passages import View
from haiti_digest.link.people import link_speakers
from haiti_digest.link.short import in_short
from haiti_digest.link.story import Stories
from haiti_digest.link.sums import find_sums
from haiti_digest.link.tensions.find import Found, find_tensions
from haiti_digest.link.tensions.overlap import by_article
from haiti_digest.link.threads import find_strands, thread_of
from haiti_digest.link.topics import find_topics
from haiti_digest.link.versions import families_of, find_versions, speakers_of, without_older
from haiti_digest.records import Article, Digest, Problem, Speaker

UNDATED = "~"
"""Sorts undated articles behind all dated ones."""


def link(
    articles: Sequence[Article],
    problems: Sequence[Problem] = (),
    topics: Mapping[str, Sequence[str]] | None = None,
    people: Sequence[Known] = (),
    bodies: Sequence[Known] = (),
) -> Digest:
    """The digest of *articles*, sorted by path and id, so that the order they came in changes nothing.

    *topics* are the user's, label to words and phrases; where there are none they are found in the articles.
    *people* and *bodies* are those that the user names.
    """
    with _collection_paused():
        ordered = tuple(sorted(articles, key=lambda article: (article.seed.path, article.seed.id)))
        return _linked(ordered, link_speakers(ordered, people, bodies), problems, topics)


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Keeps Python from looking for cycles: links make none, and each look passes over every article again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _linked(
    ordered: tuple[Article, ...],
    speakers: tuple[Speaker, ...],
    problems: Sequence[Problem],
    topics: Mapping[str, Sequence[str]] | None,
) -> Digest:
    linked = Digest(articles=ordered, speakers=speakers)
    voices = linked.speaker_by_voice()
    every = sorted((View(number, article, voices) for number, article in enumerate(ordered)), key=_day)
    versions = find_versions(every)
    views = without_older(every, versions)
    families = families_of(every, versions)
    strands = find_strands(views, families)
    stories = Stories(strands, views)
    gauges = find_gauges(views, stories, families, voices)
    spots = by_article(spot for gauge in gauges for spot in (gauge.first, *gauge.others))
    ahead = dates_ahead(ordered, stories)
    events = find_events(views, stories, families, voices, strands, ahead)
    current = Digest(articles=ordered, speakers=speakers_of(linked.speakers, views))
    found = Found(current, views, families, strands, stories, gauges, spots, ahead, events)
    return Digest(
        articles=ordered,
        speakers=linked.speakers,
        short=in_short(views, voices, strands),
        key_figures=key_figures(ordered, gauges, families),
        ahead=still_ahead(ordered, ahead),
        copies=families.records(),
        versions=versions,
        threads=tuple(thread_of(strand, families) for strand in strands),
        measures=tuple(measure_of(gauge, families) for gauge in gauges if in_several(gauge, families)),
        events=tuple(events),
        tensions=tuple(find_tensions(found)),
        sums=(*find_sums(ordered, spots, stories), *find_ages(views, voices)),
        estimates=tuple(estimated_dates(ordered, ahead)),
        topics=find_topics(views, topics),
        problems=tuple(problems),
    )


def _day(view: View) -> tuple[str, str, str, str]:
    """The order in which reports follow one another: by day, then by a sum of the words: copies are neighbours."""
    seed = view.article.seed
    words = hashlib.sha256(seed.body.of(seed.text).encode("utf-8", "surrogatepass")).hexdigest()
    return (seed.published.value if seed.published else UNDATED, words, seed.path, seed.id)
