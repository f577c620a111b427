"""About: what the tool does and does not do, how to read a card, what was not read."""

from haiti_digest.site import addresses
from haiti_digest.site.edition import Edition
from haiti_digest.site.page import Page


def about_page(edition: Edition) -> Page:
    """The page about the site."""
    shown = sum(excerpt.count for excerpt in edition.excerpts)
    total = sum(excerpt.total for excerpt in edition.excerpts)
    return Page(
        path=addresses.ABOUT,
        template="about.html",
        data={
            "problems": [str(problem) for problem in edition.digest.problems],
            "shown": shown,
            "total": total,
            "share": round(100 * shown / total) if total else 0,
        },
    )
