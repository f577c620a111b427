"""The kept figures and those that the About page shows are the same, and the rules are counted as their table says."""

import json

from quality.measure import ABOUT, KEPT, MEASURED, show_changes
from quality.rules import tallies


def test_the_about_page_shows_the_kept_figures():
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    shown = json.loads(MEASURED.read_text(encoding="utf-8"))["sets"]
    assert {row["name"]: {f["figure"]: f["value"] for f in row["figures"]} for row in shown} == kept


def test_every_kept_set_is_described():
    described = json.loads(ABOUT.read_text(encoding="utf-8"))
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert kept.keys() <= described.keys()


def test_a_figure_below_the_kept_one_is_told(capsys):
    kept = {"dates/own": {"value F1": 80.0, "false alarms in traps": 1.0}}
    measured = {"dates/own": {"figures": {"value F1": 79.0, "false alarms in traps": 2.0}}}
    assert show_changes(kept, measured) == ["dates/own: value F1", "dates/own: false alarms in traps"]
    assert "-1.0 worse" in capsys.readouterr().out


def test_a_gain_is_no_loss(capsys):
    kept = {"dates/own": {"value F1": 80.0, "false alarms in traps": 1.0}}
    measured = {"dates/own": {"figures": {"value F1": 80.5, "false alarms in traps": 0.0}}}
    assert show_changes(kept, measured) == []
    assert "nothing is worse" in capsys.readouterr().out


def test_rules_are_counted_against_the_marked_statements():
    quote = {"start": 0, "end": 10, "speaker_text": "he", "speaker_start": 12, "speaker_end": 14}
    gold = {"a": {"quotes": [quote | {"speaker_names": ["Ada Brightwater"]}], "ignore": [[40, 60]]}}
    said = {"spans": [[1, 10]], "rule": "plain", "speaker_rule": "pronoun"}
    right = said | {"source": {"start": 12, "end": 14, "text": "he"}, "speaker": {"name": "Brightwater"}}
    extra = said | {"spans": [[20, 30]], "source": None, "speaker": None, "speaker_rule": "open"}
    ignored = extra | {"spans": [[41, 55]]}
    counted = tallies("quotes", gold, {"a": {"statements": [right, extra, ignored]}})
    assert counted["statement"].rows() == [("plain", 2, 2, 1)]
    assert counted["source"].rows() == [("plain", 1, 1, 1)]
    assert counted["speaker"].rows() == [("pronoun", 1, 1, 1), ("open", 1, 0, 0)]


def test_rules_are_counted_against_the_marked_figures_and_dates():
    gold = {"a": {"figures": [{"start": 0, "end": 4, "value": [50.0, 80.0]}]}}
    figures = [{"start": 0, "end": 9, "value": "50", "upper": "80", "rule": "range"}]
    assert tallies("figures", gold, {"a": {"figures": figures}})["figure"].rows() == [("range", 1, 1, 1)]
    gold = {"a": {"dates": [{"start": 0, "end": 4, "value": "2031"}]}}
    dates = [{"start": 0, "end": 4, "value": None, "rule": "year"}]
    assert tallies("dates", gold, {"a": {"dates": dates}})["date"].rows() == [("year", 1, 1, 0)]
