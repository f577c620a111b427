"""Stories of a country that does not exist, each told in several articles; made from a number.

Every story has its own people, places, matters and numbers. Its articles quote one another's speeches, shorten and
reword them, update a toll, and now and then repeat a whole article, as news of one day does.
"""

import random

from haiti_digest.build import make_article
from haiti_digest.records import Article, Metadatum, Published, Seed
from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import plain_paragraphs

WORDS = {
    "syllable": "ba be bo dra dun el fen gar hol im jor kel lin mar nor os pel quin ras sten tor ul ven wil yar zel",
    "verb": "repair open close widen guard fund delay finish inspect drain flood light count move sell lease",
    "adj": "new old lower upper northern broken public narrow heavy costly early promised missing empty",
    "noun": (
        "bridge canal ferry market school clinic depot mole lighthouse tunnel road quay fleet budget contract permit "
        "survey levy harvest dam pump grid archive court prison garden tram signal warehouse shelter vaccine border"
    ),
    "role": "Minister Commissioner President Governor Professor Colonel",
}
LISTS = {name: words.split() for name, words in WORDS.items()}
OUTLETS = ["Harbour Post", "Northquay Mail", "The Salt Gazette", "Radio Greyfen", "Island Wire", "Port Almond Daily"]
QUOTES = [
    "The {adj} {noun} will {verb} the {noun2} before the {adj2} {noun3} is lost",
    "We cannot {verb} a {noun} when every {noun2} in {place} waits for the {adj} {noun3}",
    "No {noun} was ever meant to {verb} the {adj} {noun2}, and the {noun3} of {place} shows it",
    "If the {noun} fails, the {adj} {noun2} of {place} will {verb} nothing but a {noun3}",
]
TOLD = [
    "The {adj} {noun} of {place} was to {verb} the {noun2} in {year}, and the {noun3} is still {adj2}.",
    "Work on the {noun} began when the {noun2} of {place} could no longer {verb} its {adj} {noun3}.",
    "Between the {noun} and the {adj} {noun2} lies a {noun3} that nobody in {place} wants to {verb}.",
]
SIZE = 8
"""Articles of a story at most."""


def articles(number: int) -> list[Article]:
    """That many articles, story after story; the first ones are the same for every number."""
    made: list[Article] = []
    story = 0
    while len(made) < number:
        made += story_articles(story)
        story += 1
    return made[:number]


def story_articles(story: int) -> list[Article]:
    """The articles of one story."""
    chance = random.Random(story)
    facts = Facts(chance)
    found: list[Article] = []
    texts: list[str] = []
    for number in range(chance.randint(1, SIZE)):
        text = chance.choice(texts) if texts and chance.random() < 0.12 else facts.article()
        texts.append(text)
        found.append(make_article(_seed(story, number, text, facts.day + number // 3, chance.choice(OUTLETS))))
    return found


class Facts:
    """What one story holds: its speakers with their quotations, its plain facts, its toll, its deadline."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.day = chance.randint(0, 300)
        self.place = made_up_name(chance)
        self.people = [(made_up_name(chance), made_up_name(chance), chance.choice(LISTS["role"])) for _ in range(3)]
        self.quotes = [[self._filled(chance.choice(QUOTES)) for _ in range(5)] for _ in self.people]
        self.told = [self._filled(chance.choice(TOLD)) for _ in range(12)]
        self.dead = chance.randint(2, 40)
        self.deadline = chance.randint(2, 28)

    def article(self) -> str:
        """One article: a choice of the facts, in an order of its own."""
        chance = self.chance
        paragraphs = [
            f"At least {self.dead + chance.randint(0, 1)} people died when the {chance.choice(LISTS['noun'])} of "
            f"{self.place} was lost, and the inquiry must report by {self.deadline} June 2032.",
        ]
        for who, said in zip(self.people, self.quotes, strict=True):
            paragraphs += [self._statement(who, words) for words in chance.sample(said, 3)]
        paragraphs += chance.sample(self.told, 6)
        chance.shuffle(paragraphs)
        return "\n\n".join(paragraphs) + "\n"

    def _statement(self, who: tuple[str, str, str], words: str) -> str:
        first, last, role = who
        kept = words.split()
        if self.chance.random() < 0.3:
            kept = kept[: self.chance.randint(6, len(kept))]
        name = self.chance.choice([f"{role} {first} {last}", f"{role} {last}", f"{first} {last}"])
        if self.chance.random() < 0.6:
            return f"“{' '.join(kept)},” {name} said."
        return f"{name} said that {kept[0].lower()} {' '.join(kept[1:])}."

    def _filled(self, template: str) -> str:
        chance = self.chance
        return template.format(
            adj=chance.choice(LISTS["adj"]),
            adj2=chance.choice(LISTS["adj"]),
            noun=chance.choice(LISTS["noun"]),
            noun2=chance.choice(LISTS["noun"]),
            noun3=chance.choice(LISTS["noun"]),
            verb=chance.choice(LISTS["verb"]),
            place=self.place,
            year=chance.randint(1998, 2034),
        )


def made_up_name(chance: random.Random) -> str:
    """A word of two or three syllables that reads like a name."""
    return "".join(chance.choice(LISTS["syllable"]) for _ in range(chance.randint(2, 3))).capitalize()


def _seed(story: int, number: int, text: str, day: int, outlet: str) -> Seed:
    name = f"{story:06}-{number}"
    value = f"2031-{1 + day // 28 % 12:02}-{1 + day % 28:02}"
    return Seed(
        path=f"{name}.txt",
        id=name,
        sha256=f"{story:056x}{number:08x}",
        encoding="utf-8",
        text=text,
        paragraphs=plain_paragraphs(text, Span(0, len(text))),
        published=Published(value=value, precision="day", origin="collection", reason="given"),
        outlet=Metadatum(value=outlet, origin="collection", reason="given"),
        language=Metadatum(value="en", origin="default", reason="given"),
    )
