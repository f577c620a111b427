"""Files for the host of a site: what search engines may do, a map of the pages, headers, and no processing."""

from collections.abc import Iterable, Iterator

from haiti_digest.config import Config
from haiti_digest.export.xml_text import escaped

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
"""As in the pages' own meta element, and that no other site may frame them, which only a header can say."""
MOST = 50_000
"""Addresses of one map, as the protocol has it."""
KINDS = (
    ("/*.jsonl", "application/jsonl; charset=utf-8"),
    ("/*.csv", "text/csv; charset=utf-8"),
    ("/*.atom", "application/atom+xml; charset=utf-8"),
    ("/*.bib", "application/x-bibtex; charset=utf-8"),
    ("/*.ris", "application/x-research-info-systems; charset=utf-8"),
    ("/*.sqlite", "application/vnd.sqlite3"),
    ("/check.py", "text/plain; charset=utf-8"),
)


def host_files(config: Config, pages: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files at the site's root; the map only where the site's address is known and it may be found."""
    yield ".nojekyll", b""
    yield "_headers", _headers(config).encode()
    yield "robots.txt", _robots(config).encode()
    if config.base_url and config.publish != "private":
        listed = [page for page in pages if page.endswith(".html") and page != "404.html"]
        maps = [listed[start : start + MOST] for start in range(0, len(listed), MOST)]
        if len(maps) == 1:
            yield "sitemap.xml", _map(config.base_url, maps[0])
            return
        names = [f"sitemap-{number}.xml" for number in range(1, len(maps) + 1)]
        yield from zip(names, (_map(config.base_url, part) for part in maps), strict=True)
        yield "sitemap.xml", _map_of_maps(config.base_url, names)


def _headers(config: Config) -> str:
    lines = [
        "/*",
        f"  Content-Security-Policy: {POLICY}",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
        "  Cache-Control: public, max-age=0, must-revalidate",
        *(["  X-Robots-Tag: noindex, nofollow"] if config.publish == "private" else []),
    ]
    for path, kind in KINDS:
        lines += [path, f"  Content-Type: {kind}"]
    return "\n".join(lines) + "\n"


def _robots(config: Config) -> str:
    if config.publish == "private":
        return "# A private copy: it holds the full text of articles of others.\nUser-agent: *\nDisallow: /\n"
    told = "User-agent: *\nAllow: /\n"
    return f"{told}Sitemap: {config.base_url}sitemap.xml\n" if config.base_url else told


def _map(base_url: str, pages: Iterable[str]) -> bytes:
    lines = [f"<url><loc>{escaped(base_url + page.removesuffix('index.html'))}</loc></url>" for page in pages]
    return _xml("urlset", lines)


def _map_of_maps(base_url: str, names: Iterable[str]) -> bytes:
    return _xml("sitemapindex", [f"<sitemap><loc>{escaped(base_url + name)}</loc></sitemap>" for name in names])


def _xml(root: str, lines: Iterable[str]) -> bytes:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{space}">\n'
    return (head + "\n".join(lines) + f"\n</{root}>\n").encode()
