from haiti_digest.link.digest import link
from haiti_digest.records import Topic
from tests.site.making import article

SAID = (
    "“We need boats,” said Ada Tamm. “No boats,” she said.\n\n"
    "“Boats!” said Nils Osei. “Lamps broke,” he said. “The 20 boats sank,” he said.\n\n"
    "Mr Osei said that the boats of the lower harbour had been insured by the board until last year."
)


def words(topic: Topic) -> list[str]:
    made = article(SAID)
    return sorted(made.statements[ref.index].statement.said.of(made.seed.text) for ref in topic.statements)


def test_a_topic_of_the_users_takes_short_statements_too() -> None:
    (topic,) = link([article(SAID)], topics={"Boats": ["boats"]}).topics
    short = ["Boats!", "No boats,", "The 20 boats sank,", "We need boats,"]
    assert words(topic)[:4] == short
    assert len(topic.statements) == 5
    assert len(topic.figures) == 1


def test_a_topic_of_the_users_takes_no_statement_without_its_words() -> None:
    (topic,) = link([article(SAID)], topics={"Lamps": ["lamps"]}).topics
    assert words(topic) == ["Lamps broke,"]


TOLD = (
    "Ships of the Norland nation brought grain to every quay on Monday.",
    "Engineers of the Norland nation raised the sunken barge with two cranes.",
    "A storm struck the Norland nation in spring and tore off many roofs.",
    "The mayor promised the lamp oil for winter and a new bell for the tower.",
    "Without the lamp oil the pilots cannot find the mouth of the river.",
    "The price of the lamp oil had doubled before the harvest was in.",
    "Bakers gave what was left to the hospital, and the help was welcome.",
    "Nobody had mended the bridge since the great frost, and the help came late.",
    "Two ferries were painted red and white, for which the help was not needed.",
)


def test_no_found_topic_is_a_name_with_a_general_word_or_such_a_word_alone() -> None:
    one, two = ("\n\n".join(TOLD[at::2]) for at in (0, 1))
    found = {topic.label for topic in link([article(one, "one"), article(two, "two")]).topics}
    assert found == {"lamp oil"}
