"""Makes the digest out of all articles: the one step that sees everything."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from msgspec import structs

from haiti_digest.by_voice import ByVoice
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
from haiti_digest.link.hands import Hands, Part, Steps
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
from haiti_digest.link.tensions.find import all_tensions, passage_tensions
from haiti_digest.link.tensions.names import name_tensions
from haiti_digest.link.tensions.numbers import number_tensions
from haiti_digest.link.tensions.overlap import by_article, overlap_tensions
from haiti_digest.link.tensions.places import place_tensions
from haiti_digest.link.threads import Strand, find_strands, threads_of
from haiti_digest.link.topics import find_topics
from haiti_digest.link.traits import traits_of
from haiti_digest.link.versions import families_of, find_versions, speakers_of, without_older
from haiti_digest.records import Article, Digest, Problem, Speaker, Tension, Versions

UNDATED = "~"
"""Sorts undated articles behind all dated ones."""
ALONE = Hands()


class Read(NamedTuple):
    """All articles as they are linked: the facts of each by number, and the views but those of earlier versions."""

    library: Library
    facts: Sequence[ArticleFacts]
    views: Sequence[View]
    versions: tuple[Versions, ...]
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
    hands: Hands = ALONE,
) -> Digest:
    """The digest of articles sorted by path and id, with the traits of each; both may be fetched one by one.

    What *memory* has from the last run is taken over where nothing that it follows from has changed. *Hands* do the
    steps that need not wait for each other.
    """
    with paused():
        named = hands.begin(partial(_of_names, traits, people, bodies))
        return structs.replace(_linked(articles, traits, named, topics, memory, hands), problems=tuple(problems))


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
    named: Steps,
    topics: Mapping[str, Sequence[str]] | None,
    memory: Memory | None,
    hands: Hands,
) -> Digest:
    voices = ByVoice()  # told when the names are linked: until then nobody asks who speaks
    read = _read(ordered, traits, voices, memory)
    parts = [named()]
    linked = Digest(articles=ordered, speakers=parts[0].fields["speakers"])
    voices.tell(linked.speakers)
    if memory:
        memory.look(linked.speakers, read.families.first, read.families.copies_of)
    single = hands.begin(partial(_of_articles, read, linked.speakers, topics, memory))
    strands = find_strands(read.views, read.families, memory)
    stories = Stories(strands, read.views)
    parts.append(single())
    told = hands.begin(partial(_of_words, read, strands, stories, memory))
    counted = hands.begin(partial(_of_figures, read, stories, memory))
    parts += [hands.do(partial(_of_days, read, strands, stories, memory)), counted(), told()]
    whole = structs.replace(linked, copies=read.families.records(), versions=read.versions)
    return _joined(whole, parts)


def _read(ordered: Sequence[Article], traits: Sequence[Traits], voices: Voices, memory: Memory | None) -> Read:
    library = Library(ordered, traits)
    every = sorted((View(number, library, voices) for number in range(len(traits))), key=_day)
    facts = [view.facts for view in sorted(every, key=lambda view: view.number)]
    versions = find_versions(every)
    views, families = without_older(every, versions), families_of(every, versions, memory)
    return Read(library, facts, views, versions, families, voices)


def _joined(digest: Digest, parts: Iterable[Part]) -> Digest:
    """The digest with what all steps came to."""
    fields: dict[str, Any] = {}
    tensions: dict[str, Sequence[Tension]] = {}
    for part in parts:
        fields.update(part.fields)
        tensions.update(part.tensions)
    return structs.replace(digest, tensions=tuple(all_tensions(tensions)), **fields)


def _of_names(traits: Sequence[Traits], people: Sequence[Known], bodies: Sequence[Known]) -> Part:
    """Who is who in all articles, and which of these were changed by hand."""
    names = [names_of(one) for one in traits]
    edited = tuple(at for at, one in enumerate(names) if one.edits)
    return Part({"speakers": link_speakers(names, people, bodies), "edited": edited}, {})


def _of_articles(
    read: Read,
    speakers: Iterable[Speaker],
    topics: Mapping[str, Sequence[str]] | None,
    memory: Memory | None,
) -> Part:
    """What does not follow from what articles share."""
    views = read.views
    names = name_tensions(read.facts, read.library, speakers_of(speakers, views), views)
    places = place_tensions(read.facts, (view.number for view in views))
    return Part({"topics": find_topics(views, topics, memory)}, {"names": list(names), "places": list(places)})


def _of_words(read: Read, strands: Sequence[Strand], stories: Stories, memory: Memory | None) -> Part:
    """What follows from the same words in several articles."""
    views, families = read.views, read.families
    found = {
        "opening": opening(views, strands, families),
        "short": in_short(views, read.voices, strands),
        "threads": threads_of(strands, families, memory),
    }
    return Part(found, {"passages": passage_tensions(read.facts, strands, stories, families)})


def _of_figures(read: Read, stories: Stories, memory: Memory | None) -> Part:
    """What follows from figures."""
    views, families = read.views, read.families
    gauges = find_gauges(views, stories, families, memory)
    spots = by_article(spot for gauge in gauges for spot in (gauge.first, *gauge.others))
    found = {
        "key_figures": key_figures(views, gauges, families),
        "measures": measures_of(gauges, families, memory),
        "sums": (*find_sums(read.library.articles, spots, stories), *find_ages(views)),
    }
    numbers, overlaps = number_tensions(read.facts, gauges, families), overlap_tensions(read.facts, spots, stories)
    return Part(found, {"numbers": list(numbers), "overlaps": list(overlaps)})


def _of_days(read: Read, strands: Sequence[Strand], stories: Stories, memory: Memory | None) -> Part:
    """What follows from the days that articles name."""
    ahead = dates_ahead(stories)
    events = find_events(read.views, stories, read.families, strands, ahead, memory)
    days = list(day_tensions(read.facts, stories.views, ahead, events))
    found = {
        "ahead": still_ahead((one.published for one in read.facts), ahead),
        "events": tuple(events),
        "estimates": tuple(estimated_dates(read.facts, ahead)),
    }
    return Part(found, {"days": days})


def _day(view: View) -> tuple[str, str, str, str]:
    """The order in which reports follow one another: by day, then by five of their words, the same in copies, which are
    neighbours, and mostly after an edit."""
    facts = view.facts
    words = f"{view.sketch[0]:08x}" if view.sketch else facts.order
    return (facts.published or UNDATED, words, facts.path, facts.id)
