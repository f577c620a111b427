"""The links of a page as its HTML has them, and whether they lead anywhere."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LOADING = {("link", "href"), ("script", "src"), ("img", "src"), ("use", "href"), ("source", "src"), ("form", "action")}
LEADING = {("a", "href"), ("blockquote", "cite"), ("q", "cite"), ("area", "href")}


class Page(HTMLParser):
    """What a page loads, where it leads, and the places in it that can be led to."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.loads: list[str] = []
        self.leads: list[str] = []
        self.ids: list[str] = []
        self.described: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if (tag, name) in LOADING:
                self.loads.append(value)
            elif (tag, name) in LEADING:
                self.leads.append(value)
            elif name == "id":
                self.ids.append(value)
            elif name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers", "list"):
                self.described += value.split()


def broken_links(site: Path) -> list[str]:
    """Links and fragments of a site that lead nowhere, ids given twice, and references to ids that are not there."""
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    problems = []
    for path, page in sorted(pages.items()):
        name = path.relative_to(site).as_posix()
        problems += [
            f"{name}: the id {twice!r} is given twice" for twice in {i for i in page.ids if page.ids.count(i) > 1}
        ]
        problems += [f"{name}: no element has the id {wanted!r}" for wanted in page.described if wanted not in page.ids]
        for link in [*page.loads, *page.leads]:
            why = trouble(link, path, pages, site)
            if why:
                problems.append(f"{name}: {link}: {why}")
    return problems


def trouble(link: str, path: Path, pages: dict[Path, Page], site: Path) -> str | None:
    """What is wrong with a link on the page at *path*; None when it leads somewhere inside the site or to another."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None if parts.scheme in ("http", "https", "mailto") else "a scheme that no page may use"
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
    if not target.is_relative_to(site.resolve()):
        return "leaves the site"
    if not target.is_file():
        return "no such file"
    fragment = unquote(parts.fragment.split(":~:")[0])
    if fragment and target in pages and fragment not in pages[target].ids:
        return "no such place on the page"
    return None


def loaded_from_elsewhere(site: Path) -> list[str]:
    """What a page would fetch from another host."""
    return [
        f"{path.relative_to(site).as_posix()}: {link}"
        for path in sorted(site.rglob("*.html"))
        for link in Page(path.read_text(encoding="utf-8")).loads
        if urlsplit(link).scheme or urlsplit(link).netloc
    ]
