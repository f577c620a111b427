import pytest
from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.load.attributes import MOST, has_crowded_tag

MANY = MOST + 1


@pytest.mark.parametrize(
    "tag",
    [
        "<p " + "a " * MANY + ">",
        "<p " + " ".join(f"a{n}=1" for n in range(MANY)) + ">",
        "<p\n" + "\n".join(f'a{n} = "<b>"' for n in range(MANY)) + ">",
        "<p " + "a='>'" * MANY + ">",
        "<p/" + "a/" * MANY + ">",
        "<p " + "a=b " * MANY,
        "<i>x</i><br/><P " + "A=B " * MANY + ">",
    ],
)
def test_a_tag_with_very_many_attributes_is_seen(tag):
    assert has_crowded_tag(f"<html><body>{tag}The council has closed the pier.")


@pytest.mark.parametrize(
    "markup",
    [
        "<p " + "a=1 " * MOST + ">x</p>",
        "<p a=1>x</p>" * MANY,
        "a < b " + "c " * MANY,
        "<script>if(i<n " + "a b " * MANY + "</script>",
        "<STYLE>p<q " + "a b " * MANY + "</Style><p>x",
        "<img src='data:image/png;base64," + "A" * 100_000 + "'>",
        "",
        "<",
        "<p",
        '<p a="',
    ],
)
def test_other_pages_are_not(markup):
    assert not has_crowded_tag(markup)


@given(st.text(alphabet="<>a/='\" \n!-", max_size=300))
def test_any_markup_is_looked_through(markup):
    assert has_crowded_tag(markup) in (True, False)
