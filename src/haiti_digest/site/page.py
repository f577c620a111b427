"""A page before it is drawn: where it stands, which template draws it, and how to make what it shows."""

from collections.abc import Callable, Mapping
from typing import Any

from haiti_digest.records import Record

Data = Mapping[str, Any]
"""The names that a template shows."""


class Page(Record, frozen=True, kw_only=True):
    """``path`` is relative to the site's root, POSIX; ``template`` a file under ``templates/``; ``data`` its names.

    ``data`` is best a ``functools.partial`` of a function over the edition and plain values: it is then made when the
    page is drawn, in whatever process draws it, and not at all where nothing that it asks for has changed. A mapping
    is for pages that cost nothing to make. ``root`` is where the site stands on its host (``/digest/``): the links of
    a page that has it begin there, for one that is served in any folder.
    """

    path: str
    template: str
    data: Data | Callable[[], Data]
    root: str | None = None

    def shown(self) -> Data:
        """What the template shows, made now."""
        return self.data() if callable(self.data) else self.data
