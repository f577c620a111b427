"""What a host and search engines are told."""

from xml.etree import ElementTree

from haiti_digest.config import Config
from haiti_digest.export.host import host_files
from tests.site.making import PRIVATE, STORY, article, digest, whole_site

HOSTED = Config(base_url="https://digest.example/haiti/")
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_a_site_without_an_address_has_no_map() -> None:
    made = whole_site(digest(article(STORY)))
    assert "sitemap.xml" not in made
    assert made["robots.txt"] == b"User-agent: *\nAllow: /\n"
    assert made[".nojekyll"] == b""


def test_the_map_names_every_page_by_its_whole_address() -> None:
    made = whole_site(digest(article(STORY)), HOSTED)
    found = {one.text for one in ElementTree.fromstring(made["sitemap.xml"]).iter(f"{SPACE}loc")}
    pages = {path for path in made if path.endswith(".html") and path != "404.html"}
    assert found == {f"https://digest.example/haiti/{path.removesuffix('index.html')}" for path in pages}
    assert b"Sitemap: https://digest.example/haiti/sitemap.xml" in made["robots.txt"]


def test_a_long_map_is_split() -> None:
    made = dict(host_files(HOSTED, (f"articles/{number}.html" for number in range(50_001))))
    assert b"sitemap-2.xml" in made["sitemap.xml"]
    assert len(list(ElementTree.fromstring(made["sitemap-1.xml"]))) == 50_000


def test_a_private_copy_keeps_search_engines_away() -> None:
    made = whole_site(digest(article(STORY)), Config(publish="private", base_url="https://digest.example/"))
    assert b"Disallow: /" in made["robots.txt"]
    assert b"X-Robots-Tag: noindex" in made["_headers"]
    assert "sitemap.xml" not in made
    assert b"noindex" in whole_site(digest(article(STORY)), PRIVATE)["index.html"]


def test_the_header_policy_is_that_of_the_pages() -> None:
    made = whole_site(digest(article(STORY)))
    (policy,) = [
        line.partition(": ")[2] for line in made["_headers"].decode().splitlines() if "Security-Policy" in line
    ]
    assert policy.removesuffix("; frame-ancestors 'none'") in made["index.html"].decode()


def test_pages_tell_what_they_are_where_they_are_shared() -> None:
    made = whole_site(digest(article(STORY)), HOSTED)
    page = made["articles/quay.html"].decode()
    assert '<meta property="og:type" content="article">' in page
    assert '<meta property="og:url" content="https://digest.example/haiti/articles/quay.html">' in page
    assert '<link rel="canonical" href="https://digest.example/haiti/articles/quay.html">' in page
    assert "og:url" not in whole_site(digest(article(STORY)))["index.html"].decode()
