"""Which passages of different articles tell the same: not those that only share what their articles are about."""

from pathlib import Path

from haiti_digest.build import read_articles
from haiti_digest.config import Config
from haiti_digest.link.digest import link
from haiti_digest.records import Article

HEAD = "---\ntitle: {title}\ndate: {date}\noutlet: {outlet}\n---\n"
ONE = (
    "A Norland harbour officer sent to Ostmark to watch the quays was stabbed on Sunday, the harbour office said.\n\n"
    "The stabbed officer died on the way to a clinic in Ostmark.\n\n"
    "Gangs hold most of the quays; the harbour officers who were sent there hold the rest.\n\n"
    "“We will bring home our officer,” Norland’s harbour master Jane Roe said in Ostmark.\n"
)
HELP = (
    "Rain fell on the capital all week.\n\n"
    "Norland has sent hundreds of harbour officers to the weak courts of Ostmark.\n\n"
    "Two harbour officers from Norland were hurt in Ostmark last year.\n\n"
    "The harbour officers sleep in tents.\n"
)
LATER = (
    "A Norland harbour officer has been stabbed in Ostmark.\n\n"
    "The officer was searching a barge in Ostmark for stolen grain.\n\n"
    "Norland has had officers in Ostmark since last year.\n\n"
    "It is the third harbour officer from Norland who was stabbed there.\n"
)
SAME_DAY = (
    "A harbour officer from Norland was stabbed in Ostmark and died on the way to a clinic.\n\n"
    "The quays were shut until Monday.\n"
)


def told_alike(folder: Path, **texts: str) -> set[frozenset[str]]:
    """Which of these articles, each ``date`` and text, have a passage in common."""
    for name, text in texts.items():
        date, _, body = text.partition(" ")
        head = HEAD.format(title=f"On {name}", date=date, outlet=f"The {name.title()}")
        (folder / f"{name}.md").write_text(head + body, encoding="utf-8")
    digest = link([item for item in read_articles(folder, Config()) if isinstance(item, Article)])
    places = [{variant.passage.article for variant in thread.variants} for thread in digest.threads]
    return {frozenset(Path(digest.articles[at].seed.path).stem for at in told) for told in places}


def test_what_both_articles_are_about_makes_no_two_passages_alike(tmp_path: Path) -> None:
    assert told_alike(tmp_path, first=f"2031-02-24 {ONE}", second=f"2031-02-24 {HELP}") == set()


def test_another_event_weeks_later_is_not_the_same_though_all_its_words_stand_in_the_first(tmp_path: Path) -> None:
    assert told_alike(tmp_path, first=f"2031-02-24 {ONE}", later=f"2031-03-28 {LATER}") == set()


def test_the_same_event_in_other_words_is_told_alike(tmp_path: Path) -> None:
    found = told_alike(tmp_path, first=f"2031-02-24 {ONE}", same=f"2031-02-24 {SAME_DAY}")
    assert found == {frozenset({"first", "same"})}
