import pytest

from haiti_digest.config import Config, Known, Outlet, read_config
from haiti_digest.errors import UsageError


def written(tmp_path, text):
    path = tmp_path / "digest.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_and_an_empty_file_give_the_defaults(tmp_path):
    assert read_config(tmp_path / "digest.yml") == Config()
    assert read_config(written(tmp_path, "# nothing yet\n")) == Config()


def test_every_field_is_read_as_words_first(tmp_path):
    path = written(
        tmp_path,
        "title: No\nscope: Harbours\npublish: facts\ncap: 20 %\nbase_url: https://digest.example/a\nlanguage: en\n"
        "outlets:\n  - domain: News.Example\n    name: The Example\n    country: Malta\n"
        "columns:\n  text: Body of text\ndata: [sqlite, csv]\n",
    )
    assert read_config(path) == Config(
        title="No",
        scope="Harbours",
        publish="facts",
        cap=20,
        base_url="https://digest.example/a/",
        outlets=(Outlet(domain="news.example", name="The Example", country="Malta"),),
        columns={"text": "Body of text"},
        data=("csv", "sqlite"),
    )


def test_all_mistakes_are_told_at_once_each_with_its_line_and_what_to_do(tmp_path):
    path = written(tmp_path, "titel: A\npublish: all\ncap: 130\nbase_url: digest.example\noutlets: many\n")
    with pytest.raises(UsageError) as error:
        read_config(path)
    lines = str(error.value).rstrip("; ").splitlines()
    assert [line.partition(": ")[0] for line in lines] == [f"{path}:{number}" for number in range(1, 6)]
    assert "did you mean “title”" in lines[0]
    assert "write private, excerpt, facts" in lines[1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: A\ntitle: B\n", ":2: title: is said twice"),
        ("- title\n", ":1: is no list of “name: value” lines"),
        ("title: [\n", "is no YAML"),
        ("title:\n", ":1: title: is not words"),
        ("data: [csv, pdf]\n", ":1: data: “pdf” is no form"),
        ("topics:\n  Water: canal\n", ":2: topics: Water: is no list of words"),
        ("outlets:\n  - domain: a.example\n", ":2: outlets: an outlet lacks its domain or name"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, text, told):
    with pytest.raises(UsageError) as error:
        read_config(written(tmp_path, text))
    assert told in str(error.value)


def test_a_file_that_is_no_text_is_told(tmp_path):
    path = tmp_path / "digest.yml"
    path.write_bytes(b"title: \xff\xfe\n")
    with pytest.raises(UsageError, match="not UTF-8"):
        read_config(path)


def test_topics_are_names_with_words_and_phrases(tmp_path):
    text = "topics:\n  Water: [canal, lower harbour]\n"
    assert read_config(written(tmp_path, text)).topics == {"Water": ("canal", "lower harbour")}


def test_a_field_said_twice_is_told_together_with_other_mistakes(tmp_path):
    path = written(tmp_path, "title: A\ncap: 130\ntitle: B\noutlets:\n  - domain: a.example\n    domain: b.example\n")
    with pytest.raises(UsageError) as error:
        read_config(path)
    places = [line.partition(": ")[0] for line in str(error.value).splitlines()]
    assert places == [f"{path}:2", f"{path}:3", f"{path}:5", f"{path}:6"]


def test_people_and_bodies_have_aliases_and_names_they_are_kept_apart_from(tmp_path):
    text = (
        "people:\n  - name: Ada Tamm\n    aliases: [Ada Tam]\n    apart_from: [Ada Tammsaar]\n"
        "bodies:\n  - name: Harbour Board\n    aliases: [HB, the Board]\n"
    )
    config = read_config(written(tmp_path, text))
    assert config.people == (Known(name="Ada Tamm", aliases=("Ada Tam",), apart_from=("Ada Tammsaar",)),)
    assert config.bodies == (Known(name="Harbour Board", aliases=("HB", "the Board")),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("people: Ada\n", ":1: people: is no list"),
        ("people:\n  - Ada Tamm\n", ":2: people: one lacks its name"),
        (
            "people:\n  - name: A\n    alias: [B]\n",
            ":3: people: alias: is no field that is known; did you mean “aliases”?",
        ),
        ("people:\n  - name: A\n    aliases: B\n", ":3: people: aliases: is no list of words"),
        ("people:\n  - name: A B\n  - name: C D\n    aliases: [a b]\n", ":3: people: “a b” is said before, on line 2"),
        ("pages: [quotes, blog]\n", ":1: pages: “blog” is no page; the pages are quotes, people"),
        ("pages: [about, about]\n", ":1: pages: “about” is named twice"),
        ("without: [people]\n", ":1: without: “people” is no section; the sections are quotes, figures"),
        ("pages: quotes\n", ":1: pages: is no list of words"),
        ("bodies:\n  - name: A B\n    apart_from: [A b]\n", ":2: bodies: “a b” is kept apart from itself"),
    ],
)
def test_a_mistake_in_a_name_is_told_with_its_line(tmp_path, text, told):
    with pytest.raises(UsageError) as error:
        read_config(written(tmp_path, text))
    assert told in str(error.value)
