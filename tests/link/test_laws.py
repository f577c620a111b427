"""What holds for every collection: order changes nothing, copies confirm nothing, the unrelated stays untouched."""

from collections import Counter
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from haiti_digest.build import make_article, read_articles
from haiti_digest.config import Config
from haiti_digest.link.digest import link
from haiti_digest.records import Article, Digest
from tests.laws.news import news, seed

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "link" / "articles"
PLANTED = [item for item in read_articles(FOLDER, Config()) if isinstance(item, Article)]
STRANGE = "Vorzel quib norrat. “Zebbin ul karrow fentle drossim welp,” Yarrik Oombel said. Pludge grint 77,321 wemmits."

collections = st.one_of(
    st.lists(st.sampled_from(PLANTED), min_size=1, max_size=8, unique_by=lambda article: article.seed.path),
    st.lists(news, min_size=1, max_size=4).map(
        lambda texts: [renamed(make_article(seed(text)), f"{at}.txt") for at, text in enumerate(texts)]
    ),
)


def renamed(article: Article, path: str) -> Article:
    """The article from a file of another name."""
    return msgspec.structs.replace(article, seed=msgspec.structs.replace(article.seed, path=path, id=Path(path).stem))


def sources(digest: Digest) -> Counter[tuple[object, ...]]:
    """How many independent sources stand behind each link."""
    found: Counter[tuple[object, ...]] = Counter()
    for kind, links in (("thread", digest.threads), ("measure", digest.measures), ("event", digest.events)):
        found.update((kind, one.support.articles, one.support.speakers, one.support.sources) for one in links)
    return found


def ids(digest: Digest) -> set[str]:
    links = [*digest.threads, *digest.measures, *digest.events, *digest.tensions, *digest.sums]
    return {one.id for one in links}


@settings(max_examples=40)
@given(collections, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(articles: list[Article], random) -> None:
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert link(shuffled) == link(articles)


@settings(max_examples=40)
@given(collections, st.integers(min_value=0), st.sampled_from(["0-copy.txt", "~copy.txt"]))
def test_an_exact_copy_adds_no_independent_source(articles: list[Article], which: int, path: str) -> None:
    copied = renamed(articles[which % len(articles)], path)
    assert sources(link([*articles, copied])) == sources(link(articles))


@settings(max_examples=20)
@given(collections, st.sampled_from(["0-strange.txt", "~strange.txt"]))
def test_an_article_about_nothing_else_changes_no_link(articles: list[Article], path: str) -> None:
    strange = renamed(make_article(seed(STRANGE)), path)
    assert ids(link([*articles, strange])) == ids(link(articles))


def test_every_passage_lies_in_its_article_and_a_place_in_its_dateline() -> None:
    digest = link(PLANTED)
    places = [p for one in digest.tensions if one.kind == "place" for p in one.one]
    assert places
    for place in places:
        dateline = digest.articles[place.article].seed.dateline
        assert dateline is not None
        assert dateline.span == place.span
    passages = [p for one in digest.tensions if one.kind != "place" for p in (*one.one, *one.two)]
    passages += [variant.passage for thread in digest.threads for variant in thread.variants]
    passages += [passage for event in digest.events for passage in event.passages]
    assert passages
    for passage in passages:
        assert digest.articles[passage.article].seed.body.covers(passage.span)
        assert len(passage.span) > 0


def test_marked_differences_lie_in_the_two_passages() -> None:
    digest = link(PLANTED)
    marked = 0
    for thread in digest.threads:
        for variant in thread.variants[1:]:
            marked += len(variant.adds) + len(variant.lacks)
            assert all(variant.passage.span.covers(span) for span in variant.adds)
            assert all(thread.variants[0].passage.span.covers(span) for span in variant.lacks)
    assert marked > 0


def test_topics_of_the_user_replace_those_that_are_found() -> None:
    digest = link(PLANTED, topics={"Water": ["canal", "lower harbour"]})
    assert [(topic.label, topic.origin) for topic in digest.topics] == [("Water", "given")]
    assert digest.topics[0].statements
    assert {topic.origin for topic in link(PLANTED).topics} == {"found"}
