"""Facts of one article: a pure function of it that survives the cache, and all that linking needs beside the texts."""

from pathlib import Path

import msgspec
from hypothesis import given

from haiti_digest.build import make_article, read_articles
from haiti_digest.config import Config
from haiti_digest.link.digest import link
from haiti_digest.link.facts import Traits
from haiti_digest.link.traits import traits_of
from haiti_digest.records import Article
from tests.laws.news import news, seed

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "link" / "articles"
PLANTED = [item for item in read_articles(FOLDER, Config()) if isinstance(item, Article)]


def kept(traits: Traits) -> Traits:
    """The facts as they come back from the cache."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(traits), type=Traits)


def test_links_are_the_same_with_facts_from_the_cache() -> None:
    assert link(PLANTED, traits=[kept(traits_of(article)) for article in PLANTED]) == link(PLANTED)


def test_facts_follow_their_articles_into_any_order() -> None:
    backwards = PLANTED[::-1]
    assert link(backwards, traits=[traits_of(article) for article in backwards]) == link(PLANTED)


@given(news)
def test_facts_are_the_same_again_and_survive_the_cache(text: str) -> None:
    article = make_article(seed(text))
    traits = traits_of(article)
    assert traits == traits_of(article)
    assert kept(traits) == traits


@given(news)
def test_facts_point_into_their_article(text: str) -> None:
    article = make_article(seed(text))
    traits = traits_of(article)
    for passage in traits.passages:
        assert article.seed.body.covers(passage.span)
        assert passage.first < passage.end
        assert set(passage.names) <= set(range(len(traits.words)))
        assert set(passage.words) <= set(range(len(traits.words)))
        assert set(passage.numbers) <= set(range(len(article.figures)))
        if passage.statement is not None:
            assert article.statements[passage.statement].speaker == passage.speaker
