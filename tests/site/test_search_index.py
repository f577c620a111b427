from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.site.search_article import BUCKET_BITS, findable
from haiti_digest.site.search_index import (
    EMPTY,
    MOST_NAMED,
    PAIRS,
    TERMS,
    Family,
    Growing,
    Made,
    Named,
    followed,
    page_name,
    sum_of,
)
from haiti_digest.site.search_letters import written_places
from haiti_digest.site.search_lists import PAGE, read, windows_of
from haiti_digest.site.search_numbers import article_numbers, day_number
from haiti_digest.site.search_shards import SHARD, read_script

Articles = dict[int, dict[str, bytes]]
PLACES = st.sets(st.integers(0, 3000), min_size=1, max_size=9).map(lambda found: written_places(sorted(found)))
LONG = st.sampled_from([written_places(range(0, 2 * count, 2)) for count in (500, 900, 2000)])
WORDS = st.text("abcé", min_size=1, max_size=4)
KEYS = st.dictionaries(WORDS, st.one_of(PLACES, LONG), max_size=5)
ARTICLES = st.dictionaries(st.one_of(st.integers(0, 60), st.integers(0, 10**9)), KEYS, max_size=9)
NAMES = st.lists(
    st.builds(Named, term=WORDS, href=st.sampled_from("xyz"), name=st.just("N"), count=st.integers(1, 3)), max_size=6
)


def made(family: Family, articles: Articles, names: tuple[Named, ...] = ()) -> Made:
    growing = Growing(family)
    for number in sorted(articles):
        growing.add(number, articles[number])
    return growing.made(names)


def lists(family: Family, found: Made) -> dict[str, dict[int, bytes]]:
    """The list of every key, as the parts tell it."""
    told: dict[str, dict[int, bytes]] = {}
    for part, data in found.fresh.items():
        letter, _, name = part.partition("-")
        if letter != family.shards:
            continue
        for line in filter(None, str(read_script(data)[1]).split("\n")):
            rest, _, letters = line.partition(" ")
            windows = windows_of(letters)
            pages = [(w.first, str(read_script(found.fresh[page_name(family, name + rest, w)])[1])) for w in windows]
            pages = pages or [(0, letters)]
            told[name + rest] = dict(
                one for first, text in pages for one in read(text.encode(), first, placed=family.placed)
            )
    return told


@given(ARTICLES)
def test_every_key_leads_to_its_articles_and_places(articles: Articles) -> None:
    expected: dict[str, dict[int, bytes]] = {}
    for number, keys in articles.items():
        for key, places in keys.items():
            expected.setdefault(key, {})[number] = places
    assert lists(TERMS, made(TERMS, articles)) == expected
    bare = {number: dict.fromkeys(keys, b"") for number, keys in articles.items()}
    assert lists(PAIRS, made(PAIRS, bare)) == {key: dict.fromkeys(found, b"") for key, found in expected.items()}


@given(st.lists(st.tuples(ARTICLES, NAMES), min_size=2, max_size=4))
def test_an_index_that_follows_changes_is_the_one_made_anew(rounds: list[tuple[Articles, list[Named]]]) -> None:
    kept: dict[str, bytes] = {}
    before, sheet = Articles(), EMPTY
    for articles, names in rounds:
        anew = made(TERMS, articles, tuple(names))
        changes: dict[str, dict[int, bytes | None]] = {}
        for number in before.keys() | articles.keys():
            old, new = before.get(number, {}), articles.get(number, {})
            for key in old.keys() | new.keys():
                if old.get(key) != new.get(key):
                    changes.setdefault(key, {})[number] = new.get(key)
        now = followed(TERMS, sheet, changes, names, kept.__getitem__)
        for part in now.gone:
            del kept[part]
        kept |= now.fresh
        assert now.sheet == anew.sheet
        assert kept == anew.fresh
        before, sheet = articles, now.sheet


def test_an_edited_article_changes_only_the_shards_of_the_words_it_gains_or_loses() -> None:
    articles = {
        number: {f"{crc32(b'%d' % (number + step)):x}": b"C" for step in range(60)} for number in range(1000, 3000)
    }
    before = made(TERMS, articles)
    lost = next(iter(articles[1500]))
    loaded: list[str] = []
    changes: dict[str, dict[int, bytes | None]] = {lost: {1500: None}, "tide": {1500: b"C"}}
    after = followed(TERMS, before.sheet, changes, (), lambda part: loaded.append(part) or before.fresh[part])
    assert len(before.fresh) > 40
    assert len(after.fresh) + len(after.gone) <= 3
    assert len(loaded) <= 2


def test_no_part_grows_with_the_number_of_articles() -> None:
    places = written_places(range(0, 40, 2))
    many = {7 * number: {"tide": places, f"quay{number % 50}": places} for number in range(1, 4000)}
    found = made(TERMS, many)
    assert max(map(len, found.fresh.values())) < SHARD + 200
    assert max(len(data) for part, data in found.fresh.items() if part.startswith("u-")) < PAGE + 200


def test_people_stand_with_the_words_of_their_names() -> None:
    ada = Named(term="tamm", href="people/ada-tamm.html", name="Ada Tamm", count=3)
    told = read_script(made(TERMS, {}, (ada,)).fresh["t-"])
    assert told == ["t-", "tamm ", [["tamm", "people/ada-tamm.html", "Ada Tamm", 3]]]


def test_of_very_many_who_share_a_name_those_in_most_articles_stand_with_it() -> None:
    names = tuple(Named(term="ada", href=f"people/{at}.html", name="Ada", count=at) for at in range(100))
    rows = read_script(made(TERMS, {}, names).fresh["t-"])[2]
    assert [row[3] for row in rows] == list(range(99, 99 - MOST_NAMED, -1))  # type: ignore[attr-defined]


def test_a_shard_is_known_by_a_sum_over_its_bytes() -> None:
    found = made(TERMS, {1: {"tide": b"C"}})
    assert found.sheet.shards[""][1] == sum_of(found.fresh["t-"])


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


def test_days_are_counted_and_what_is_none_comes_first() -> None:
    assert day_number("2031-05-02") == day_number("2031-05-01") + 1
    assert day_number("2031-05") == day_number("2031-05-01")
    assert day_number("1066-10-14") == 1
    assert [day_number(value) for value in ("", "soon", "2031-13-01")] == [0, 0, 0]


def test_a_term_stands_where_its_passage_is_and_in_the_name_of_who_speaks() -> None:
    places, pairs = findable("The tide", ["Harbour Post"], [(["the quay", "tide"], ["Ada Tamm"]), (["a quay"], [""])])
    assert places == {
        term: written_places(at)
        for term, at in {
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
    assert len(pairs) == 5
    assert max(pairs) < 2**BUCKET_BITS


def test_a_sign_that_parts_texts_moves_no_place_where_a_text_holds_it() -> None:
    odd, _ = findable("The\x1dtide", ["Post\x1e"], [(["quay\x1d"], ["Ada"])])
    plain, _ = findable("The tide", ["Post"], [(["quay"], ["Ada"])])
    assert odd == plain
