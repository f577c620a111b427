"""The settings file: what it may hold, and what a user is told about the rest."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.config import Config, parse_config, read_config


def told(text: str) -> list[str]:
    return [str(problem) for problem in parse_config(text, "digest.yml")[1]]


def test_without_a_word_everything_has_a_default() -> None:
    assert parse_config("", "digest.yml") == (Config(), ())
    assert parse_config("# nothing yet\n", "digest.yml") == (Config(), ())


def test_every_setting_is_read() -> None:
    text = "title: Harbour news\nscope: 'The new quay'\npublish: facts\ncap: 20\nbase_url: https://example.org/quay\n"
    config, problems = parse_config(text, "digest.yml")
    assert not problems
    assert config == Config(
        title="Harbour news", scope="The new quay", publish="facts", cap=20, base_url="https://example.org/quay/"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("publish: excerp", "digest.yml:1: publish: 'excerp' is not known; write private, excerpt or facts"),
        ("title: A\ntitle: B", "digest.yml:2: title is set twice; keep one of the two"),
        (
            "tilte: A",
            "digest.yml:1: tilte is no setting; use one of title, scope, publish, cap, base_url, language",
        ),
        ("cap: 130", "digest.yml:1: cap: '130' is no share in per cent; write a whole number from 1 to 100"),
        ("cap: thirty", "digest.yml:1: cap: 'thirty' is no share in per cent; write a whole number from 1 to 100"),
        ("base_url: ftp://a", "digest.yml:1: base_url: 'ftp://a' is no web address; write it with https:// in front"),
        ("language: xx", "digest.yml:1: language: the site has no words in 'xx'; write en"),
        ("title:\n  - A", "digest.yml:1: title takes one value; write 'title: …' on one line"),
        ("title:", "digest.yml:1: title is empty or has several lines; write a short name for the site"),
        ("- a\n- b", "digest.yml:1: holds no settings; write one 'name: value' a line"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_its_remedy(text: str, line: str) -> None:
    assert told(text) == [line]


def test_all_mistakes_are_told_at_once() -> None:
    assert len(told("publish: all\ncap: no\ncolour: red\n")) == 3


def test_words_that_yaml_takes_for_values_stay_words() -> None:
    assert parse_config("title: NO\nscope: 12:30", "digest.yml")[0] == Config(title="NO", scope="12:30")


def test_a_file_that_is_no_yaml_or_no_text_is_told_and_changes_nothing(tmp_path: Path) -> None:
    assert told("title: [")[0].startswith("digest.yml:1: is not YAML")
    (tmp_path / "digest.yml").write_bytes(b"title: \xff")
    assert [str(p) for p in read_config(tmp_path / "digest.yml")[1]] == ["digest.yml: is not UTF-8; save it as UTF-8"]
    assert "cannot be read" in str(read_config(tmp_path / "none.yml")[1][0])


@given(st.text())
def test_no_text_makes_it_fall(text: str) -> None:
    config, problems = parse_config(text, "digest.yml")
    assert isinstance(config, Config)
    assert all(problem.fix for problem in problems)
