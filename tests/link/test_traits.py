"""Facts of one article: a pure function of it that survives the cache, and all that linking needs beside the texts."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
from hypothesis import given

from haiti_digest.build import make_article, read_articles
from haiti_digest.config import Config
from haiti_digest.link.digest import link, link_ordered
from haiti_digest.link.facts import Traits
from haiti_digest.link.library import Library
from haiti_digest.link.passages import View
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


class Fetched(Sequence[Traits]):
    """Facts that are made anew whenever they are asked for."""

    def __init__(self, traits: Sequence[Traits]) -> None:
        self.encoded = [msgspec.msgpack.encode(one) for one in traits]

    def __len__(self) -> int:
        return len(self.encoded)

    def __getitem__(self, at):
        return msgspec.msgpack.decode(self.encoded[at], type=Traits)


def test_links_are_the_same_with_facts_fetched_one_by_one() -> None:
    ordered = sorted(PLANTED, key=lambda article: (article.seed.path, article.seed.id))
    fetched = Fetched([traits_of(article) for article in ordered])
    assert link_ordered(tuple(ordered), fetched) == link(ordered)


def test_a_passage_is_the_same_by_itself_and_among_the_others() -> None:
    library = Library(PLANTED, [traits_of(article) for article in PLANTED])
    for number in range(len(PLANTED)):
        view = View(number, library, {})
        every = [(one.facts, one.stems, one.speaker) for one in view.tellings]
        assert len(every) == view.size
        alone = [view.telling(at) for at in range(view.size)]
        assert [(one.facts, one.stems, one.speaker) for one in alone] == every
        assert [view.passage(at) for at in range(view.size)] == [one.passage for one in view.tellings]


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
    view = View(0, Library([article], [traits_of(article)]), {})
    for passage in view.passages:
        assert article.seed.body.covers(passage.span)
        assert passage.first < passage.end
        assert set(passage.names) <= set(range(len(view.stemmed)))
        assert set(passage.words) <= set(range(len(view.stemmed)))
        assert set(passage.numbers) <= set(range(len(article.figures)))
        if passage.statement is not None:
            assert article.statements[passage.statement].speaker == passage.speaker


class Counting(Sequence[Article]):
    """Articles that count how often one is asked for."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        self.asked: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self.articles)

    def __getitem__(self, at):
        self.asked[at] += 1
        return self.articles[at]


def test_few_articles_are_asked_for_beside_their_facts() -> None:
    ordered = sorted(PLANTED, key=lambda article: (article.seed.path, article.seed.id))
    counting = Counting(ordered)
    digest = link(counting, traits=[traits_of(article) for article in ordered])
    assert digest.articles is counting
    assert digest.threads == link(ordered).threads
    assert len(counting.asked) < len(ordered) / 2
