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
