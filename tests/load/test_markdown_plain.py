"""Blocks told without the grammar are those that the grammar finds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from haiti_digest.load.markdown_plain import plain_blocks

LINES = st.sampled_from(
    [
        "",
        "",
        " ",
        "The council met on Monday.",
        "“We shall go on,” the mayor said.",
        "  indented",
        "    far indented",
        "trailing  ",
        "trailing one ",
        "\u00a0",
        "wide blank\u00a0",
        "# A headline",
        "## Heading # with a mark",
        "### “Quoted”",
        "#no heading",
        "#",
        "# *",
        "- item",
        "* item",
        "+ item",
        "-",
        "12 men came.",
        "12. men came",
        "3) men",
        "> quoted",
        "---",
        "===",
        "```",
        "~~~",
        "<div>",
        "an <b>inner</b> tag",
        "[one]: https://example.org",
        "a [one] and [two](https://example.org/a_b)",
        "*emphasis* and **more**",
        "_under_ snake_case_word",
        "a \\* star, Jones &amp; Co, R&D, 3 < 4",
        "`code` and ``more",
        "open `code",
        "![picture](a.png)",
        "| a | b |",
        "a\tb",
        "\ta",
        "x\x0by",
        "\x0c",
        "é\u2028è",
    ]
)
TEXTS = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n", "\n", "\n\n", "\r\n", "\r"])), max_size=14).map(
    lambda parts: "".join(line + end for line, end in parts)
)


@given(st.one_of(TEXTS, st.text(alphabet="aB1 .#\n\r*_->`[]()!&;<\\\u00a0", max_size=60)))
def test_the_blocks_are_those_of_the_grammar(text: str) -> None:
    blocks = plain_blocks(text)
    if blocks is None:
        return
    tokens = MarkdownIt("commonmark").parse(text)
    told = [(inline, opening) for opening, inline in pairwise(tokens) if inline.type == "inline" and inline.content]
    assert [(block.words, block.tag) for block in blocks] == [(one.content, opening.tag) for one, opening in told]
    for block, (inline, _) in zip(blocks, told, strict=True):
        assert text[block.start : block.end].replace("\r\n", "\n") == block.words
        if not block.marked:
            kinds = {child.type for child in inline.children or []}
            assert kinds <= {"text", "softbreak"}


@pytest.mark.parametrize(
    "text",
    ["One.\n\nTwo.\n", "# Title\n\nOne *word*.\n", "broken\nlines\n", "One.\r\n\r\nTwo.", "“Three”\n\n## “Four”\nfive"],
)
def test_plain_files_need_no_grammar(text: str) -> None:
    assert plain_blocks(text) is not None


@pytest.mark.parametrize("text", ["- item", "  deep", "a\n===", "1. one", "> said", "a  \nb", "a\rb", "<p>", "[a]: b"])
def test_the_grammar_is_asked_where_lines_mean_more(text: str) -> None:
    assert plain_blocks(text) is None
