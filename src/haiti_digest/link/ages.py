"""Stated ages against stated dates of birth: the years between birth and the day of the article."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from haiti_digest.link.facts import AgeFacts, BirthFacts
from haiti_digest.link.identity import link_id
from haiti_digest.link.passages import View
from haiti_digest.link.prose import Prose
from haiti_digest.records import Article, Mention, Ref, Sum, Timex
from haiti_digest.spans import Span

NEAR = 3
"""Tokens between *born* and its date, or between an age and the person it is told of, at most."""
DAY = 10
"""Characters of a full day in ISO 8601."""


def find_ages(views: Sequence[View]) -> Iterator[Sum]:
    """For each age of a person whose birth is stated in the same or another article: the sum, and whether it holds.

    The year of the article less the year of birth, less one where the birthday is still to come; where only the year
    of birth is stated, the age may be one less.
    Nothing is worked out for an article without a day, nor where births of one person differ.
    """
    births: dict[str, list[tuple[View, BirthFacts]]] = defaultdict(list)
    for view in views:
        for born in view.facts.births:
            near = [_who(view, entity) for entity in born.near]
            who = near[-1:] or list({_who(view, entity) for entity in born.inside})
            if len(who) == 1:
                births[who[0]].append((view, born))
    for view in views if births else ():
        for age in view.facts.ages:
            person = _aged(view, age)
            stated = sorted(births.get(person or "", ()), key=lambda one: -len(one[1].value))
            day = _day(view)
            if stated and day and all(stated[0][1].value.startswith(born.value) for _, born in stated):
                yield _sum(*stated[0], view, age, day)


def birth_facts(prose: Prose) -> Iterator[BirthFacts]:
    """*Ms Roe was born on 3 May 1980*, *Born in 1980, Roe …*: the date behind *born* and the sentence's persons."""
    born = prose.places("ages", "born")
    dates = {prose.token_at(one.span.start): at for at, one in enumerate(prose.article.timexes) if _is_birth(one)}
    people = _people(prose.article) if born and dates else []
    for at in born:
        date = next((dates[i] for i in range(at + 1, at + 2 + NEAR) if i in dates), None)
        if date is None:
            continue
        sentence = prose.sentence_of(prose.span(at, at + 1))
        inside = [(mention, who) for mention, who in people if sentence.covers(mention.span)]
        yield BirthFacts(
            index=date,
            span=prose.article.timexes[date].span,
            value=prose.article.timexes[date].value or "",
            near=tuple(who for mention, who in inside if 0 <= at - prose.token_at(mention.span.end) <= NEAR),
            inside=tuple(dict.fromkeys(who for _, who in inside)),
        )


def age_facts(prose: Prose) -> Iterator[AgeFacts]:
    """An age and the persons right before or behind it: *Jane Roe, 45,* and *45-year-old Jane Roe*."""
    told = [(at, one) for at, one in enumerate(prose.article.figures) if one.kind == "age"]
    people = _people(prose.article) if told else []
    for index, figure in told:
        near = [(who, gap) for mention, who in people if (gap := _gap(prose, mention.span, figure.span)) <= NEAR]
        if near:
            yield AgeFacts(index=index, span=figure.span, value=figure.value, near=tuple(near))


def _people(article: Article) -> list[tuple[Mention, int]]:
    """Every mention of a single person, in the order of the text."""
    found: list[tuple[Mention, int]] = []
    for number, entity in enumerate(article.entities):
        if entity.kind == "person" and not entity.plural:
            found += [(article.mentions[at], number) for at in entity.mentions]
    return sorted(found, key=lambda pair: pair[0].span)


def _is_birth(timex: Timex) -> bool:
    return timex.type == "DATE" and timex.anchor is None and (timex.value or "")[:4].isdigit()


def _gap(prose: Prose, person: Span, age: Span) -> int:
    """The tokens between a person and an age within one sentence; many where a sentence ends between them."""
    if prose.sentence_of(person) != prose.sentence_of(age) or person.overlaps(age):
        return NEAR + 1
    first, second = sorted((person, age))
    return prose.token_at(second.start) - prose.token_at(first.end)


def _who(view: View, entity: int) -> str:
    return view.voice(entity) or ""


def _aged(view: View, age: AgeFacts) -> str | None:
    """The person whose age it is: the nearest, if nobody else stands as near."""
    near = {_who(view, entity): gap for entity, gap in age.near}
    nearest = min(near, key=lambda who: (near[who], who), default=None)
    return nearest if nearest is not None and list(near.values()).count(near[nearest]) == 1 else None


def _day(view: View) -> str | None:
    published = view.facts.published
    return published[:DAY] if published and len(published) >= DAY else None


def _sum(native: View, birth: BirthFacts, view: View, age: AgeFacts, day: str) -> Sum:
    born = birth.value
    full = len(born) >= DAY
    still_to_come = full and day[5:DAY] < born[5:DAY]
    terms = (Decimal(day[:4]), Decimal(born[:4]), *((Decimal(1),) if still_to_come else ()))
    years = terms[0] - sum(terms[1:])
    possible = {years} if full else {years, years - 1}
    return Sum(
        id=link_id("age −", [(native.facts.sha256, birth.span), (view.facts.sha256, age.span)]),
        rule="age",
        terms=terms,
        operation="−",
        value=years,
        unit="year",
        inputs=(Ref(article=native.number, kind="date", index=birth.index),),
        stated=Ref(article=view.number, kind="figure", index=age.index),
        holds=age.value in possible,
    )
