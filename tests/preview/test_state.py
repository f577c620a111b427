"""Which pages are loaded anew: those that are older than what is shown, each once."""

from haiti_digest.preview.state import State

NOW = 0.0


def loads_anew(state: State, number: int) -> bool:
    """Whether a page with this number would be told to load itself anew."""
    return state.after(number, NOW) is not None


def test_a_build_makes_every_older_page_load_anew() -> None:
    state = State(7)
    assert not loads_anew(state, 7)
    state.show((), None)
    assert loads_anew(state, 7)
    assert not loads_anew(state, state.shown.number)


def test_pages_shown_ahead_are_loaded_once_and_the_others_when_all_is_built() -> None:
    state = State()
    state.show(("a.txt: is empty",), None)
    other, old = state.ahead("quotes.html")[1], state.shown
    state.show_ahead({"index.html": b"new"})
    assert loads_anew(state, old.number)
    data, shown = state.ahead("index.html")
    assert data == b"new"
    missing, meanwhile = state.ahead("quotes.html")
    assert missing is None
    assert shown.problems == ("a.txt: is empty",)
    assert not loads_anew(state, shown.number)
    assert not loads_anew(state, meanwhile.number)
    state.show(("a.txt: is empty",), None)
    assert state.ahead("index.html")[0] is None
    assert not loads_anew(state, shown.number)
    assert loads_anew(state, meanwhile.number)
    assert loads_anew(state, other.number)


def test_pages_shown_ahead_are_loaded_again_where_the_build_has_more_to_tell() -> None:
    for problems, failure in ((("b.txt: is empty",), None), ((), "templates/base.html:3: unexpected end")):
        state = State()
        state.show((), None)
        state.show_ahead({"index.html": b"new"})
        shown = state.ahead("index.html")[1]
        state.show(problems, failure)
        assert loads_anew(state, shown.number)
        assert state.ahead("index.html")[0] is None


def test_a_page_is_looked_at_as_long_as_somebody_listens() -> None:
    state = State()
    with state.looking_at("index.html"), state.looking_at("index.html"):
        with state.looking_at("quotes.html"):
            assert state.looked_at == {"index.html", "quotes.html"}
        assert state.looked_at == {"index.html"}
    assert state.looked_at == frozenset()
