from xml.sax.saxutils import escape, quoteattr

from hypothesis import given
from hypothesis import strategies as st

from haiti_digest.export.xml_text import attribute, escaped

WORDS = st.text(st.sampled_from("ab&<>\"'\n\r\t é"))


@given(WORDS)
def test_words_come_out_as_the_standard_library_writes_them(words):
    assert escaped(words) == escape(words)
    assert attribute(words) == quoteattr(words)
