"""What is kept for the next build, and what becomes of it."""

from haiti_digest.cache.lock import alone
from haiti_digest.cache.store import FILE, KEPT_BUILDS, Item, Print, Store


def item(path: str, name: str = "a", article: bool = True) -> Item:
    return Item(path, name, article, b"brief", b"traits", b"outline", path.encode())


def test_items_come_back_sorted_whatever_order_they_came_in(tmp_path):
    store = Store(tmp_path)
    store.add([("two", [item("b.txt", "y"), item("b.txt", "x")]), ("one", [item("a.txt")])])
    listed = store.list_items(["one", "two"])
    assert [(one.path, one.name) for one in listed] == [("a.txt", "a"), ("b.txt", "x"), ("b.txt", "y")]
    assert store.record(listed[0].id) == b"a.txt"


def test_what_was_kept_is_there_after_the_store_was_closed(tmp_path):
    store = Store(tmp_path)
    store.add([("one", [item("a.txt")])])
    store.saw([("/a.txt", "stamp", "one")])
    store.close()
    again = Store(tmp_path)
    assert again.files() == {"/a.txt": ("stamp", "one")}
    assert again.sources() == {"one"}


def test_what_is_not_used_for_some_builds_goes(tmp_path):
    store = Store(tmp_path)
    store.add([("old", [item("a.txt")]), ("new", [item("b.txt")])])
    for _ in range(KEPT_BUILDS):
        store.saw([("/b.txt", "stamp", "new")])
        assert store.sources() == {"old", "new"}
    store.saw([("/b.txt", "stamp", "new")])
    assert store.sources() == {"new"}
    assert [one.path for one in store.list_items(["old", "new"])] == ["b.txt"]


def test_what_is_used_again_stays(tmp_path):
    store = Store(tmp_path)
    store.add([("one", [item("a.txt")])])
    for _ in range(KEPT_BUILDS):
        store.saw([])
    store.saw([("/a.txt", "stamp", "one")])
    store.saw([])
    assert store.sources() == {"one"}


def test_a_damaged_file_is_begun_anew_and_told(tmp_path):
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    told: list[str] = []
    store = Store(tmp_path, told.append)
    assert store.sources() == set()
    assert len(told) == 1
    assert "damaged" in told[0]


def test_a_store_of_another_format_is_begun_anew(tmp_path):
    store = Store(tmp_path)
    store.add([("one", [item("a.txt")])])
    store.base.execute("PRAGMA user_version = 999")
    store.close()
    assert Store(tmp_path).sources() == set()


def test_sources_are_added_all_or_none(tmp_path):
    store = Store(tmp_path)
    bad = Item("a.txt", "a", True, b"", b"", b"", None)  # type: ignore[arg-type]
    try:
        store.add([("good", [item("b.txt")]), ("bad", [bad])])
    except Exception:
        assert store.sources() == set()
    else:
        raise AssertionError("a record that is none was taken")


def test_the_lock_tells_that_it_waits(tmp_path):
    import threading

    told: list[str] = []
    entered = threading.Event()

    def second() -> None:
        with alone(tmp_path, lambda line: (told.append(line), entered.set())):
            told.append("in")

    with alone(tmp_path, told.append):
        thread = threading.Thread(target=second)
        thread.start()
        assert entered.wait(20)
        assert len(told) == 1
        assert "waiting" in told[0]
    thread.join(20)
    assert told[1:] == ["in"]


def test_what_pages_were_drawn_from_counts_once_all_are_drawn(tmp_path):
    store, page = Store(tmp_path), Print(b"stamp", b"one", None, b"marks")
    store.lay_by([("a.html", page), ("b.html", page)])
    store.lay_aside("told", b"first")
    assert store.print_of("a.html") is None
    assert store.kept("told") is None
    store.drew()
    assert dict(store.prints()) == {"a.html": page, "b.html": page}
    assert store.kept("told") == b"first"
    store.lay_by([("a.html", page._replace(fingerprint=b"two"))])
    store.drew(gone=["b.html"])
    assert dict(store.prints()) == {"a.html": page._replace(fingerprint=b"two")}


def test_what_was_laid_by_is_lost_with_the_build(tmp_path):
    store = Store(tmp_path)
    store.lay_by([("a.html", Print(b"stamp", None, None, None))])
    store.lay_aside("told", b"first")
    store.close()
    again = Store(tmp_path)
    again.drew()
    assert not list(again.prints())
    assert again.kept("told") is None
