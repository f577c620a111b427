from msgspec.structs import replace

from haiti_digest.records import Metadatum
from haiti_digest.resolve.lookalikes import lookalike_problems
from tests.site.making import article

PLAIN = "“We counted boats,” said Ada Tamm. Tamm leads the Harbour Board.\n"


def test_an_article_of_one_alphabet_says_nothing():
    assert article(PLAIN).problems == ()
    assert article("“We counted boats,” said Zoë Şahin.\n").problems == ()


def test_one_line_tells_the_first_name_and_how_many_more_there_are():
    text = "The wind rose.\n\n“We counted boats,” said \u0410da Tamm. Tamm leads the H\u0430rbour Board.\n"
    (problem,) = article(text).problems
    assert problem.severity == "warning"
    assert str(problem).startswith("quay.txt:3: the name “\u0410da Tamm” (and 1 more name of the article) has letters")
    assert "CYRILLIC CAPITAL LETTER A;" in str(problem)


def test_an_outlet_is_a_name_too():
    outlet = Metadatum(value="The G\u0430zette", origin="front matter", reason="given")
    seed = replace(article("Zoë said so.\n").seed, outlet=outlet)
    (problem,) = lookalike_problems(seed, ())
    assert "The G\u0430zette" in problem.what
