"""Which figures are shown first."""

from haiti_digest.link.digest import link
from tests.site.making import article


def key_figures(text: str) -> list[str]:
    made = article(text)
    firsts = [key.figures[0] for key in link([made]).key_figures]
    return [made.figures[ref.index].span.of(made.seed.text) for ref in firsts]


def test_a_sum_is_not_given_again_in_other_money() -> None:
    text = "The harbour office pledged $100 million ({other}) for the quay.\n\nIt spent €3 million on the lamps."
    assert sorted(key_figures(text.format(other="14.8 billion Kenyan shillings"))) in (
        ["$100 million", "€3 million"],
        ["14.8 billion Kenyan shillings", "€3 million"],
    )


def test_two_sums_apart_are_both_given() -> None:
    text = "The harbour office pledged $100 million for the quay and 90 million euros for the lamps."
    assert sorted(key_figures(text)) == ["$100 million", "90 million euros"]
