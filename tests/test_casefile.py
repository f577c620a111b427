import pytest

from tests.casefile import parse_marks


def test_marks_nest_and_carry_attributes():
    text, marks = parse_marks('[content|“We saw [figure value=3 noun="police car"|three] cars,”] ¶ [cue|said].')
    assert text == "“We saw three cars,”\n\nsaid."
    found = {m.label: text[m.start : m.end] for m in marks}
    assert found == {"content": "“We saw three cars,”", "figure": "three", "cue": "said"}
    assert marks[1].attributes == {"value": "3", "noun": "police car"}


def test_an_unclosed_mark_is_told_with_its_place():
    with pytest.raises(ValueError, match=r"figures\.txt:4"):
        parse_marks("[figure|three cars", "figures.txt:4")
