"""Lines of a Markdown file as paragraphs: only where no width would break them."""

from haiti_digest.load.given import InputFile
from haiti_digest.load.read import read_file
from haiti_digest.records import Seed

LONG = (
    "The harbour office said on Monday that the second gate would be closed for repairs until the end of the year " * 2
)


def paragraphs(text: str) -> list[tuple[str, str]]:
    (seed,) = read_file(InputFile("x.md", "in/x.md", text.encode()))
    assert isinstance(seed, Seed)
    return [(seed.text[p.span.start : p.span.end], p.kind) for p in seed.paragraphs]


def test_lines_beside_a_long_one_are_paragraphs() -> None:
    text = f"{LONG.strip()}.\nWhat is next\nThe mayor said the gate would hold.\n"
    assert [words for words, _ in paragraphs(text)] == text.strip().split("\n")


def test_a_line_behind_an_item_is_no_item_unless_it_is_set_in() -> None:
    text = f"{LONG.strip()}.\n\n- One gate is open.\n  It was built in May.\n- One is closed.\nThe mayor said so.\n"
    assert [kind for _, kind in paragraphs(text)] == ["text", "item", "item", "item", "text"]


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    assert len(paragraphs("The second gate is closed, and the\nMayor said that it would\nhold until May.\n")) == 1


def test_an_address_makes_no_line_long() -> None:
    text = f"The gate is closed, as [the\noffice](https://office.example/{'a' * 150}) said to\nMayor Reyl in May.\n"
    assert len(paragraphs(text)) == 1
