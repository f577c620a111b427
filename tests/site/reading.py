"""Pages read back: their links, ids, text and the source words they show."""

import posixpath
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from haiti_digest.spans import Span

SILENT = {"script", "style"}


class PageReader(HTMLParser):
    """What a page holds."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text: list[str] = []
        self.sources: list[tuple[str, Span]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name in ("href", "src", "cite") and value is not None:
                self.links.append(value)
            elif name == "id" and value is not None:
                self.ids.append(value)
            elif name == "data-source" and value:
                digest, _, place = value.partition(":")
                start, _, end = place.partition("-")
                self.sources.append((digest, Span(int(start), int(end))))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    @property
    def words(self) -> str:
        """All text of the page, blanks as one."""
        return " ".join("".join(self.text).split())


def dead_links(pages: dict[str, PageReader], files: set[str]) -> list[str]:
    """Links and fragments that lead nowhere, as ``page -> link``."""
    dead = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
            )
            fragment = parts.fragment.partition(":~:")[0]
            if target not in files or (fragment and fragment not in pages[target].ids):
                dead.append(f"{path} -> {link}")
    return dead
