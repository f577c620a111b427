"""What a page says to machines about itself."""

import json
import re
from typing import Any

from haiti_digest.config import Config
from haiti_digest.site.render import json_block
from tests.site.making import PRIVATE, STORY, article, digest, whole_site

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def block(page: bytes) -> Any:
    (found,) = BLOCK.findall(page.decode())
    return json.loads(found)


def graph(text: str, config: Config = PRIVATE) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = block(whole_site(digest(article(text)), config)["articles/quay.html"])["@graph"]
    return made


def test_an_article_tells_what_it_is_and_who_says_what() -> None:
    news, *said = graph(STORY)
    assert news == {"@type": "NewsArticle", "@id": "#article", "datePublished": "2031-05-02", "inLanguage": "en"}
    quote = next(one for one in said if one["@type"] == "Quotation")
    assert quote["text"].startswith("We counted 3,000 boats last year")
    assert quote["creator"] == {"@type": "Person", "name": "Ada Tamm"}
    assert quote["isBasedOn"] == {"@id": "#article"}
    claim = next(one for one in said if one["@type"] == "Claim")
    assert claim["appearance"] == {"@id": "#article"}


def test_every_id_is_a_place_on_the_page() -> None:
    page = whole_site(digest(article(STORY)), PRIVATE)["articles/quay.html"]
    for one in block(page)["@graph"][1:]:
        assert f'id="{one["@id"][1:]}"' in page.decode()


def test_withheld_words_are_not_told() -> None:
    private, facts = graph(STORY), graph(STORY, Config(publish="facts"))
    assert "not one of them was insured" in json.dumps(private)
    assert "insured" not in json.dumps(facts)


def test_words_cannot_end_the_block() -> None:
    hostile = "“It said </script><script>alert(1)</script> <!-- & more,” said Mayor Ada Tamm."
    page = whole_site(digest(article(hostile)), PRIVATE)["articles/quay.html"]
    assert any("</script>" in one.get("text", "") for one in block(page)["@graph"])
    made = json_block("</script><!-- & \u2028")
    assert not set("<>&\u2028") & set(made)
    assert json.loads(made) == "</script><!-- & \u2028"


def test_the_data_page_names_every_file() -> None:
    files = whole_site(digest(article(STORY)), Config(base_url="https://digest.example/"))
    made = block(files["data.html"])
    assert made["@type"] == "Dataset"
    addresses = {one["contentUrl"].removeprefix("https://digest.example/") for one in made["distribution"]}
    assert addresses == {path for path in files if path.startswith("data/")} - {"data/datapackage.json"}
