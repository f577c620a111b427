"""What a page says to machines, as schema.org JSON-LD: the article, what is quoted and what is reported in it.

A quotation is no claim about the world that this site makes, so it is never a *ClaimReview*. Words are those that the
page shows; statements of which none is shown are left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from haiti_digest.site.addresses import relative, safe_url
from haiti_digest.site.cards import Card
from haiti_digest.site.edition import Edition
from haiti_digest.site.pieces import Piece

CONTEXT = "https://schema.org"
ARTICLE = "#article"
SCHEMA_TYPES = {"person": "Person", "body": "Organization"}


def article_data(edition: Edition, at: int, cards: Sequence[Card], page: str) -> dict[str, Any]:
    """The statements of *cards*, for *page*; and the article, where this is its own page."""
    name = relative(page, edition.pages[at] + ARTICLE)
    about = [_article(edition, at)] if page == edition.pages[at] else []
    return {"@context": CONTEXT, "@graph": [*about, *_statements(edition, cards, name)]}


def dataset_data(edition: Edition, package: Mapping[str, Any]) -> dict[str, Any]:
    """The files for machines that *package* describes; of a file in many parts, the description itself."""
    config = edition.config
    made: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Dataset",
        "name": config.title,
        "description": config.scope or edition.wording.pages["base"]["description"],
        "url": config.base_url,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": one["name"],
                "encodingFormat": one["mediatype"],
                "contentUrl": f"{config.base_url or ''}data/{one['path']}",
                "contentSize": f"{one['bytes']} B",
                "sha256": one["hash"].partition(":")[2],
            }
            for one in package["resources"]
            if "hash" in one
        ],
    }
    if any("hash" not in one for one in package["resources"]):
        whole = f"{config.base_url or ''}data/datapackage.json"
        described = {"@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": whole}
        made["distribution"] = [*made["distribution"], described]
    return _filled(made)


def _article(edition: Edition, at: int) -> dict[str, Any]:
    seed, line = edition.digest.articles[at].seed, edition.lines[at]
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": ARTICLE,
            "headline": line.title if line.titled else None,
            "datePublished": seed.published.value if seed.published else None,
            "dateModified": seed.updated.value if seed.updated else None,
            "author": [{"@type": "Person", "name": byline.value} for byline in seed.bylines],
            "publisher": {"@type": "Organization", "name": line.outlet} if line.outlet else None,
            "url": safe_url(seed.url.value if seed.url else None),
            "inLanguage": line.language,
        }
    )


def _statements(edition: Edition, cards: Sequence[Card], article: str) -> Iterator[dict[str, Any]]:
    for one in cards:
        if one.kind in ("direct", "mixed", "indirect") and any(piece.kind == "text" for piece in one.words):
            yield _statement(edition, one, article)


def _statement(edition: Edition, one: Card, article: str) -> dict[str, Any]:
    quoted = one.kind != "indirect"
    return _filled(
        {
            "@type": "Quotation" if quoted else "Claim",
            "@id": f"#{one.place.id}",
            "text": _text(one.words),
            "creator": _speaker(edition, one),
            "isBasedOn" if quoted else "appearance": {"@id": article},
        }
    )


def _speaker(edition: Edition, one: Card) -> dict[str, Any] | None:
    if one.who is None:
        return None
    speaker = edition.speakers_by_id.get(one.who.id or "")
    return {"@type": SCHEMA_TYPES.get(speaker.kind if speaker else "", "Thing"), "name": one.who.name}


def _text(pieces: Sequence[Piece]) -> str:
    """The shown words; what is withheld or parted is a mere ellipsis."""
    kept = {"text": "{}", "control": "[{}]"}
    words = "".join(kept.get(piece.kind, " … ").format(piece.text) for piece in pieces)
    return " ".join(words.replace(" …  … ", " … ").split())


def _filled(made: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known."""
    return {name: value for name, value in made.items() if value not in (None, [], "")}
