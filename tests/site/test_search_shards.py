from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.site import search_shards
from haiti_digest.site.search_shards import NAMES, SHARD, cut, directories, longest, path_of, read_script, script

WORDS = st.text("abcdeé", min_size=1, max_size=8)


@given(st.dictionaries(WORDS, st.integers(1, SHARD), min_size=1))
def test_a_key_is_in_the_shard_with_the_longest_name_that_it_begins_with(sizes: dict[str, int]) -> None:
    shards = dict(cut("", sorted(sizes), sizes))
    assert sorted(key for keys in shards.values() for key in keys) == sorted(sizes)
    for name, keys in shards.items():
        for key in keys:
            assert name == longest(key, list(shards))
        if len(keys) > 1:
            assert sum(sizes[key] for key in keys) <= SHARD


def looked_up(key: str, parts: dict[str, str], about: list[object]) -> str:
    """The shard of a key, as the script finds it."""
    level, names = int(str(about[0])), str(about[1]).split(" ")
    while level:
        names = parts[f"t{level}-{longest(key, names)}"].split(" ")
        level -= 1
    return longest(key, names)


@given(st.sets(WORDS, min_size=1, max_size=60), WORDS, st.integers(8, 60))
def test_a_shard_is_found_through_few_names(names: set[str], key: str, most: int) -> None:
    shards = {"", *names}
    before = search_shards.NAMES
    search_shards.NAMES = most
    try:
        parts, about = directories("t", sorted(shards))
    finally:
        search_shards.NAMES = before
    assert looked_up(key, dict(parts), about) == longest(key, shards)
    assert all(looked_up(name, dict(parts), about) == name for name in shards)


def test_names_that_get_no_fewer_are_told_as_they_are() -> None:
    before = search_shards.NAMES
    search_shards.NAMES = 8
    try:
        parts, about = directories("t", ["", "a", "b", "c", "d", "e"])
    finally:
        search_shards.NAMES = before
    assert looked_up("cd", dict(parts), about) == "c"


def test_however_many_shards_there_are_no_list_of_names_is_long() -> None:
    shards = ["", *(f"{number:05x}" for number in range(0, 2**20, 37))]
    parts, about = directories("t", shards)
    assert int(str(about[0])) >= 1
    assert max(len(text) for text in [str(about[1]), *(text for _, text in parts)]) <= NAMES + 10


def test_a_script_is_read_as_it_was_written() -> None:
    assert read_script(script("t-é", "a “b”\n", [1, "</script>"])) == ["t-é", "a “b”\n", [1, "</script>"]]


def test_names_of_parts_are_plain_file_names() -> None:
    assert path_of("t-con") == "search/t-con.js"
    assert path_of("t-мо") == "search/t-d0bcd0be-.js"
    assert path_of("t-") == "search/t-.js"
    assert path_of("u-a-1z-quay") == "search/u-a-1z-quay.js"
    assert path_of("index") == "search/index.js"
