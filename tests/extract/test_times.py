from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.extract.times.find import find_times
from haiti_digest.records import Published, Timex
from haiti_digest.spans import Span
from haiti_digest.text.paragraphs import plain_paragraphs
from haiti_digest.text.reading import Reading
from tests.casefile import Case, read_cases

CASES = [
    case
    for path in sorted(Path(__file__).parent.parent.joinpath("cases").glob("times-*.txt"))
    for case in read_cases(path)
]


def times_of(text: str, published: str | None = None, language: str = "en") -> tuple[Timex, ...]:
    given = Published(value=published, precision="day", origin="text", reason="given") if published else None
    return find_times(Reading(text, plain_paragraphs(text, Span(0, len(text))), language, given))


def told(timex: Timex, text: str, asked: dict[str, str]) -> tuple[str, dict[str, str]]:
    """What a case asks of a time expression, in the case file's words."""
    known = {
        "value": timex.value or "open",
        "type": timex.type,
        "mod": timex.mod or "none",
        "also": " ".join(timex.also) or "none",
        "ahead": "yes" if timex.ahead else "no",
    }
    return timex.span.of(text), {name: known[name] for name in asked}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_case_files(case: Case):
    found = times_of(case.text, case.settings.get("published"), case.settings.get("language", "en"))
    marks = case.marked("time")
    asked = [attributes for _, attributes in marks] + [{}] * len(found)
    assert [told(t, case.text, a) for t, a in zip(found, asked, strict=False)] == marks


WORDS = (
    "on in the of last next May June 2 31 2024 2,000 9:30 a.m. Sept . , - – / Friday second quarter year years ago "
    "later half a dozen two three twenty century 19th 1990s ’90s early mid end 9/10/2024 2024-02-30 10000 fiscal "
    "99999999999 0 every week weekend tomorrow night Christmas day \n\n “ ” ' ( )"
)
TEXT = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join))


@given(TEXT, st.sampled_from([None, "2025-09-24", "0001-01-01", "9999-12-31", "2025", "x"]))
def test_no_text_makes_it_fail_and_spans_are_exact(text, published):
    found = times_of(text, published)
    assert [t.span for t in found] == sorted(t.span for t in found)
    assert all(0 <= t.span.start < t.span.end <= len(text) for t in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(t.span.of(text) == t.span.of(text).strip() for t in found)


@given(TEXT)
def test_text_put_in_front_shifts_spans_and_changes_nothing_else(text):
    front = "No more of it.\n\n"
    plain = [(t.span.shifted(len(front)), t.value, t.type, t.rule) for t in times_of(text, "2025-09-24")]
    assert [(t.span, t.value, t.type, t.rule) for t in times_of(front + text, "2025-09-24")] == plain


FORMS = ["{d} {B} {Y}", "{B} {d}, {Y}", "{b} {d}, {Y}", "{b}. {d}, {Y}", "the {th} of {B} {Y}", "{d} {B}, {Y}"]
DIGITS = ["{Y}-{m}-{dd}", "{dd}.{m}.{Y}", "{Y}/{m}/{dd}"]


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


@given(st.dates(min_value=date(1400, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_written_in_any_form_reads_back_the_same(day):
    names = {"d": day.day, "B": day.strftime("%B"), "b": day.strftime("%b"), "th": ordinal(day.day)}
    digits = {"Y": day.year, "m": f"{day.month:02d}", "dd": f"{day.day:02d}"}
    for form in FORMS + DIGITS:
        written = form.format(**names, **digits).replace("May.", "May")
        text = f"The vote was held on {written} in the capital."
        assert [(t.value, t.span.of(text)) for t in times_of(text)] == [(day.isoformat(), written)]


FRENCH = ["{d} {B} {Y}", "{er} {B} {Y}", "{Y}-{m}-{dd}", "{dd}/{m}/{Y}"]
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905


@given(st.dates(min_value=date(1400, 1, 1), max_value=date(2100, 12, 31)))
def test_a_day_written_in_french_reads_back_the_same(day):
    first = "1er" if day.day == 1 else str(day.day)
    parts = {"d": day.day, "er": first, "B": MONTHS[day.month - 1], "Y": day.year}
    for form in FRENCH:
        written = form.format(**parts, m=f"{day.month:02d}", dd=f"{day.day:02d}")
        text = f"Le vote a eu lieu le {written} dans la capitale."
        readings = [((t.value and [t.value]) or list(t.also), t.span.of(text)) for t in times_of(text, language="fr")]
        assert [(day.isoformat() in values, words) for values, words in readings] == [(True, written)]


@given(TEXT, st.sampled_from(["fr", "ht", "en-GB"]))
def test_no_language_makes_it_fail(text, language):
    found = times_of(text, "2025-09-24", language)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
