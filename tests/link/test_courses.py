"""Whatever came, went and changed: what is linked beside what the last run found is what is linked from nothing."""

import hashlib
from pathlib import Path

import msgspec
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from haiti_digest.build import make_article, read_articles
from haiti_digest.config import Config
from haiti_digest.link.courses import Memory, name_of
from haiti_digest.link.digest import link, link_ordered
from haiti_digest.link.facts import Traits
from haiti_digest.link.traits import traits_of
from haiti_digest.records import Article, Digest, Metadatum, Seed
from tests.laws.news import seed

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "link" / "articles"
PLANTED = [item for item in read_articles(FOLDER, Config()) if isinstance(item, Article)]
WHO = (
    "Keeper Ole Brandt",
    "Maud Varga",
    "Harbour chief Ole Brandt",
    "Minister Lena Osei",
    "The harbour board",
    "Varga",
)
WHAT = (
    "said the lower quay would close for {} weeks.",
    "told reporters that {} divers had drowned near the lower quay.",
    "denied that {} boats were lost in the storm off Northquay.",
    "said: “We counted {} boats off the lower quay, and nobody was hurt in the storm.”",
    "credited the divers for the {} boats saved in the storm.",
    "said the storm may close the lower quay of Northquay by {} June 2031.",
    "said that on {} May 2031 the board opened the lower quay to boats.",
)
sentences = st.builds(
    lambda who, what, number: f"{who} {what.format(number)}",
    st.sampled_from(WHO),
    st.sampled_from(WHAT),
    st.integers(2, 9),
)
texts = st.lists(sentences, min_size=1, max_size=9).map("\n\n".join)
STEPS = st.one_of(
    st.tuples(st.just("write"), st.integers(0, 30), texts, st.integers(1, 3)),
    st.tuples(st.just("edit"), st.integers(0, 30), st.integers(0, 9), sentences | st.none()),
    st.tuples(st.just("remove"), st.integers(0, 30)),
    st.tuples(st.just("rename"), st.integers(0, 30), st.integers(0, 30)),
    st.tuples(st.just("plant"), st.integers(0, 30), st.sampled_from(PLANTED)),
)


def written(text: str, path: str, day: int) -> Article:
    """An article of a text, of a day and an outlet."""
    made = msgspec.structs.replace(
        seed(text, published=f"2031-05-0{day}"),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        outlet=Metadatum(value=f"Gazette {day % 2}", origin="collection", reason="given"),
        url=Metadatum(value=f"https://gazette.example/{path[1]}", origin="collection", reason="given"),
    )
    return named(make_article(made), path)


def named(article: Article, path: str) -> Article:
    renamed: Seed = msgspec.structs.replace(article.seed, path=path, id=Path(path).stem)
    return msgspec.structs.replace(article, seed=renamed)


def edited(article: Article, place: int, sentence: str | None) -> Article:
    """The article with a sentence more at a *place*, or one less where there are several."""
    told = article.seed.text.split("\n\n")
    if sentence is not None:
        told.insert(place, sentence)
    elif len(told) > 1:
        del told[place % len(told)]
    day = int((article.seed.published.value if article.seed.published else "1")[-1])
    return written("\n\n".join(told), article.seed.path, day)


def changed(step: tuple, there: dict[str, Article]) -> None:
    """Takes one step in a folder of articles."""
    match step:
        case ("write", at, text, day):
            there[f"{at:02}.md"] = written(text, f"{at:02}.md", day)
        case ("edit", at, place, sentence) if f"{at:02}.md" in there:
            article = there[f"{at:02}.md"]
            there[f"{at:02}.md"] = edited(article, place, sentence)
        case ("plant", at, article):
            there[f"{at:02}.md"] = named(article, f"{at:02}.md")
        case ("remove", at) if len(there) > 1:
            there.pop(f"{at:02}.md", None)
        case ("rename", one, two) if f"{one:02}.md" in there:
            there[f"{two:02}.md"] = named(there.pop(f"{one:02}.md"), f"{two:02}.md")


class Runs:
    """Links a folder time and again, each time beside what the last time found."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.traits: dict[bytes, Traits] = {}
        self.digest = Digest(articles=(), speakers=())

    def link(self, there: dict[str, Article]) -> Digest:
        """The digest of the articles that are there now."""
        articles = tuple(there[path] for path in sorted(there))
        traits = [traits_of(article) for article in articles]
        keys = [hashlib.sha256(msgspec.msgpack.encode(article)).digest() for article in articles]
        names = [name_of(one.path, one.id) for one in traits]
        memory = Memory(
            keys, names, traits, self.kept.get, self.traits.get, lambda field, _: getattr(self.digest, field)
        )
        digest = link_ordered(articles, traits, memory=memory)
        self.kept, self.traits = dict(memory.made), dict(zip(keys, traits, strict=True))
        bare = msgspec.structs.replace(digest, articles=())
        self.digest = msgspec.msgpack.decode(msgspec.msgpack.encode(bare), type=Digest)
        return digest


@settings(max_examples=40, deadline=None, phases=[Phase.generate])  # a smaller example takes minutes to find
@given(
    st.lists(texts, min_size=12, max_size=26), st.lists(st.lists(STEPS, min_size=1, max_size=3), min_size=1, max_size=5)
)
def test_what_is_taken_over_is_what_would_be_found(first: list[str], rounds: list[list[tuple]]) -> None:
    there = {f"{at:02}.md": written(text, f"{at:02}.md", 1 + at % 3) for at, text in enumerate(first)}
    runs = Runs()
    for steps in [[], *rounds]:
        for step in steps:
            changed(step, there)
        assert runs.link(there) == link(list(there.values()))


def test_an_article_of_which_no_traits_are_left_is_no_hindrance() -> None:
    there = {article.seed.path: article for article in PLANTED}
    runs = Runs()
    runs.link(there)
    runs.traits.clear()
    there.pop(PLANTED[0].seed.path)
    assert runs.link(there) == link(list(there.values()))


def test_what_the_last_article_joined_is_told_without_it_when_it_goes() -> None:
    text = "Keeper Ole Brandt said that on 4 May 2031 the board opened the lower quay of Northquay to boats and crews."
    there = {f"{at:02}.md": written(f"{text} {at} boats.", f"{at:02}.md", 1 + at) for at in range(3)}
    runs = Runs()
    assert len(runs.link(there).events[0].passages) == 3
    there.pop("02.md")
    assert runs.link(there) == link(list(there.values()))
    assert len(link(list(there.values())).events[0].passages) == 2
