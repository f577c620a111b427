"""Makes the digest out of all articles: the one step that sees everything."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import msgspec

from haiti_digest.config import Known
from haiti_digest.link.ages import find_ages
from haiti_digest.link.ahead import dates_ahead, still_ahead
from haiti_digest.link.estimates import estimated_dates
from haiti_digest.link.events import find_events
from haiti_digest.link.facts import Traits
from haiti_digest.link.key_figures import key_figures
from haiti_digest.link.leads import opening
from haiti_digest.link.library import Library, names_of
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
from haiti_digest.link.traits import traits_of
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
    traits: Sequence[Traits] | None = None,
) -> Digest:
    """The digest of *articles*, sorted by path and id, so that the order they came in changes nothing.

    *topics* are the user's, label to words and phrases; where there are none they are found in the articles.
    *people* and *bodies* are those that the user names. *traits* are what ``traits_of`` makes of each article, in the
    order of *articles*; they are made here where none are given. An article itself is asked for only where its exact
    words are needed, and *articles* that come sorted are kept as they are given: they may be fetched one by one.
    """
    with _collection_paused():
        known = [traits_of(article) for article in articles] if traits is None else traits
    return link_ordered(*_sorted(articles, known), problems, topics, people, bodies)


def link_ordered(
    articles: Sequence[Article],
    traits: Sequence[Traits],
    problems: Sequence[Problem] = (),
    topics: Mapping[str, Sequence[str]] | None = None,
    people: Sequence[Known] = (),
    bodies: Sequence[Known] = (),
) -> Digest:
    """The digest of articles sorted by path and id, with the traits of each; both may be fetched one by one."""
    with _collection_paused():
        names = [names_of(one) for one in traits]
        edited = tuple(at for at, one in enumerate(names) if one.edits)
        speakers = link_speakers(names, people, bodies)
        del names
        return msgspec.structs.replace(_linked(articles, traits, speakers, problems, topics), edited=edited)


def _sorted(articles: Sequence[Article], traits: Sequence[Traits]) -> tuple[Sequence[Article], Sequence[Traits]]:
    """Articles and traits by path and id."""
    keys = [(one.path, one.id) for one in traits]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    if all(at == place for place, at in enumerate(order)):
        return tuple(articles) if isinstance(articles, list) else articles, traits
    return tuple(articles[at] for at in order), [traits[at] for at in order]


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
    ordered: Sequence[Article],
    traits: Sequence[Traits],
    speakers: tuple[Speaker, ...],
    problems: Sequence[Problem],
    topics: Mapping[str, Sequence[str]] | None,
) -> Digest:
    linked = Digest(articles=ordered, speakers=speakers)
    voices = linked.speaker_by_voice()
    library = Library(ordered, traits)
    every = sorted((View(number, library, voices) for number in range(len(traits))), key=_day)
    facts = [view.facts for view in sorted(every, key=lambda view: view.number)]
    versions = find_versions(every)
    views = without_older(every, versions)
    families = families_of(every, versions)
    for view in every:
        view.sketch = ()  # only copies are found by it
    strands = find_strands(views, families)
    stories = Stories(strands, views)
    gauges = find_gauges(views, stories, families, voices)
    spots = by_article(spot for gauge in gauges for spot in (gauge.first, *gauge.others))
    ahead = dates_ahead(stories)
    events = find_events(views, stories, families, voices, strands, ahead)
    found = Found(
        facts, library, speakers_of(speakers, views), views, families, strands, stories, gauges, spots, ahead, events
    )
    return Digest(
        articles=ordered,
        speakers=linked.speakers,
        opening=opening(views, strands, families),
        short=in_short(views, voices, strands),
        key_figures=key_figures(views, gauges, families),
        ahead=still_ahead((one.published for one in facts), ahead),
        copies=families.records(),
        versions=versions,
        threads=tuple(thread_of(strand, families) for strand in strands),
        measures=tuple(measure_of(gauge, families) for gauge in gauges if in_several(gauge, families)),
        events=tuple(events),
        tensions=tuple(find_tensions(found)),
        sums=(*find_sums(ordered, spots, stories), *find_ages(views, voices)),
        estimates=tuple(estimated_dates(facts, ahead)),
        topics=find_topics(views, topics),
        problems=tuple(problems),
    )


def _day(view: View) -> tuple[str, str, str, str]:
    """The order in which reports follow one another: by day, then by a sum of the words: copies are neighbours."""
    facts = view.facts
    return (facts.published or UNDATED, facts.order, facts.path, facts.id)
