from pathlib import Path

from haiti_digest.load.given import InputFile
from haiti_digest.load.plain import read_plain
from haiti_digest.records import Seed
from haiti_digest.spans import Span

SEEDS = Path(__file__).parents[2] / "seeds"


def read_seed(start: str) -> Seed:
    path = next(SEEDS.glob(f"{start}*.txt"))
    (seed,) = read_plain(InputFile(path.name, path.name, path.read_bytes()))
    assert isinstance(seed, Seed)
    return seed


def test_leading_blank_lines_are_no_paragraphs_and_nothing_is_invented():
    seed = read_seed("000")
    assert seed.text.startswith("\n\n")
    assert seed.body.start == 2
    assert (seed.headline, seed.published, seed.outlet, seed.dateline) == (None, None, None, None)
    assert seed.left_out == ()


def test_a_glued_date_and_a_dateline_stand_before_the_body():
    seed = read_seed("003")
    assert seed.body.start == 43
    assert [(part.what, part.span) for part in seed.left_out] == [
        ("metadata", Span(1, 16)),
        ("dateline", Span(17, 42)),
    ]
    assert seed.dateline is not None
    assert (seed.dateline.span, seed.dateline.place) == (Span(17, 40), "NEW YORK, Kenya")
    assert seed.published is not None
    assert (seed.published.value, seed.published.origin, seed.published.span) == ("2025-09-23", "label", Span(6, 16))
    assert "agrees" in seed.published.reason
