from tests.site.making import article, site
from tests.site.reading import PageReader


def test_an_age_is_shown_beside_the_years_since_birth() -> None:
    text = "Nils Osei, 45, was chosen on Friday.\n\nOsei was born on 3 September 1986 and rowed for the town."
    page = PageReader(site(article(text))["figures.html"])
    assert "2031 − 1986 − 1 = 44 years" in page.words
    assert "differs from the sum" in page.words
