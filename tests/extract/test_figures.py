import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.extract.figures.find import find_figures
from haiti_digest.records import Figure, Paragraph
from haiti_digest.spans import Span
from haiti_digest.text.reading import Reading
from tests.casefile import Case, read_cases

FOLDER = Path(__file__).parents[1] / "cases"
FILES = sorted(FOLDER.glob("figures-*.txt"))
CASES = [pytest.param(case, id=f"{path.name}:{case.line}") for path in FILES for case in read_cases(path)]
ENGLISH = dict(
    enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
) | dict(enumerate(["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"], 13))
TENS = dict(
    zip(range(20, 100, 10), ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], strict=True)
)
FRENCH = dict(
    enumerate(
        [
            "zéro",
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
        ]
    )
)
PLURAL = re.compile(r"(vingt|cent)s$")
FRENCH_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}
FRAGMENTS = [
    "12",
    "1,250",
    "2024",
    "3:30",
    "4-1",
    "1/2",
    "½",
    "$5m",
    "US$1.4bn",
    "Sh180,000",
    "€20",
    "9mm",
    "80th",
    "COVID-19",
    "one",
    "two",
    "dozen",
    "half",
    "a",
    "third",
    "million",
    "hundred",
    "and",
    "to",
    "or",
    "of",
    "the",
    "per",
    "cent",
    "percent",
    "%",
    "officers",
    "people",
    "killed",
    "died",
    "from",
    "between",
    "at",
    "least",
    "about",
    ",",
    ".",
    ";",
    "-",
    "–",
    "(",
    ")",
    "“",
    "”",
    "+254",
    "#7",
    "R10",
    "000",
    "km/h",
    "23-year-old",
    "Resolution",
    "May",
    "in",
    "was",
    "dead",
    "left",
    "civilian",
]
WORDS = st.lists(st.sampled_from(FRAGMENTS), max_size=25)
TEXTS = st.one_of(st.text(max_size=120), WORDS.map(" ".join), WORDS.map("".join))


def figures_of(text: str, language: str = "en") -> tuple[Figure, ...]:
    return find_figures(Reading(text, (Paragraph(span=Span(0, len(text))),), language))


def told(figure: Figure, name: str) -> str:
    """An attribute of a figure as a case file writes it."""
    value = getattr(figure, name)
    if name == "value" and figure.upper is not None:
        return f"{figure.value:f}..{figure.upper:f}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value or "")


@pytest.mark.parametrize("case", CASES)
def test_finds_what_is_marked_and_nothing_else(case: Case) -> None:
    found = figures_of(case.text, case.settings.get("language", "en"))
    marked = case.marked("figure")
    assert [figure.span.of(case.text) for figure in found] == [words for words, _ in marked]
    for figure, (_, attributes) in zip(found, marked, strict=True):
        assert {name: told(figure, name) for name in attributes} == attributes


# --- laws ---------------------------------------------------------------------------------------------------------


@given(TEXTS, st.sampled_from(["en", "fr"]))
def test_spans_lie_in_the_text_in_order_and_cover_their_number(text: str, language: str) -> None:
    figures = figures_of(text, language)
    assert list(figures) == sorted(figures, key=lambda figure: figure.span)
    for figure in figures:
        assert 0 <= figure.span.start < figure.span.end <= len(text)
        assert figure.span.covers(figure.number)
        assert figure.counted is None or 0 <= figure.counted.start < figure.counted.end <= len(text)
        assert figure.upper is None or figure.value < figure.upper


@given(TEXTS, st.integers(1, 9))
def test_a_text_further_on_has_the_same_figures(text: str, by: int) -> None:
    body = Paragraph(span=Span(by, by + len(text)))
    shifted = find_figures(Reading("\n" * by + text, (body,)))
    here = figures_of(text)
    assert [(f.span, f.number) for f in shifted] == [(f.span.shifted(by), f.number.shifted(by)) for f in here]
    assert [(f.value, f.upper, f.noun, f.unit, f.measure) for f in shifted] == [
        (f.value, f.upper, f.noun, f.unit, f.measure) for f in here
    ]


def spelled(number: int) -> str:
    """A whole number in English words."""
    if number < 20:
        return ENGLISH[number]
    if number < 100:
        tens, rest = number - number % 10, number % 10
        return TENS[tens] + (f"-{ENGLISH[rest]}" if rest else "")
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = " and " if rest and rest < 100 else " "
            return f"{spelled(number // scale)} {name}" + (joint + spelled(rest) if rest else "")
    raise ValueError(number)


def spelled_french(number: int) -> str:
    """A whole number in French words."""
    if number < 17:
        return FRENCH[number]
    if number < 20:
        return f"dix-{FRENCH[number - 10]}"
    if number < 100:
        base = max(tens for tens in FRENCH_TENS if tens <= number)
        rest = number - base
        if rest == 0:
            return FRENCH_TENS[base] + ("s" if base == 80 else "")
        joint = " et " if rest in (1, 11) and base != 80 else "-"
        return FRENCH_TENS[base] + joint + spelled_french(rest)
    for scale, name in ((10**9, "milliard"), (10**6, "million"), (1000, "mille"), (100, "cent")):
        if number >= scale:
            many, rest = divmod(number, scale)
            front = "" if many == 1 and scale <= 1000 else PLURAL.sub(r"\1", spelled_french(many)) + " "
            name += "s" if many > 1 and (scale > 1000 or (scale == 100 and not rest)) else ""
            return front + name + (f" {spelled_french(rest)}" if rest else "")
    raise ValueError(number)


@given(st.integers(2, 10**12 - 1))
def test_a_number_in_words_reads_back(number: int) -> None:
    figures = figures_of(f"They counted {spelled(number)} boats.")
    assert [(f.value, f.noun) for f in figures] == [(Decimal(number), "boat")]


@given(st.integers(2, 10**12 - 1))
def test_a_number_in_french_words_reads_back(number: int) -> None:
    text = f"Ils ont compté {spelled_french(number)} bateaux."
    assert [f.value for f in figures_of(text, "fr")] == [Decimal(number)]


@given(st.integers(0, 10**15), st.integers(0, 99))
def test_a_number_in_digits_reads_back(whole: int, cents: int) -> None:
    value = Decimal(whole) + Decimal(cents) / 100
    assert [f.value for f in figures_of(f"It cost ${value:,.2f} in all.")] == [value]
    spaced = f"{value:,.2f}".replace(",", " ").replace(".", ",")
    assert [f.value for f in figures_of(f"Le tout a coûté {spaced} gourdes.", "fr")] == [value]


HOSTILE = {
    "groups": "1,1,1,1," * 1500,
    "words": "one " * 3000,
    "hundreds": "hundred and " * 1500,
    "digits": "1" * 60_000,
    "signs": "$" * 60_000,
    "ranges": "1-" * 5000,
    "scales": "million million " * 1500,
    "halves": "half a " * 2000,
    "dates": "May 1, " * 1500,
    "nouns": "5 " + "red " * 5000,
    "capitals": "Sh1" * 5000,
    "hyphens": "two" + "-two" * 5000,
    "list": "1, 2, 3 and " * 600,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_to_its_end(name: str) -> None:
    text = HOSTILE[name] + " They sold 12 boats."
    assert figures_of(text)[-1].noun == "boat"
