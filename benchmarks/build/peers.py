"""The same articles for two known generators: home with 20 a page, a page an article and a speaker, feed, sitemap."""

import shutil
from pathlib import Path

from benchmarks.build.corpus import MadeUp, articles

PEERS = Path(__file__).resolve().parents[2] / ".venv-peers"
ON_HOME = 20

HUGO_CONFIG = f"""baseURL = "https://digest.example/"
title = "News digest"
disableKinds = ["section", "404"]
[pagination]
pagerSize = {ON_HOME}
[taxonomies]
speaker = "speakers"
"""
HUGO_BASE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ block "main" . }}{{ end }}</main></body></html>
"""
HUGO_LIST = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range (.Paginate .RegularPages).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.outlet }}
<time>{{ .Date.Format "2006-01-02" }}</time></li>
{{ end }}</ul>{{ with .Paginator.Next }}<a href="{{ .URL }}">Next</a>{{ end }}{{ end }}
"""
HUGO_TERM = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>{{ end }}
"""
HUGO_TERMS = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>
{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>{{ end }}
"""
HUGO_SINGLE = """{{ define "main" }}<article><h1>{{ .Title }}</h1><p>{{ .Params.outlet }}
<time>{{ .Date.Format "2006-01-02" }}</time></p>{{ .Content }}<ul>
{{ range .GetTerms "speakers" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></article>{{ end }}
"""

PELICAN_CONFIG = f"""from pathlib import Path
AUTHOR = "Nobody"
SITENAME = "News digest"
SITEURL = "https://digest.example"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "theme"
DEFAULT_PAGINATION = {ON_HOME}
DIRECT_TEMPLATES = ["index", "tags", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ""
FEED_ALL_ATOM = "feed.xml"
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = {ON_HOME}
LOAD_CONTENT_CACHE = True
CACHE_CONTENT = True
CACHE_PATH = str(Path(__file__).parent / "cache")
"""
PELICAN_BASE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{% block title %}{{ SITENAME }}{% endblock %}</title></head>
<body><main>{% block main %}{% endblock %}</main></body></html>
"""
PELICAN_INDEX = """{% extends "base.html" %}{% block main %}<h1>{{ SITENAME }}</h1><ul>
{% for one in articles_page.object_list %}<li><a href="{{ SITEURL }}/{{ one.url }}">{{ one.title }}</a>
{{ one.outlet }} <time>{{ one.date.strftime("%Y-%m-%d") }}</time></li>
{% endfor %}</ul>{% if articles_page.has_next() %}<a href="{{ articles_next_page.url }}">Next</a>{% endif %}
{% endblock %}
"""
PELICAN_TAG = """{% extends "base.html" %}{% block main %}<h1>{{ tag }}</h1><ul>
{% for one in articles %}<li><a href="{{ SITEURL }}/{{ one.url }}">{{ one.title }}</a></li>
{% endfor %}</ul>{% endblock %}
"""
PELICAN_TAGS = """{% extends "base.html" %}{% block main %}<h1>Speakers</h1><ul>
{% for tag, found in tags %}<li><a href="{{ SITEURL }}/{{ tag.url }}">{{ tag }}</a></li>
{% endfor %}</ul>{% endblock %}
"""
PELICAN_ARTICLE = """{% extends "base.html" %}{% block main %}<article><h1>{{ article.title }}</h1>
<p>{{ article.outlet }} <time>{{ article.date.strftime("%Y-%m-%d") }}</time></p>{{ article.content }}<ul>
{% for tag in article.tags %}<li><a href="{{ SITEURL }}/{{ tag.url }}">{{ tag }}</a></li>{% endfor %}</ul></article>
{% endblock %}
"""
PELICAN_SITEMAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for one in articles %}<url><loc>{{ SITEURL }}/{{ one.url }}</loc></url>
{% endfor %}</urlset>
"""


def hugo(folder: Path, number: int) -> tuple[list[str], Path]:
    """Lays a site out for Hugo; the command that builds it, and where the site will be."""
    shutil.rmtree(folder, ignore_errors=True)
    files = {
        "hugo.toml": HUGO_CONFIG,
        "layouts/_default/baseof.html": HUGO_BASE,
        "layouts/index.html": HUGO_LIST,
        "layouts/_default/term.html": HUGO_TERM,
        "layouts/_default/taxonomy.html": HUGO_TERMS,
        "layouts/_default/single.html": HUGO_SINGLE,
    }
    for article in articles(number):
        speakers = ", ".join(f'"{speaker}"' for speaker in article.speakers)
        files[f"content/articles/{article.name}.md"] = _with_head(article, f"speakers: [{speakers}]")
    _write(folder, files)
    command = [str(PEERS / "hugo/bin/hugo"), "--source", str(folder), "--destination", "public", "--quiet"]
    return [*command, "--buildFuture", "--cleanDestinationDir"], folder / "public"


def pelican(folder: Path, number: int) -> tuple[list[str], Path]:
    """Lays a site out for Pelican; the command that builds it, and where the site will be."""
    shutil.rmtree(folder, ignore_errors=True)
    templates = {
        "base": PELICAN_BASE,
        "index": PELICAN_INDEX,
        "tag": PELICAN_TAG,
        "tags": PELICAN_TAGS,
        "article": PELICAN_ARTICLE,
    }
    files = {f"theme/templates/{name}.html": text for name, text in templates.items()}
    files |= {"pelicanconf.py": PELICAN_CONFIG, "theme/templates/sitemap.html": PELICAN_SITEMAP, "theme/static/x": ""}
    for article in articles(number):
        head = f"slug: {article.name}\ntags: {', '.join(article.speakers)}"  # two may have one title
        files[f"content/{article.name}.md"] = _with_head(article, head)
    _write(folder, files)
    command = [
        str(PEERS / "pelican/bin/pelican"),
        str(folder / "content"),
        "--settings",
        str(folder / "pelicanconf.py"),
    ]
    return [*command, "--output", str(folder / "output"), "--quiet"], folder / "output"


def _with_head(article: MadeUp, speakers: str) -> str:
    head = f"---\ntitle: {article.title}\ndate: {article.date}\noutlet: {article.outlet}\n{speakers}\n---\n\n"
    return head + article.body


def _write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
