"""News of a country that does not exist, as files: the same articles for every generator, made from a number.

An article has about 480 words and holds as much as news of that length does. Measured with this tool on 655 real
articles, 480 words hold 7 to 9 statements (a third direct, half indirect), 5 to 6 figures, 8 dates, 14 to 18 people,
bodies and places by name, 56 mentions of these, and 220 different words. A story has four places, three bodies, five
people of its own and two who are in the news everywhere; it is told in one to twelve articles, which now and then quote
the same words, and every article names some whom no other does. 631 of the real articles, on one story, tell 0.4 things
an article that another tells too, and 0.06 differences; these, 0.6 and 0.25.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.build.sentences import (
    AGAIN,
    COUNTED,
    DATED,
    MIXED,
    OPENING,
    PHRASES,
    QUOTES,
    REPORTED,
    SPOKEN,
    TITLES,
    TOLD,
)
from benchmarks.build.words import BODIES, LISTS, SMALL_BODIES
from benchmarks.stories import OUTLETS, made_up_name

KNOWN_EVERYWHERE = 24
"""People who are in the news of all stories."""
SHARED = 0.6
"""How often quoted words are some that other articles of the story may quote."""
ELSEWHERE = 0.2
"""How often a place is none of the story's."""
BEFORE_VOWEL = re.compile(r"\b([Aa])(?= [aeiou])")
PLURAL_OF_Y = re.compile(r"(?<=[^aeiou])ys\b")
SENTENCE = re.compile(r"^\w|(?<=[.:!?] )[a-z]")


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
        self.said = [(who, self.filled(chance.choice(QUOTES), who)) for who in self.people for _ in range(2)]
        self.day = chance.randint(0, 300)
        self.strangers: list[str] = []
        """Those met in one sentence alone, as they are drawn."""

    def articles(self) -> list[MadeUp]:
        """One to twelve."""
        return [self._article(part) for part in range(1 + self.number * 7 % 12)]

    def _article(self, part: int) -> MadeUp:
        chance, day = self.chance, self.day + part // 3
        outlet = chance.choice(OUTLETS)
        paper = outlet if outlet.startswith(("The ", "Radio ")) else f"the {outlet}"
        heard = [self._heard() for _ in range(2 + chance.randrange(2))]
        self.strangers.clear()
        quoted = [self.filled(chance.choice(SPOKEN), who, words=words, paper=paper) for who, words in heard]
        told = self._some(REPORTED, 2)
        speaking = tuple(self.strangers)
        told += [*self._some(MIXED, 1), *self._some(COUNTED, 3), *self._some(DATED, 3), *self._some(TOLD, 9)]
        chance.shuffle(told)
        paragraphs = [*quoted, *(" ".join(told[at : at + 2]) for at in range(0, len(told), 2))]
        chance.shuffle(paragraphs)
        paragraphs.insert(0, self._one(OPENING))
        text = " ".join(paragraphs)
        return MadeUp(
            name=f"story-{self.number:05}-{part:02}",
            title=self._one(TITLES),
            date=f"2031-{1 + day // 28 % 12:02}-{1 + day % 28:02}",
            outlet=outlet,
            speakers=(*(person.name for person in self.people if person.last in text), *speaking),
            paragraphs=tuple(paragraphs),
        )

    def _heard(self) -> tuple[Person, str]:
        """Words that other articles of the story may quote too, or that this one alone heard."""
        if self.chance.random() < SHARED:
            return self.chance.choice(self.said)
        who = self.chance.choice(self.people)
        return who, self.filled(self.chance.choice(QUOTES), who)

    def _some(self, templates: Sequence[str], number: int) -> list[str]:
        """That many sentences of a kind, or one more, no two of one template."""
        chosen = self.chance.sample(templates, number + self.chance.randrange(2))
        return [self.filled(template, self.chance.choice(self.people)) for template in chosen]

    def _one(self, templates: Sequence[str]) -> str:
        return self.filled(self.chance.choice(templates), self.chance.choice(self.people))

    def filled(self, template: str, who: Person, **given: str) -> str:
        """A sentence with a word drawn for each pair of braces; some are those of *who*, or *given*."""
        text = template.format_map(_Drawn(self, who, given))
        text = BEFORE_VOWEL.sub(r"\1n", PLURAL_OF_Y.sub("ies", text))
        return SENTENCE.sub(lambda start: start[0].upper(), text)


class _Drawn(dict[str, str]):
    """What stands for each word in braces, drawn anew each time it is asked for."""

    def __init__(self, story: Story, who: Person, given: dict[str, str]) -> None:
        super().__init__(given)
        self._story = story
        self._chance = story.chance
        self._who = who
        self._filled: dict[str, list[str]] = PHRASES | {"small_body": SMALL_BODIES, "again": AGAIN}

    def __missing__(self, word: str) -> str:
        if word in self._filled:
            return self._chance.choice(self._filled[word]).format_map(self)
        if word in LISTS:
            return self._chance.choice(LISTS[word])
        value: str = getattr(self, word)
        return value

    @property
    def name(self) -> str:
        return self._who.name

    @property
    def full(self) -> str:
        return self._chance.choice([self._who.name, f"{self._who.role} {self._who.name}"])

    @property
    def last(self) -> str:
        return self._chance.choice([self._who.last, self._who.last, self._who.name])

    @property
    def pronoun(self) -> str:
        return self._who.pronoun

    @property
    def last2(self) -> str:
        return self._chance.choice(self._story.people).last

    @property
    def stranger(self) -> str:
        name = _person(self._chance).name
        self._story.strangers.append(name)
        return name

    @property
    def place(self) -> str:
        if self._chance.random() < ELSEWHERE:
            return made_up_name(self._chance)
        return self._chance.choice(self._story.places)

    @property
    def body(self) -> str:
        return self._chance.choice(self._story.bodies)

    body2 = body

    @property
    def year(self) -> str:
        return str(self._chance.randint(1998, 2030))

    @property
    def date(self) -> str:
        return f"{self._chance.randint(1, 28)} {self._chance.choice(LISTS['month'])} {self.year}"

    @property
    def count(self) -> str:
        return f"{self._chance.randint(110, 9800):,}"

    @property
    def percent(self) -> str:
        return str(self._chance.randint(2, 95))


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
