"""News of a country that does not exist, as files: the same articles for every generator, made from a number.

An article has about 480 words: quotations with their speakers, figures, dates, and sentences in which there is nothing
to find. A story has one or two speakers of its own and is told in one to twelve articles, which share quotations.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.stories import LISTS, OUTLETS, QUOTES, TOLD, made_up_name

PARAGRAPHS = 11
DAYS = ["Monday", "Tuesday", "last Thursday", "Friday morning", "3 June", "12 May 2031", "the same day", "Sunday night"]
COUNTED = ["residents", "dock workers", "boats", "tonnes of grain", "divers", "families", "houses", "engineers"]
REPORTED = [
    "{name}, {role} of {place}, told reporters on {day} that {count} {counted} had left the {adj} {noun}.",
    "According to {last}, the {noun} needs ${money} million more and {small} months of work on the {adj} {noun2}.",
    "{last} added that the {noun} “cannot {verb} another {adj} {noun2}” and asked for {percent} per cent of the funds.",
    "Asked about the {noun}, {last} replied: “Not before {year}, and not without a {adj} {noun2}.”",
    "{name} promised to {verb} the {adj} {noun} by {day} and thanked the {noun2} for its patience.",
]
TOLD_OF = [
    *TOLD,
    "About {count} {counted} crossed the {adj} {noun} of {place} between {day} and the end of the month.",
    "The price of the {noun} rose by {percent}% to {small} crowns, the highest since {year}.",
    "Nothing in the accounts of {place} says who ordered the {adj} {noun}, or why the {noun2} was {adj2}.",
    "Rain fell on {place} for {small} days, and the {noun} beside the {adj} {noun2} was closed.",
    "The {noun}, which opened in {year}, holds {count} {counted} and a {adj} {noun2} that few have seen.",
]


@dataclass(frozen=True)
class MadeUp:
    """An article: its name, its head and the paragraphs of its body."""

    name: str
    title: str
    date: str
    outlet: str
    speakers: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        """The paragraphs as Markdown."""
        return "\n\n".join(self.paragraphs) + "\n"


def articles(number: int) -> Iterator[MadeUp]:
    """That many articles, story after story; the first ones are the same for every number."""
    left, story = number, 0
    while left > 0:
        for article in _story(story)[:left]:
            left -= 1
            yield article
        story += 1


def write_articles(folder: Path, number: int) -> None:
    """The articles as Markdown files with a head, as this project reads them."""
    folder.mkdir(parents=True)
    for article in articles(number):
        head = f"---\ntitle: {article.title}\ndate: {article.date}\noutlet: {article.outlet}\n---\n"
        (folder / f"{article.name}.md").write_text(head + article.body, encoding="utf-8")


def _story(number: int) -> list[MadeUp]:
    chance = random.Random(number)
    place = made_up_name(chance)
    people = [(made_up_name(chance), made_up_name(chance), chance.choice(LISTS["role"])) for _ in range(1 + number % 2)]
    said = [(who, _filled(chance, chance.choice(QUOTES), place)) for who in people for _ in range(6)]
    day = chance.randint(0, 300)
    return [_article(chance, number, part, place, people, said, day + part // 3) for part in range(1 + number * 7 % 12)]


def _article(
    chance: random.Random,
    story: int,
    part: int,
    place: str,
    people: list[tuple[str, str, str]],
    said: list[tuple[tuple[str, str, str], str]],
    day: int,
) -> MadeUp:
    paragraphs = [_quoted(*chance.choice(said), chance) for _ in range(4)]
    for _ in range(PARAGRAPHS - len(paragraphs)):
        first, last, role = chance.choice(people)
        kinds = [chance.choice(REPORTED), chance.choice(TOLD_OF), chance.choice(TOLD_OF)]
        chance.shuffle(kinds)
        sentences = (_filled(chance, kind, place, f"{first} {last}", last, role) for kind in kinds)
        paragraphs.append(" ".join(sentences))
    chance.shuffle(paragraphs)
    text = " ".join(paragraphs)
    return MadeUp(
        name=f"story-{story:05}-{part:02}",
        title=_filled(chance, "{adj} {noun} of {place} will {verb} the {noun2}", place).capitalize(),
        date=f"2031-{1 + day // 28 % 12:02}-{1 + day % 28:02}",
        outlet=chance.choice(OUTLETS),
        speakers=tuple(f"{first} {last}" for first, last, _ in people if f"{first} {last}" in text),
        paragraphs=tuple(paragraphs),
    )


def _quoted(who: tuple[str, str, str], words: str, chance: random.Random) -> str:
    first, last, role = who
    name = chance.choice([f"{role} {first} {last}", f"{first} {last}"])
    return f"“{words},” {name} said on {chance.choice(DAYS)}. “It will be done in {chance.randint(2, 40)} weeks.”"


def _filled(chance: random.Random, template: str, place: str, name: str = "", last: str = "", role: str = "") -> str:
    return template.format(
        name=name,
        last=last,
        role=role,
        place=place,
        adj=chance.choice(LISTS["adj"]),
        adj2=chance.choice(LISTS["adj"]),
        noun=chance.choice(LISTS["noun"]),
        noun2=chance.choice(LISTS["noun"]),
        noun3=chance.choice(LISTS["noun"]),
        verb=chance.choice(LISTS["verb"]),
        day=chance.choice(DAYS),
        count=f"{chance.randint(13, 9800):,}",
        counted=chance.choice(COUNTED),
        small=chance.choice(["two", "three", "eleven", "14", "27", "forty"]),
        percent=chance.randint(2, 95),
        money=chance.choice(["1.4", "20", "600", "3.75"]),
        year=chance.randint(1998, 2034),
    )
