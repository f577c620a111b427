"""Stated ages against stated dates of birth: the years between birth and the day of the article."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from haiti_digest.link.identity import link_id
from haiti_digest.link.passages import View, Voices
from haiti_digest.records import Article, Mention, Ref, Sum, Timex
from haiti_digest.spans import Span

NEAR = 3
"""Tokens between *born* and its date, or between an age and the person it is told of, at most."""
DAY = 10
"""Characters of a full day in ISO 8601."""


class Aged(NamedTuple):
    """An age or a date of birth with the person it is told of; ``day`` is the day of its article, None if not given."""

    who: str
    ref: Ref
    day: str | None


def find_ages(views: Sequence[View], voices: Voices) -> Iterator[Sum]:
    """For each age of a person whose birth is stated in the same or another article: the sum, and whether it holds.

    The year of the article less the year of birth, less one where the birthday is still to come; where only the year
    of birth is stated, the age may be one less.
    Nothing is worked out for an article without a day, nor where births of one person differ.
    """
    by_number = {view.number: view for view in views}
    births: dict[str, list[Aged]] = defaultdict(list)
    ages: list[Aged] = []
    for view in views:
        born = view.places("ages", "born")
        told = [at for at, one in enumerate(view.article.figures) if one.kind == "age"]
        if born or told:
            people = _people(view, voices)
            for one in _births(view, born, people):
                births[one.who].append(one)
            ages += _ages(view, told, people)
    for age in ages:
        stated = sorted(births.get(age.who, ()), key=lambda one: -len(_value(by_number, one)))
        if stated and age.day and all(_value(by_number, stated[0]).startswith(_value(by_number, b)) for b in stated):
            yield _sum(by_number, stated[0], age, age.day)


def _people(view: View, voices: Voices) -> list[tuple[Mention, str]]:
    """Every mention of a person with an identity across articles, in the order of the text."""
    article = view.article
    found: list[tuple[Mention, str]] = []
    for number, entity in enumerate(article.entities):
        if entity.kind == "person" and not entity.plural:
            speaker = voices.get((view.number, number))
            who = speaker.id if speaker else f"{view.number}:{number}"
            found += [(article.mentions[at], who) for at in entity.mentions]
    return sorted(found, key=lambda pair: pair[0].span)


def _births(view: View, born: Sequence[int], people: Sequence[tuple[Mention, str]]) -> Iterator[Aged]:
    """*Ms Roe was born on 3 May 1980*, *Born in 1980, Roe …*: the date behind *born* and the person of the sentence."""
    dates = {view.token_at(one.span.start): at for at, one in enumerate(view.article.timexes) if _is_birth(one)}
    for at in born:
        date = next((dates[i] for i in range(at + 1, at + 2 + NEAR) if i in dates), None)
        sentence = view.sentence_of(view.span(at, at + 1))
        inside = [(mention, who) for mention, who in people if sentence.covers(mention.span)]
        near = [who for mention, who in inside if 0 <= at - view.token_at(mention.span.end) <= NEAR]
        who = near[-1:] or list({who for _, who in inside})
        if date is None or len(who) != 1:
            continue
        yield Aged(who[0], Ref(article=view.number, kind="date", index=date), _day(view.article))


def _is_birth(timex: Timex) -> bool:
    return timex.type == "DATE" and timex.anchor is None and (timex.value or "")[:4].isdigit()


def _ages(view: View, told: Sequence[int], people: Sequence[tuple[Mention, str]]) -> Iterator[Aged]:
    """An age and the person right before or behind it: *Jane Roe, 45,* and *45-year-old Jane Roe*."""
    for index in told:
        span = view.article.figures[index].span
        near = {who: gap for mention, who in people if (gap := _gap(view, mention.span, span)) <= NEAR}
        nearest = min(near, key=lambda who: (near[who], who), default=None)
        if nearest is not None and list(near.values()).count(near[nearest]) == 1:
            yield Aged(nearest, Ref(article=view.number, kind="figure", index=index), _day(view.article))


def _gap(view: View, person: Span, age: Span) -> int:
    """The tokens between a person and an age within one sentence; many where a sentence ends between them."""
    if view.sentence_of(person) != view.sentence_of(age) or person.overlaps(age):
        return NEAR + 1
    first, second = sorted((person, age))
    return view.token_at(second.start) - view.token_at(first.end)


def _day(article: Article) -> str | None:
    published = article.seed.published
    return published.value[:DAY] if published and len(published.value) >= DAY else None


def _value(by_number: Mapping[int, View], birth: Aged) -> str:
    return by_number[birth.ref.article].article.timexes[birth.ref.index].value or ""


def _sum(by_number: Mapping[int, View], birth: Aged, age: Aged, day: str) -> Sum:
    born = _value(by_number, birth)
    stated = by_number[age.ref.article].article.figures[age.ref.index]
    full = len(born) >= DAY
    still_to_come = full and day[5:DAY] < born[5:DAY]
    terms = (Decimal(day[:4]), Decimal(born[:4]), *((Decimal(1),) if still_to_come else ()))
    years = terms[0] - sum(terms[1:])
    possible = {years} if full else {years, years - 1}
    article, other = by_number[birth.ref.article].article, by_number[age.ref.article].article
    return Sum(
        id=link_id("age −", [(article, article.timexes[birth.ref.index].span), (other, stated.span)]),
        rule="age",
        terms=terms,
        operation="−",
        value=years,
        unit="year",
        inputs=(birth.ref,),
        stated=age.ref,
        holds=stated.value in possible,
    )
