from haiti_digest.build import make_article
from haiti_digest.correct.article import corrected
from haiti_digest.corrections import read_corrections
from tests.site.making import PRIVATE, STORY, seed, site


def test_a_record_that_was_edited_by_hand_says_so_with_the_reason_and_what_stood_there_before(tmp_path):
    path = tmp_path / "corrections.yml"
    path.write_text(
        "- {file: quay.txt, words: That has to end, speaker: Nils Osei, reason: heard on tape, who: M. E., "
        "when: 2031-05-04}\n",
        encoding="utf-8",
    )
    article = corrected(make_article(seed(STORY)), read_corrections(path), make_article)
    pages = site(article, config=PRIVATE)
    for page in ("articles/quay.html", "people/nils-osei.html"):
        assert "Edited by hand" in pages[page]
        assert "heard on tape (M. E., " in pages[page]
        assert "<dt>Before that<dd><bdi>Ada Tamm</bdi>" in pages[page]
    assert "Edited by hand" not in pages["figures.html"]
