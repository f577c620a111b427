from itertools import pairwise

from haiti_digest.fields import Field, Value, once, read_fields, read_value


def test_scalars_stay_words_and_every_value_knows_its_line():
    mistakes = []
    text = "a: No\nb:\n  - 12:30\n  - 2031-13-45\nc:\n  d: ~\n"
    assert read_fields(text, mistakes, first=2) == (
        Field("a", 2, Value(2, "No")),
        Field("b", 3, Value(4, items=(Value(4, "12:30"), Value(5, "2031-13-45")))),
        Field("c", 6, Value(7, fields=(Field("d", 7, Value(7)),))),
    )
    assert not mistakes


def test_a_field_said_twice_is_told_with_both_lines_and_the_first_is_kept():
    mistakes = []
    found = once(read_fields("a: 1\nb: 2\na: 3\n", mistakes), mistakes)
    assert {name: field.value.words for name, field in found.items()} == {"a": "1", "b": "2"}
    assert [(one.line, one.what) for one in mistakes] == [(3, "a: is said twice, first on line 1")]


def test_a_reference_is_refused_so_that_no_small_file_unfolds_into_a_big_one():
    mistakes = []
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]\n" for a, b in pairwise("abcdefg"))
    assert read_fields(bomb, mistakes) == ()
    assert "referred to" in mistakes[0].what


def test_what_is_no_yaml_is_one_mistake():
    for text in ("a: [\n", "? [a]\n: b\n", "a: \x01\n", "- a\n"):
        mistakes = []
        read_fields(text, mistakes)
        assert len(mistakes) == 1


def test_nothing_is_an_empty_value():
    mistakes = []
    assert read_value("# a comment\n", mistakes).empty
    assert not mistakes
