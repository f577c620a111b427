"""What the articles are about: topics that the user names, or words that many of their passages share."""

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec
from msgspec import structs

from haiti_digest.link.courses import Memory
from haiti_digest.link.facts import PassageFacts, TermFacts
from haiti_digest.link.passages import PASSAGES, View
from haiti_digest.link.prose import Prose
from haiti_digest.link.terms import BETWEEN, FEWEST, Terms, find_terms
from haiti_digest.records import Ref, Topic
from haiti_digest.text.tokens import TOKEN

MOST = 12
"""Topics that are found."""
SPREAD = 0.35
"""The part of the passages beyond which words are the subject of the whole collection and no topic in it."""
OVERLAP = 0.6
"""The part of a topic's passages that an earlier one may have already."""

STEP = "topics"
ALONE = -1
"""In place of the next word of a term that is one word."""

NAMED, GENERAL, LED = 1, 2, 4
"""Marks of a token."""

Term = tuple[str, ...]


class Draft(NamedTuple):
    """A topic in the making: ``holders`` are the places of the passages that speak of it.

    Where there is a topic of the last run, they are those of other articles than its own.
    """

    label: str
    words: Sequence[str]
    holders: Iterable[int]
    origin: Literal["given", "found"]
    last: Topic | None = None


def find_topics(
    views: Sequence[View], given: Mapping[str, Sequence[str]] | None = None, memory: Memory | None = None
) -> tuple[Topic, ...]:
    """The user's topics (label to words and phrases) where there are any; otherwise those found, the largest first.

    Found are content words, alone or two in a row, that stand in several passages, most of all in several articles;
    the label is their most frequent form as written.
    """
    if given:
        return _topics(views, [_given(views, label, words) for label, words in given.items()])
    found = find_terms(views, memory)
    chosen = _chosen(found, sum(view.size for view in views))
    before = _before(memory)
    drafts = [_draft(term, found, before.get(term)) for term in chosen]
    if memory:
        memory.made[STEP] = msgspec.msgpack.encode(chosen)
    return _topics(views, drafts)


def _chosen(found: Terms, passages: int) -> list[str]:
    """The terms that topics are made of: not too few and not too many of the *passages* hold them, and no two alike."""
    chosen: dict[str, frozenset[int]] = {}
    for term in found.ranked:
        holders = found.holders[term]
        if len(chosen) == MOST:
            break
        if FEWEST <= len(holders) <= max(FEWEST, SPREAD * passages) and not any(_akin(term, one) for one in chosen):
            held = frozenset(holders)
            if not any(len(held & one) > OVERLAP * min(len(held), len(one)) for one in chosen.values()):
                chosen[term] = held
    return list(chosen)


def _akin(one: str, two: str) -> bool:
    """Whether two terms share a word."""
    return not set(one.split(BETWEEN)).isdisjoint(two.split(BETWEEN))


def _before(memory: Memory | None) -> dict[str, Topic]:
    """The topics of the last run by their terms, with the numbers that articles have now; those that went are out."""
    data = memory.kept(STEP) if memory else None
    if memory is None or data is None:
        return {}
    chosen = msgspec.msgpack.decode(data, type=list[str])
    topics = memory.last("topics", Topic)
    return dict(zip(chosen, topics, strict=True)) if len(chosen) == len(topics) else {}


def _draft(term: str, found: Terms, last: Topic | None) -> Draft:
    """A topic that was found: what its last run's does not tell is looked for in its passages."""
    label, numbers = _label(found.tallies[term].forms), found.numbers
    places = found.holders[term]
    if last:
        slots = {slot for slot, number in enumerate(numbers) if number in found.came}
        places = array("Q", [place for place in places if place // PASSAGES in slots])
        there = {number for number in numbers if number >= 0} - found.came
        last = _still(last, found.now, there)
    holders = (numbers[place // PASSAGES] * PASSAGES + place % PASSAGES for place in places)
    return Draft(label, [label], holders, "found", last)


def _still(topic: Topic, now: Mapping[int, int], there: Container[int]) -> Topic:
    """A topic with the numbers that its articles have *now*, without those that are no longer *there*."""
    articles = {one: number for one in topic.articles if (number := now.get(one, -1)) in there}
    moved = any(was != number for was, number in articles.items())
    if not moved and len(articles) == len(topic.articles):
        return topic

    def of(refs: Sequence[Ref]) -> tuple[Ref, ...]:
        stand = [one for one in refs if one.article in articles]
        if moved:
            stand = [Ref(article=articles[one.article], kind=one.kind, index=one.index) for one in stand]
        return tuple(stand)

    return structs.replace(
        topic,
        statements=of(topic.statements),
        figures=of(topic.figures),
        dates=of(topic.dates),
        articles=tuple(articles.values()),
    )


def term_facts(
    prose: Prose, passages: Sequence[PassageFacts], places: Mapping[str, int]
) -> Iterator[tuple[int, tuple[TermFacts, ...]]]:
    """Every word of an article that may name a topic, alone or with the next, by its first word, sorted."""
    holders: dict[int, dict[int, list[int]]] = {}
    forms: dict[tuple[int, int], list[str]] = defaultdict(list)
    words, marks = _words(prose, places), _marks(prose)
    tokens, stems = prose.words, prose.stems
    for number, passage in enumerate(passages):
        stop = passage.end
        for at in range(passage.first, stop):
            word = words[at]
            if word < 0:
                continue
            found = holders.get(word)
            if found is None:
                found = holders[word] = {}
            mark, follows = marks[at], at + 1 < stop
            if not mark & (NAMED | GENERAL):
                found.setdefault(ALONE, []).append(number)
                if mark & LED and not (follows and stems[at + 1]):
                    forms[word, ALONE].append(tokens[at])
            if follows and (behind := words[at + 1]) >= 0 and not _names(mark, marks[at + 1]):
                found.setdefault(behind, []).append(number)
                if mark & LED and not (at + 2 < stop and stems[at + 2]):
                    forms[word, behind].append(f"{tokens[at]} {tokens[at + 1]}")
    for word, held in sorted(holders.items()):
        if held:
            yield word, tuple([_term(behind, inside, forms.get((word, behind), ())) for behind, inside in held.items()])


def _names(mark: int, behind: int) -> bool:
    """Whether two words in a row name somebody, or some place: two names, or a name beside a word too general to name
    a topic (*the Norland nation*)."""
    known = NAMED | GENERAL
    return bool(mark & known and behind & known and (mark | behind) & NAMED)


def _term(behind: int, held: Sequence[int], told: Sequence[str]) -> TermFacts:
    """The facts of a term that stands in the passages *held*, told as a thing in the words *told*."""
    counts: tuple[tuple[str, int], ...] = ()
    if told:
        counts = tuple(sorted(Counter(told).items())) if len(told) > 1 else ((told[0], 1),)
    passages = tuple(dict.fromkeys(held)) if len(held) > 1 else tuple(held)
    return TermFacts(None if behind == ALONE else behind, passages, len(held), counts)


def _marks(prose: Prose) -> bytearray:
    """What is known of each token: that it is a name; a word too general to name a topic; one that stands behind
    *the*, *of* …, or behind one content word that follows these, where a thing may be told.
    """
    stems = prose.stems
    marks = bytearray(len(stems) + 2)
    for at in prose.named:
        marks[at] |= NAMED
    for at in prose.places("topics", "general"):
        marks[at] |= GENERAL
    for at in prose.places("topics", "before_things"):
        marks[at + 1] |= LED
        if at + 1 < len(stems) and stems[at + 1]:
            marks[at + 2] |= LED
    return marks


def _words(prose: Prose, places: Mapping[str, int]) -> list[int]:
    """The place of each token's stem; -1 for those that name no topic: short ones, numbers, dates."""
    telling = {stem: place for stem, place in places.items() if len(stem) > 2 and stem[0].isalpha()}
    return [telling.get(stem, -1) for stem in prose.telling]


def _label(forms: Mapping[str, int]) -> str:
    """The most frequent form; one without a capital before one with."""
    return min(forms, key=lambda form: (-forms[form], form[0].isupper(), form))


def _given(views: Sequence[View], label: str, words: Sequence[str]) -> Draft:
    """A topic of the user's: the passages that hold one of its words or phrases, and the statements too short to be
    passages, numbered behind these."""
    phrases = [tuple(word.lower() for word in phrase.split()) for phrase in words]
    holders = {
        view.number * PASSAGES + number
        for view in views
        for number, text in enumerate(_texts(view))
        if any(_holds(text, phrase) for phrase in phrases)
    }
    return Draft(label, words, holders, "given")


def _texts(view: View) -> Iterator[str]:
    yield from view.library.texts(view.number)
    yield from (aside.text for aside in view.library.asides(view.number))


def _holds(text: str, phrase: Term) -> bool:
    lower = text.lower()
    if phrase[0] not in lower:
        return False
    words = [word.lower() for word in TOKEN.findall(text)]
    return any(tuple(words[at : at + len(phrase)]) == phrase for at in range(len(words) - len(phrase) + 1))


def _topics(views: Sequence[View], drafts: Sequence[Draft]) -> tuple[Topic, ...]:
    """The records of all topics; what the passages of an article hold is asked for once."""
    told: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        for place in draft.holders:
            told[place // PASSAGES].append((number, place % PASSAGES))
    records: list[list[Ref]] = [[] for _ in drafts]
    articles: list[list[int]] = [[] for _ in drafts]
    for view in sorted(views, key=lambda view: view.number):
        if view.number not in told:
            continue
        inside = _records(view, {passage for _, passage in told[view.number]})
        for number, passage in sorted(told[view.number]):
            records[number] += inside[passage]
            articles[number].append(view.number)
    return tuple(_topic(*one) for one in zip(drafts, records, articles, strict=True))


def _records(view: View, wanted: Iterable[int]) -> dict[int, list[Ref]]:
    """The records in the *wanted* passages of an article, and statements too short to be one: the statement that it
    is, its figures, its dates."""
    at, passages = view.number, view.passages
    told = [(one.statement, held) for one, held in zip(passages, view.library.held(at), strict=True)]
    told += [(one.statement, one.held) for one in view.library.asides(at)]
    found = {}
    for number in wanted:
        statement, held = told[number]
        figures = [Ref(article=at, kind="figure", index=index) for index in held.figures]
        dates = [Ref(article=at, kind="date", index=index) for index in held.dates]
        said = [] if statement is None else [Ref(article=at, kind="statement", index=statement)]
        found[number] = [*said, *figures, *dates]
    return found


def _topic(draft: Draft, records: Iterable[Ref], articles: Iterable[int]) -> Topic:
    refs: dict[str, list[Ref]] = {"statement": [], "figure": [], "date": []}
    for ref in dict.fromkeys(records):
        refs[ref.kind].append(ref)
    told, last = list(dict.fromkeys(articles)), draft.last
    if last:
        refs = {
            kind: sorted([*before, *refs[kind]], key=lambda ref: ref.article)
            for kind, before in (("statement", last.statements), ("figure", last.figures), ("date", last.dates))
        }
        told = sorted([*last.articles, *told])
    return Topic(
        id="t-" + hashlib.sha256(draft.label.casefold().encode()).hexdigest()[:10],
        label=draft.label,
        words=tuple(word.lower() for word in draft.words),
        origin=draft.origin,
        statements=tuple(refs["statement"]),
        figures=tuple(refs["figure"]),
        dates=tuple(refs["date"]),
        articles=tuple(told),
    )
