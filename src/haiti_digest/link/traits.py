"""What linking needs to know of one article, made once; the only step of linking that reads every text."""

import hashlib

from haiti_digest.link.facts import NumberFacts, Traits
from haiti_digest.link.prose import Prose
from haiti_digest.link.support import outlets_of
from haiti_digest.link.tellings import passages_of
from haiti_digest.link.values import counted
from haiti_digest.records import Article


def traits_of(article: Article) -> Traits:
    """The facts of one article: a pure function of it, so that they can be made in any process and kept."""
    seed, prose = article.seed, Prose(article)
    words = tuple(sorted(set(prose.stems) - {""}))
    return Traits(
        path=seed.path,
        id=seed.id,
        sha256=seed.sha256,
        language=prose.language,
        published=seed.published.value if seed.published else None,
        outlets=tuple(outlets_of(seed)),
        body=seed.body,
        order=hashlib.sha256(seed.body.of(seed.text).encode("utf-8", "surrogatepass")).hexdigest(),
        words=words,
        numbers=tuple(
            NumberFacts(counted(figure, prose.language), figure.value, figure.upper, figure.modifier)
            for figure in article.figures
        ),
        passages=tuple(passages_of(prose, {stem: place for place, stem in enumerate(words)})),
    )
