"""References as reference managers read them."""

import json
import re

import msgspec

from haiti_digest.build import make_article
from haiti_digest.records import Article, Metadatum
from tests.site.making import PRIVATE, STORY, article, digest, seed, whole_site

BIBTEX, RIS, CSL = "data/citations.bib", "data/citations.ris", "data/citations.json"


def noted(value: str) -> Metadatum:
    return Metadatum(value=value, origin="front matter", reason="given")


def full() -> Article:
    made = seed(STORY, "quay", url="https://gazette.example/quay_1?a=b&c=%7B")
    outlet, headline = noted("Gazette & Sons"), noted("Quay: 100% {new}\nlamps_here")
    return make_article(
        msgspec.structs.replace(made, outlet=outlet, headline=headline, bylines=(noted("Ida Moe"), noted("Per Lie")))
    )


FILES = whole_site(digest(full(), article("“It rained,” said Mayor Ada Tamm.", "rain")), PRIVATE)


def test_csl_holds_articles_and_statements() -> None:
    items = json.loads(FILES[CSL])
    first = items[0]
    assert first["title"] == "Quay: 100% {new} lamps_here"
    assert first["author"] == [{"literal": "Ida Moe"}, {"literal": "Per Lie"}]
    assert first["container-title"] == "Gazette & Sons"
    assert first["issued"] == {"date-parts": [[2031, 5, 2]]}
    assert any("“We counted 3,000 boats last year" in line for line in first["note"].split("\n"))
    assert {item["type"] for item in items} == {"article-newspaper"}
    assert len({item["id"] for item in items}) == len(items)


def test_ris_has_one_tag_a_line_and_ends_every_reference() -> None:
    text = FILES[RIS].decode()
    lines = [line for line in text.split("\r\n") if line]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert text.count("TY  - NEWS") == text.count("ER  - ") == len(json.loads(FILES[CSL])) == 2
    assert next(line[6:] for line in lines if line.startswith("N1")) in json.loads(FILES[CSL])[0]["note"]
    assert "DA  - 2031/05/02" in lines


def test_bibtex_is_balanced_and_escaped() -> None:
    text = FILES[BIBTEX].decode()
    assert r"Quay: 100\% \{new\} lamps\_here" in text
    assert r"Gazette \& Sons" in text
    bare = re.sub(r"\\[{}]", "", text)
    depth = 0
    for sign in bare:
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
    assert depth == 0


def test_bibtex_gives_every_statement_before_the_article_that_it_refers_to() -> None:
    keys = re.findall(r"@misc\{([^,]+),(?: crossref = \{([^}]+)\})?", FILES[BIBTEX].decode())
    order = [key for key, _ in keys]
    notes = [(key, to) for key, to in keys if to]
    assert {to for _, to in notes} == {"quay", "rain"}
    assert all(order.index(key) < order.index(to) for key, to in notes)
    statements = {row["id"] for row in map(json.loads, FILES["data/statements.jsonl"].splitlines())}
    assert {key for key, _ in notes} == statements


def test_what_a_file_does_not_give_is_left_out() -> None:
    (rain,) = [item for item in json.loads(FILES[CSL]) if item["id"] == "rain"]
    assert rain.keys() == {"id", "type", "title", "issued", "language", "note"}
