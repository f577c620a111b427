"""Words as XML holds them; the standard library's functions for it would bring its whole network along."""

from html import escape


def escaped(words: str) -> str:
    """*words* as the text of an element."""
    return escape(words, quote=False)


def attribute(words: str) -> str:
    """*words* as the value of an attribute, with its quotation marks: single ones where only double ones are inside."""
    inner = escaped(words).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' in inner and "'" not in inner:
        return f"'{inner}'"
    inner = inner.replace('"', "&quot;")
    return f'"{inner}"'
