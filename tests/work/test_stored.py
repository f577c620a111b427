"""Articles as they lie in the store."""

from pathlib import Path

from haiti_digest.cache.store import Store
from haiti_digest.config import Config
from haiti_digest.corrections import NONE
from haiti_digest.load.options import options_of
from haiti_digest.work.articles import How, gather
from haiti_digest.work.crew import Crew
from haiti_digest.work.stored import StoredArticles

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "link" / "articles"


def test_a_seed_is_the_same_with_its_article_and_alone(tmp_path: Path) -> None:
    store = Store(tmp_path)
    found = gather(FOLDER, How(options_of(Config()), NONE), store, lambda _: Crew(), lambda *_: None)
    alone, articles = StoredArticles(store, found.articles).seeds(), StoredArticles(store, found.articles)
    assert len(alone) == len(articles) > 1
    assert list(alone) == [article.seed for article in articles]
    assert articles.seeds()[0] is articles[0].seed
