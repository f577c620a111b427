import json
from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.site import search_index
from haiti_digest.site.search_index import (
    BUCKET_BITS,
    Findable,
    Index,
    Named,
    article_numbers,
    cut,
    findable,
    read_numbers,
    read_places,
    shard_path,
    written,
    written_places,
)

PLACES = st.sets(st.integers(0, 3000), min_size=1, max_size=9).map(lambda found: tuple(sorted(found)))
WORDS = st.text("abcdeé", min_size=1, max_size=8)
ARTICLES = st.dictionaries(
    st.integers(0, 10**7),
    st.builds(
        Findable,
        places=st.dictionaries(WORDS, PLACES.map(written_places), min_size=1, max_size=6),
        pairs=st.sets(st.integers(0, 2**BUCKET_BITS - 1), max_size=5).map(lambda found: tuple(sorted(found))),
    ),
    max_size=6,
)


def parts(files: dict[str, str]) -> dict[str, list[object]]:
    """What the scripts tell, by the names of the parts."""
    told = [json.loads("[" + text.removeprefix("searchPart(").removesuffix(");\n") + "]") for text in files.values()]
    return {part[0]: part[1:] for part in told}


def indexed(articles: dict[int, Findable], names: tuple[Named, ...] = ()) -> dict[str, str]:
    """The files of the index of *articles*."""
    index = Index()
    for number in sorted(articles):
        index.add(number, articles[number])
    return dict(index.files(names))


def lines(files: dict[str, str]) -> dict[str, str]:
    """The line of every term, whatever its shard."""
    shards = [str(told[0]).split("\n") for name, told in parts(files).items() if name.startswith("t-")]
    return dict(line.split(" ") for shard in shards for line in shard if line)


@given(st.integers(0, 2**53))
def test_a_number_is_read_as_it_was_written(number: int) -> None:
    assert list(read_numbers(written(number))) == [number]


@given(st.lists(st.tuples(st.integers(0, 10**9), PLACES), max_size=20))
def test_places_are_read_as_they_were_written(articles: list[tuple[int, tuple[int, ...]]]) -> None:
    letters, total = b"", 0
    expected = []
    for step, places in articles:
        letters += written(step) + written_places(places)
        total += step
        expected.append((total, places))
    assert list(read_places(letters)) == expected


@given(ARTICLES)
def test_every_term_leads_to_its_articles_and_places(articles: dict[int, Findable]) -> None:
    found = lines(indexed(articles))
    assert set(found) == {term for article in articles.values() for term in article.places}
    for term, letters in found.items():
        assert {number: written_places(places) for number, places in read_places(letters.encode())} == {
            number: article.places[term] for number, article in articles.items() if term in article.places
        }


@given(ARTICLES)
def test_every_pair_leads_to_its_articles(articles: dict[int, Findable]) -> None:
    files = parts(indexed(articles))
    bits, file_bits = files["index"][0]["bits"]  # type: ignore[index, call-overload]
    found: dict[int, set[int]] = {}
    for number in range(2**file_bits):
        here = number << (bits - file_bits)
        for line in filter(None, str(files[f"p-{number}"][0]).split(".")):
            step, *steps = read_numbers(line.encode())
            here += step
            total = 0
            for one in steps:
                total += one
                found.setdefault(here, set()).add(total)
    for number, article in articles.items():
        for pair in article.pairs:
            assert number in found[pair]


@given(st.dictionaries(WORDS, st.integers(1, 9000), min_size=1))
def test_a_term_is_in_the_shard_with_the_longest_name_that_it_begins_with(sizes: dict[str, int]) -> None:
    shards = dict(cut("", sorted(sizes), sizes))
    assert sorted(term for terms in shards.values() for term in terms) == sorted(sizes)
    for name, terms in shards.items():
        for term in terms:
            assert name == max((other for other in shards if term.startswith(other)), key=len)
        if len(terms) > 1:
            assert sum(sizes[term] for term in terms) <= search_index.SHARD


def test_a_term_of_very_many_articles_keeps_only_these() -> None:
    many = {
        7 * number: Findable(places={"tide": written_places(tuple(range(40)))}, pairs=()) for number in range(1, 400)
    }
    told = lines(indexed(many))["tide"]
    assert told.startswith("~")
    steps = list(read_numbers(told[1:].encode()))
    assert [sum(steps[: at + 1]) for at in range(len(steps))] == sorted(many)


def test_people_stand_with_the_words_of_their_names() -> None:
    ada = Named(term="tamm", href="people/ada-tamm.html", name="Ada Tamm", count=3)
    told = parts(indexed({}, (ada,)))
    assert told["t-"] == ["tamm ", [["tamm", "people/ada-tamm.html", "Ada Tamm", 3]]]


@given(st.lists(st.tuples(st.integers(0, 50), st.text(min_size=1)), unique_by=lambda pair: pair[1]))
def test_articles_are_numbered_by_day_and_each_by_its_own(days: list[tuple[int, str]]) -> None:
    found = article_numbers(days)
    assert len(set(found)) == len(days)
    assert [day for day, _ in sorted(zip((day for day, _ in days), found, strict=True), key=lambda p: p[1])] == sorted(
        day for day, _ in days
    )


def test_an_added_article_moves_no_other() -> None:
    days = [(day, f"articles/{day}-{number}.html") for day in range(40) for number in range(5)]
    before = article_numbers(days)
    after = article_numbers([*days, (3, "articles/new.html")])
    assert sum(one != other for one, other in zip(before, after, strict=False)) <= 1


def test_an_edited_article_changes_only_the_shards_of_the_words_it_gains_or_loses() -> None:
    articles = {
        number: Findable(places={f"{crc32(b'%d' % (number + step)):x}": b"C" for step in range(60)}, pairs=(number,))
        for number in range(1000, 3000)
    }
    before = indexed(articles)
    one = articles[1500].places
    articles[1500] = Findable(places={**dict(list(one.items())[1:]), "tide": b"C"}, pairs=(1500,))
    after = indexed(articles)
    assert len(before) > 40
    assert len([path for path in before | after if before.get(path) != after.get(path)]) <= 2


def test_names_of_shards_are_plain_file_names() -> None:
    assert shard_path("t", "con") == "search/t-con.js"
    assert shard_path("t", "мо") == "search/t-d0bcd0be-.js"
    assert shard_path("t", "") == "search/t-.js"


def test_a_term_stands_where_its_passage_is_and_in_the_name_of_who_speaks() -> None:
    found = findable("The tide", ["Harbour Post"], [(["the quay", "tide"], "Ada Tamm"), (["a quay"], "")])
    assert found.places == {
        term: written_places(places)
        for term, places in {
            "the": (0, 2),
            "tide": (0, 2),
            "harbour": (1,),
            "post": (1,),
            "quay": (2, 4),
            "ada": (3,),
            "tamm": (3,),
            "a": (4,),
        }.items()
    }
    assert len(found.pairs) == 5
