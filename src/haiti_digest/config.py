"""What a user may set; everything has a default, so that no configuration is needed."""

from typing import Literal

from haiti_digest.records import Record

Publish = Literal["private", "excerpt", "facts"]


class Config(Record, frozen=True, kw_only=True):
    """The settings of a site.

    ``publish`` is how much of the articles' own words may be shown (see ``site.budget``); ``cap`` the share of an
    article's words, in per cent, that the whole site may show of it in ``excerpt``. ``base_url`` is where the site
    will stand, with the closing slash; None when it is read from disk. ``language`` is that of the site's own words.
    """

    title: str = "News digest"
    scope: str = ""
    publish: Publish = "excerpt"
    cap: int = 30
    base_url: str | None = None
    language: str = "en"
