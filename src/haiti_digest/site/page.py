"""A page before it is drawn: where it stands, which template draws it, and what it shows."""

from collections.abc import Mapping
from typing import Any

from haiti_digest.records import Record


class Page(Record, frozen=True, kw_only=True):
    """``path`` is relative to the site's root, POSIX; ``template`` a file under ``templates/``; ``data`` its names."""

    path: str
    template: str
    data: Mapping[str, Any]
