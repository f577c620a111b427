"""News of a country that does not exist, as files: the same articles for every generator, made from a number.

An article has about 480 words and holds as much as news of that length does. Measured with this tool on 655 real
articles, 480 words hold 7 to 9 statements (a third direct, half indirect), 5 to 6 figures, 8 dates, 14 to 18 people,
bodies and places by name, 56 mentions of these, and 220 different words. A story has a place, two bodies, some people
of its own and two who are in the news everywhere; it is told in one to twelve articles, which share quotations.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.build.sentences import (
    AGAIN,
    BODIES,
    COUNTED,
    DATED,
    DAYS,
    JOBS,
    LISTS,
    MIXED,
    OPENING,
    QUOTES,
    REPORTED,
    SPOKEN,
    TITLES,
    TOLD,
)
from benchmarks.stories import OUTLETS, made_up_name

KNOWN_EVERYWHERE = 24
"""People who are in the news of all stories."""


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


@dataclass(frozen=True)
class Person:
    """Somebody in the news, with the pronoun that takes up the name."""

    first: str
    last: str
    role: str
    pronoun: str

    @property
    def name(self) -> str:
        """First name and surname."""
        return f"{self.first} {self.last}"


class Story:
    """What the articles of one story share: places, bodies, people, and what these said."""

    def __init__(self, number: int) -> None:
        chance = self.chance = random.Random(number)
        self.number = number
        self.places = [made_up_name(chance) for _ in range(4)]
        self.bodies = [*chance.sample(BODIES, 2), f"{self.places[0]} Town Council"]
        self.people = [_person(chance) for _ in range(5)]
        self.people += [_person(random.Random(-1 - at)) for at in chance.sample(range(KNOWN_EVERYWHERE), 2)]
        self.said = [(who, self._filled(chance.choice(QUOTES), who)) for who in self.people for _ in range(2)]
        self.day = chance.randint(0, 300)

    def articles(self) -> list[MadeUp]:
        """One to twelve."""
        return [self._article(part) for part in range(1 + self.number * 7 % 12)]

    def _article(self, part: int) -> MadeUp:
        chance, day = self.chance, self.day + part // 3
        outlet = chance.choice(OUTLETS)
        paper = outlet if outlet.startswith(("The ", "Radio ")) else f"the {outlet}"
        heard = chance.sample(self.said, 2 + chance.randrange(2))
        quoted = [self._filled(chance.choice(SPOKEN), who, words=words, paper=paper) for who, words in heard]
        told = [*self._some(REPORTED, 2), *self._some(MIXED, 1), *self._some(COUNTED, 3), *self._some(DATED, 3)]
        told += self._some(TOLD, 9)
        chance.shuffle(told)
        paragraphs = [*quoted, *(" ".join(told[at : at + 2]) for at in range(0, len(told), 2))]
        chance.shuffle(paragraphs)
        paragraphs.insert(0, self._one(OPENING))
        text = " ".join(paragraphs)
        return MadeUp(
            name=f"story-{self.number:05}-{part:02}",
            title=_capital(self._one(TITLES)),
            date=f"2031-{1 + day // 28 % 12:02}-{1 + day % 28:02}",
            outlet=outlet,
            speakers=tuple(person.name for person in self.people if person.last in text),
            paragraphs=tuple(_capital(paragraph) for paragraph in paragraphs),
        )

    def _some(self, templates: Sequence[str], number: int) -> list[str]:
        """That many sentences of a kind, or one more, no two of one template."""
        chosen = self.chance.sample(templates, number + self.chance.randrange(2))
        return [self._filled(template, self.chance.choice(self.people)) for template in chosen]

    def _one(self, templates: Sequence[str]) -> str:
        return self._filled(self.chance.choice(templates), self.chance.choice(self.people))

    def _filled(self, template: str, who: Person, *, words: str = "", paper: str = "") -> str:
        chance = self.chance
        place, place2 = chance.sample(self.places, 2)
        body, body2 = chance.sample(self.bodies, 2)
        noun, noun2, noun3 = chance.sample(LISTS["noun"], 3)
        verb, verb2 = chance.sample(LISTS["verb"], 2)
        adj, adj2 = chance.sample(LISTS["adj"], 2)
        given = {"noun": noun, "noun2": noun2, "noun3": noun3, "verb": verb, "verb2": verb2, "adj": adj, "adj2": adj2}
        month = chance.choice(["January", "March", "April", "June", "September", "October"])
        year = chance.randint(1998, 2030)
        again = chance.choice(AGAIN).format(**given)
        return template.format(
            **given,
            words=words,
            again=again,
            paper=paper,
            name=who.name,
            full=chance.choice([who.name, f"{who.role} {who.name}"]),
            last=chance.choice([who.last, who.last, who.name]),
            last2=chance.choice(self.people).last,
            pronoun=who.pronoun,
            place=place,
            place2=place2,
            body=body,
            body2=body2,
            group=chance.choice(LISTS["group"]),
            job=chance.choice(JOBS),
            day=chance.choice(DAYS),
            month=month,
            year=year,
            date=f"{chance.randint(1, 28)} {month} {year}",
            count=f"{chance.randint(110, 9800):,}",
            few=chance.randint(12, 90),
            few2=chance.choice(["two", "three", "four", "nine", "11"]),
            small=chance.choice(["two", "three", "eleven", "14", "27", "forty"]),
            percent=chance.randint(2, 95),
            money=chance.choice(["1.4", "20", "600", "3.75", "48", "7.2"]),
        )


def articles(number: int) -> Iterator[MadeUp]:
    """That many articles, story after story; the first ones are the same for every number."""
    left, story = number, 0
    while left > 0:
        for article in Story(story).articles()[:left]:
            left -= 1
            yield article
        story += 1


def write_articles(folder: Path, number: int) -> None:
    """The articles as Markdown files with a head, as this project reads them."""
    folder.mkdir(parents=True)
    for article in articles(number):
        head = f"---\ntitle: {article.title}\ndate: {article.date}\noutlet: {article.outlet}\n---\n"
        (folder / f"{article.name}.md").write_text(head + article.body, encoding="utf-8")


def _person(chance: random.Random) -> Person:
    role = chance.choice(LISTS["role"])
    return Person(made_up_name(chance), made_up_name(chance), role, chance.choice(["he", "she"]))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
