"""Articles that no newsroom would print: names, words and files that break careless pages."""

from pathlib import Path

MARKUP = """<script>alert(1)</script> & friends: a headline with "quotes" and {{ braces }}

Published: 12 May 2031

“<img src=x onerror=alert(1)> & that is all,” said Zoë O’Brien-<b>Šimková</b>, who chairs the 12-member {% raw %} Club.

Ms O’Brien-<b>Šimková</b> said that "</p></blockquote><h1>” was only 3 per cent of it. &lt;Not a tag&gt; &amp; no more.
"""
LONG = f"""{"Verwaltungs" * 20} and a long road

Published: 14 May 2031

“{"Rhabarber" * 30} is the word,” said Ada {"Brightwater" * 15}. She counted {"9" * 60} boats and
{"http://harbour.invalid/" + "a/" * 150} on Tuesday.
"""
BIDI = """The word \u202egnorw\u202c was read from right to left

Published: 15 May 2031

قالت Amal Haddad: “مرحبا \u202e\u2066 \u200f to all,” she said on Wednesday. The 3,000 boats \u2067stayed\u2069 there.
“Nothing was moved,” said Amal Haddad.
"""
MARKDOWN = """---
title: "What the *board* said: a [link](javascript:alert(1))"
author: [Ada Brightwater, "Renzo \\"Tide\\" Tamm"]
published: 2031-05-16
outlet: The Harbour & Sea <Gazette>
url: https://harbour.invalid/a?b=1&c="2"#d
---

## A heading with `code` and <em>markup</em>

“We **cannot** wait for [the tide](javascript:alert(2)),” said *Renzo Tamm*, the mayor.

> “It is ours,” said Ada Brightwater.

- The board has 12 members.
- A third of them left on Friday.
"""
FRENCH = """Le port restera ouvert

Publié le 17 mai 2031

« Nous resterons jusqu’au dernier bateau », a déclaré Mme Inès Aubry, qui dirige le conseil du port. Selon elle, plus de
3 000 dockers attendent depuis lundi.
"""
NOTHING = "There is nothing here to find.\n"
UNDATED = '"It is over" said nobody in particular. "" “” ‘’ «» The 1990s were long.\n'
MANY = "\n\n".join(
    f"“This is the {number}th thing that I have to say about it,” said Ada Brightwater. Then {number} boats left."
    for number in range(4, 90)
)

FILES = {
    "markup <b>&amp;.txt": MARKUP,
    "long words.txt": LONG,
    "rtl/ﺎﻠﻋﺮﺒﻳﺓ.txt": BIDI,
    "board 100%.md": MARKDOWN,
    "le port d'été.txt": FRENCH,
    "nothing.txt": NOTHING,
    "un#dated?.txt": UNDATED,
    "many.txt": "Published: 18 May 2031\n\n" + MANY,
    "empty.txt": "",
    "copy of many.txt": "Published: 18 May 2031\n\n" + MANY,
}


def write_odd_articles(folder: Path) -> None:
    """Makes the folder of odd articles."""
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
