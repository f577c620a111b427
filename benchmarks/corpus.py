"""The texts that speed is measured on: the seeds, and news of a country that does not exist, made from a number.

The made-up articles hold what real ones hold: datelines, direct, mixed and indirect speech, pronouns, titles, figures,
dates, and many sentences in which there is nothing to find.
"""

import random
from pathlib import Path

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

FIRST = ["Ada", "Ilmar", "Tove", "Renzo", "Maud", "Siiri", "Cato", "Ines", "Yann", "Beata", "Orsolya", "Petros"]
LAST = [
    "Brightwater",
    "Tamm",
    "Osei-Lund",
    "Ferrante",
    "Quill",
    "Varga",
    "Hollis",
    "Marchetti",
    "Aune",
    "Okonjo",
    "Strand",
    "Villeroy",
]
ROLES = [
    "the harbour minister",
    "chair of the Dredging Board",
    "a spokesman for the Coast Service",
    "who leads the Relief Fund",
    "Commissioner for Bridges",
    "head of the Salt Workers’ Union",
]
PLACES = ["Harbour City", "Northquay", "Saltmarsh", "Port Almond", "Greyfen", "the Lower Islands"]
DAYS = ["Monday", "Tuesday", "Wednesday", "last Thursday", "Friday morning", "June 3", "12 May 2031", "the same day"]
COUNTED = [
    "residents",
    "dock workers",
    "boats",
    "tonnes of grain",
    "volunteer divers",
    "families",
    "bridges",
    "engineers",
]
SPOKEN = [
    "“We will not leave before the last boat is in,” {last} said on {day}.",
    "“The channel is open,” said {name}, {role}. “It will stay open, and nobody will pay twice for it.”",
    "{name}, {role}, told reporters in {place} that {count} {counted} had been moved since {day}.",
    "She added that the work “cannot wait for another winter” and would cost ${money} million.",
    "According to {last}, more than {count} {counted} still wait for help, up from {small} in {year}.",
    "He called on the council to release the remaining {percent} per cent of the funds within {small} days.",
    "Asked whether the ferry would return, {last} replied: “Not this year. Perhaps in {year}.”",
    "The board denied that any of its {small} members had known, saying the report was “plainly mistaken”.",
    "“Nobody asked us,” she said. “We read it in the paper on {day}.”",
    "President {last} praised the divers for their patience and pledged to visit {place} by {day}.",
    "“I have seen {small} floods,” one fisherman, who asked not to be named, said, “but never a tide like this.”",
]
TOLD = [
    "The tide reached the second step of the market hall shortly after 5 a.m. and turned an hour later.",
    "About {count} {counted} crossed the sound between {day} and the end of the month.",
    "The ministry’s plan runs to {year}; a third of it has been paid for.",
    "Rain fell on {place} for {small} days, and the lower road was closed.",
    "The Dredging Board, founded in {year}, answers to no department, and its accounts are printed every March.",
    "Between {small} and {count} {counted} are thought to live along the old canal, though no one has counted them.",
    "The price of salt rose by {percent}% to {small} crowns a sack, the highest since {year}.",
    "Behind the fish market the town has put up a row of pumps, painted green, which hum through the night.",
    "Nothing in the minutes says who ordered the gates to be shut, or why the keys were missing.",
    "Repairs on the “Long Mole”, as sailors call it, have been put off more than once.",
    "The vote, which the opposition left early, ended {count} to {small}.",
]


def seed_texts() -> list[str]:
    """The seeds as they are."""
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]


def made_up_article(number: int) -> str:
    """The article of that number; the same at every call."""
    chance = random.Random(number)
    people = [(chance.choice(FIRST), chance.choice(LAST), chance.choice(ROLES)) for _ in range(3)]
    place = chance.choice(PLACES)
    paragraphs = [
        " ".join(sentence(chance, people) for _ in range(chance.randint(1, 4))) for _ in range(chance.randint(6, 14))
    ]
    return f"{place.upper()}, June {chance.randint(2, 29)} – " + "\n\n".join(paragraphs) + "\n"


def sentence(chance: random.Random, people: list[tuple[str, str, str]]) -> str:
    """One sentence about one of *people*."""
    first, last, role = chance.choice(people)
    return chance.choice(SPOKEN if chance.random() < 0.45 else TOLD).format(
        name=f"{first} {last}",
        last=last,
        role=role,
        place=chance.choice(PLACES),
        day=chance.choice(DAYS),
        count=f"{chance.randint(13, 9800):,}",
        small=chance.choice(["two", "three", "eleven", "14", "27", "forty"]),
        percent=chance.randint(2, 95),
        money=chance.choice(["1.4", "20", "600", "3.75"]),
        year=chance.randint(1998, 2034),
        counted=chance.choice(COUNTED),
    )


def texts(articles: int) -> list[str]:
    """That many texts: every tenth a seed, the others made up."""
    seeds = seed_texts()
    return [seeds[n // 10 % len(seeds)] if n % 10 == 0 else made_up_article(n) for n in range(articles)]
