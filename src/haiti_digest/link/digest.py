"""Makes the digest out of all articles: the one step that sees everything."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import structs

from haiti_digest.collection import paused
from haiti_digest.config import Known
from haiti_digest.link.ages import find_ages
from haiti_digest.link.ahead import dates_ahead, still_ahead
from haiti_digest.link.copies import Families
from haiti_digest.link.courses import Memory
from haiti_digest.link.estimates import estimated_dates
from haiti_digest.link.events import find_events
from haiti_digest.link.facts import ArticleFacts, Traits
from haiti_digest.link.gauges import find_gauges
from haiti_digest.link.key_figures import key_figures
from haiti_digest.link.leads import opening
from haiti_digest.link.library import Library, names_of
from haiti_digest.link.measures import measures_of
from haiti_digest.link.passages import View, Voices
from haiti_digest.link.people import link_speakers
from haiti_digest.link.short import in_short
from haiti_digest.link.story import Stories
from haiti_digest.link.sums import find_sums
from haiti_digest.link.tensions.days import day_tensions
from haiti_digest.link.tensions.find import OfFigures, all_tensions, figure_tensions, passage_tensions
from haiti_digest.link.tensions.names import name_tensions
from haiti_digest.link.tensions.overlap import by_article
from haiti_digest.link.tensions.places import place_tensions
from haiti_digest.link.threads import find_strands, threads_of
from haiti_digest.link.topics import find_topics
from haiti_digest.link.traits import traits_of
from haiti_digest.link.versions import families_of, find_versions, speakers_of, without_older
from haiti_digest.records import Article, Digest, Problem, Speaker

UNDATED = "~"
"""Sorts undated articles behind all dated ones."""


class Read(NamedTuple):
    """All articles as they are linked: the facts of each by number, and the views but those of earlier versions."""

    facts: Sequence[ArticleFacts]
    views: Sequence[View]
    families: Families
    voices: Voices


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
    with paused():
        known = [traits_of(article) for article in articles] if traits is None else traits
    return link_ordered(*_sorted(articles, known), problems, topics, people, bodies)


def link_ordered(
    articles: Sequence[Article],
    traits: Sequence[Traits],
    problems: Sequence[Problem] = (),
    topics: Mapping[str, Sequence[str]] | None = None,
    people: Sequence[Known] = (),
    bodies: Sequence[Known] = (),
    memory: Memory | None = None,
) -> Digest:
    """The digest of articles sorted by path and id, with the traits of each; both may be fetched one by one.

    What *memory* has from the last run is taken over where nothing that it follows from has changed.
    """
    with paused():
        names = [names_of(one) for one in traits]
        edited = tuple(at for at, one in enumerate(names) if one.edits)
        speakers = link_speakers(names, people, bodies)
        del names
        return structs.replace(_linked(articles, traits, speakers, problems, topics, memory), edited=edited)


def _sorted(articles: Sequence[Article], traits: Sequence[Traits]) -> tuple[Sequence[Article], Sequence[Traits]]:
    """Articles and traits by path and id."""
    keys = [(one.path, one.id) for one in traits]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    if all(at == place for place, at in enumerate(order)):
        return tuple(articles) if isinstance(articles, list) else articles, traits
    return tuple(articles[at] for at in order), [traits[at] for at in order]


def _linked(
    ordered: Sequence[Article],
    traits: Sequence[Traits],
    speakers: tuple[Speaker, ...],
    problems: Sequence[Problem],
    topics: Mapping[str, Sequence[str]] | None,
    memory: Memory | None,
) -> Digest:
    linked = Digest(articles=ordered, speakers=speakers)
    library, voices = Library(ordered, traits), linked.speaker_by_voice()
    every = sorted((View(number, library, voices) for number in range(len(traits))), key=_day)
    facts = [view.facts for view in sorted(every, key=lambda view: view.number)]
    versions = find_versions(every)
    read = Read(facts, without_older(every, versions), families_of(every, versions, memory), voices)
    views, families = read.views, read.families
    if memory:
        memory.look(speakers, families.first, families.copies_of)
    strands = find_strands(views, families, memory)
    stories = Stories(strands, views)
    retold = passage_tensions(facts, strands, stories, families)
    told = structs.replace(
        linked,
        opening=opening(views, strands, families),
        short=in_short(views, voices, strands),
        threads=threads_of(strands, families, memory),
        topics=find_topics(views, topics, memory),
    )
    counted, figures = _counted(told, read, stories, memory)
    ahead = dates_ahead(stories)
    events = find_events(views, stories, families, strands, ahead, memory)
    names = name_tensions(facts, library, speakers_of(speakers, views), views)
    days = day_tensions(facts, stories.views, ahead, events)
    places = place_tensions(facts, (view.number for view in views))
    return structs.replace(
        counted,
        ahead=still_ahead((one.published for one in facts), ahead),
        copies=families.records(),
        versions=versions,
        events=tuple(events),
        tensions=tuple(all_tensions(names, days, figures, retold, places)),
        estimates=tuple(estimated_dates(facts, ahead)),
        problems=tuple(problems),
    )


def _counted(told: Digest, read: Read, stories: Stories, memory: Memory | None) -> tuple[Digest, OfFigures]:
    """The digest with what follows from figures, and the tensions between these, which are held no longer than here."""
    views, families = read.views, read.families
    gauges = find_gauges(views, stories, families, memory)
    spots = by_article(spot for gauge in gauges for spot in (gauge.first, *gauge.others))
    counted = structs.replace(
        told,
        key_figures=key_figures(views, gauges, families),
        measures=measures_of(gauges, families, memory),
        sums=(*find_sums(told.articles, spots, stories), *find_ages(views)),
    )
    return counted, figure_tensions(read.facts, gauges, spots, stories, families)


def _day(view: View) -> tuple[str, str, str, str]:
    """The order in which reports follow one another: by day, then by five of their words, the same in copies, which are
    neighbours, and mostly after an edit."""
    facts = view.facts
    words = f"{view.sketch[0]:08x}" if view.sketch else facts.order
    return (facts.published or UNDATED, words, facts.path, facts.id)
