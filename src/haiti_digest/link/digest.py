"""Makes the digest out of all articles: the one step that sees everything."""

from collections.abc import Sequence

from haiti_digest.link.ahead import dates_ahead
from haiti_digest.link.key_figures import key_figures
from haiti_digest.link.people import link_speakers
from haiti_digest.link.short import in_short
from haiti_digest.records import Article, Digest, Problem


def link(articles: Sequence[Article], problems: Sequence[Problem] = ()) -> Digest:
    """The digest of *articles*, sorted by path and id, so that the order they came in changes nothing."""
    ordered = tuple(sorted(articles, key=lambda article: (article.seed.path, article.seed.id)))
    speakers = link_speakers(ordered)
    linked = Digest(articles=ordered, speakers=speakers)
    return Digest(
        articles=ordered,
        speakers=speakers,
        short=in_short(ordered, linked.speaker_by_voice()),
        key_figures=key_figures(ordered),
        ahead=dates_ahead(ordered),
        problems=tuple(problems),
    )
