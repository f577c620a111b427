"""How often rules were right, as pages tell it."""

from haiti_digest.site.measured import measured, precision_of_rules


def test_no_rule_that_was_ever_wrong_is_said_to_be_right_in_all() -> None:
    rules = [rule for one in measured() for rule in one.rules]
    wrong = {(rule.sort, rule.rule, rule.judged) for rule in rules if rule.right < rule.judged}
    whole = {(sort, rule, one.judged) for (sort, rule), one in precision_of_rules().items() if one.share == 100}
    assert whole
    assert not whole & wrong
