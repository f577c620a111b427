"""What is told of a pattern without compiling it agrees with what it matches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.extract.times.grammar import FIRST_CODE, PLAIN, Grammar, grammar_of


def stretches(grammar: Grammar) -> st.SearchStrategy[str]:
    """Codes of the grammar in any order."""
    codes = sorted({code for rule in grammar.rules for code in rule.pattern.first})
    every = [chr(number) for number in range(FIRST_CODE, max(map(ord, codes)) + 1)]
    return st.text(st.sampled_from([*every, PLAIN]), min_size=1, max_size=9)


@pytest.mark.parametrize("language", ["en", "fr"])
@given(data=st.data())
def test_no_pattern_that_matches_is_passed_over(language, data):
    grammar = grammar_of(language)
    codes = data.draw(stretches(grammar))
    behind = data.draw(st.sampled_from([PLAIN, codes[-1]])) + codes
    rules = grammar.fits.by_code.get(codes[0], ())
    matching = [
        (found.end() - 1, rule) for rule in rules if (found := rule.pattern.regex.match(behind, 1)) and found.end() > 1
    ]
    assert all(rule.pattern.may_match(codes) for _, rule in matching)
    assert list(grammar.fits[behind]) == sorted(matching, key=lambda one: (-one[0], one[1].order))


@pytest.mark.parametrize("language", ["en", "fr"])
@given(data=st.data())
def test_a_rule_takes_as_many_atoms_in_a_line_as_in_the_stretch_that_was_looked_at(language, data):
    grammar = grammar_of(language)
    line = data.draw(stretches(grammar)) + data.draw(stretches(grammar)) + data.draw(stretches(grammar))
    for place in [start.start() for start in grammar.starts.finditer(line)]:
        found = [(length, rule.pattern.regex.match(line, place)) for length, rule in grammar.fits.at(line, place)]
        assert all(match and match.end() - place == length for length, match in found)
