from collections.abc import Iterable

from haiti_digest.link.facts import NameFacts
from haiti_digest.link.library import names_of
from haiti_digest.link.people import link_speakers
from haiti_digest.link.traits import traits_of
from haiti_digest.records import Article, Entity, Metadatum, Role, Seed
from haiti_digest.spans import Span

LANGUAGE = Metadatum(value="en", origin="default", reason="given")


def article(name: str, *entities: Entity) -> Article:
    seed = Seed(path=name, id=name, sha256=name * 8, encoding="utf-8", text="", paragraphs=(), language=LANGUAGE)
    return Article(seed=seed, statements=(), mentions=(), entities=entities, figures=(), timexes=())


def person(name: str, *roles: str, gender: str | None = None, **fields: object) -> Entity:
    named = tuple(Role(text=role, span=Span(0, 1)) for role in roles)
    return Entity(kind="person", name=name, forms=(name,), roles=named, gender=gender, **fields)


def body(*forms: str) -> Entity:
    return Entity(kind="body", name=max(forms, key=len), forms=forms)


def facts(articles: Iterable[Article]) -> list[NameFacts]:
    return [names_of(traits_of(article)) for article in articles]


def together(*articles: Article) -> dict[str, int]:
    """How many articles each speaker was found in, by address."""
    return {speaker.id: len(speaker.voices) for speaker in link_speakers(facts(articles))}


def test_one_full_name_is_one_person_whatever_accents_and_hyphens():
    found = link_speakers(facts([article("a", person("Zoë Saint-Brun")), article("b", person("Zoe Saint Brun"))]))
    assert [len(speaker.voices) for speaker in found] == [2]
    assert "the same full name" in found[0].why[0]


def test_middle_names_and_initials_fit_the_only_longer_form():
    assert together(
        article("a", person("Ada Brightwater")),
        article("b", person("Ada Maria Brightwater")),
        article("c", person("A. Brightwater")),
    ) == {"ada-brightwater": 3}


def test_a_surname_joins_the_one_person_whose_office_it_shares():
    assert together(article("a", person("Pia Tamm", "President")), article("b", person("Tamm", "President"))) == {
        "pia-tamm": 2
    }
    assert together(article("a", person("Pia Tamm", "President")), article("b", person("Tamm"))) == {
        "pia-tamm": 1,
        "tamm": 1,
    }


def test_two_people_of_one_surname_stay_two():
    found = together(
        article("a", person("Pia Tamm", "President")),
        article("b", person("Karl Tamm", "President")),
        article("c", person("Tamm", "President")),
    )
    assert found == {"karl-tamm": 1, "pia-tamm": 1, "tamm": 1}


def test_two_people_of_one_full_name_stay_two():
    found = together(
        article("a", person("Sam Osei", "striker"), body("Harbour Football Club")),
        article("b", person("Sam Osei", "judge"), body("District Court")),
    )
    assert sorted(found.values()) == [1, 1, 1, 1]
    assert sum(name.startswith("sam-osei-") for name in found) == 2


def test_a_new_office_in_the_same_company_is_the_same_person():
    found = together(
        article("a", person("Sam Osei", "minister"), body("Harbour Board")),
        article("b", person("Sam Osei", "president"), body("Harbour Board")),
    )
    assert found == {"sam-osei": 2, "harbour-board": 2}


def test_opposite_genders_are_two_persons():
    found = together(article("a", person("Kim Lund", gender="f")), article("b", person("Kim Lund", gender="m")))
    assert sorted(found.values()) == [1, 1]


def test_an_acronym_explained_in_one_article_serves_the_others():
    found = link_speakers(facts([article("a", body("Harbour Safety Board", "HSB")), article("b", body("HSB"))]))
    assert [(speaker.id, len(speaker.voices)) for speaker in found] == [("harbour-safety-board", 2)]


def test_two_spellings_of_one_acronym_are_one_body_when_they_share_words():
    found = together(
        article("a", body("Joint Harbour Watch", "JHW")), article("b", body("Junior Harbour Watch", "JHW"))
    )
    assert list(found.values()) == [2]


def test_an_acronym_of_two_bodies_joins_neither():
    found = together(
        article("a", body("Harbour Safety Board", "HSB")),
        article("b", body("High School of Ballet", "HSB")),
        article("c", body("HSB")),
    )
    assert sorted(found.values()) == [1, 1, 1]


def test_a_name_that_begins_with_an_acronym_is_that_which_spells_it_out():
    found = together(
        article("a", body("Norland Port Agency Council"), body("Norland Port Agency")),
        article("b", body("N.P.A. Council")),
        article("c", body("NPA Council")),
    )
    assert found == {"norland-port-agency-council": 3, "norland-port-agency": 1}


def test_an_acronym_at_the_front_of_a_name_is_not_guessed():
    found = together(article("a", body("Northern Pilots Association Council")), article("b", body("NPA Council")))
    assert list(found.values()) == [1, 1]


def test_a_short_name_of_two_bodies_joins_neither():
    found = together(
        article("a", body("Ostend Gazette", "Gazette")),
        article("b", body("Harbour Gazette", "Gazette")),
        article("c", body("Ostend Gazette")),
        article("d", body("Gazette")),
    )
    assert found == {"ostend-gazette": 2, "harbour-gazette": 1, "gazette": 1}


def test_a_short_name_of_one_body_joins_its_longer_ones():
    found = together(
        article("a", body("N.P. Gazette Board", "Gazette Board")),
        article("b", body("Norland Port Gazette Board", "Gazette Board")),
        article("c", body("Gazette Board")),
    )
    assert list(found.values()) == [3]


def test_described_ones_are_never_joined():
    official = Entity(kind="described", name="a senior official")
    found = together(article("a", official), article("b", official))
    assert sorted(found.values()) == [1, 1]


def test_the_address_does_not_change_when_an_article_adds_a_middle_name():
    one = article("a", person("Ada Brightwater"))
    before = link_speakers(facts([one]))[0].id
    assert before == link_speakers(facts([one, article("b", person("Ada Maria Brightwater"))]))[0].id


def test_an_acronym_with_three_full_names_joins_those_that_share_words():
    found = together(
        article("a", body("Comité des eaux", "JHW")),
        article("b", body("Joint Harbour Watch", "JHW")),
        article("c", body("Joint Harbour Watch mission", "JHW")),
    )
    assert sorted(found.values()) == [1, 2]


def test_a_body_spelled_in_two_customs_is_one():
    found = together(
        article("a", body("Harbour Safety Organization")), article("b", body("Harbor Safety Organisation"))
    )
    assert list(found.values()) == [2]


def test_a_person_who_goes_by_the_later_names_is_one():
    found = together(article("a", person("Ezra Kip Murgor")), article("b", person("Kip Murgor")))
    assert list(found.values()) == [2]


def test_a_later_name_that_fits_two_persons_joins_neither():
    found = together(
        article("a", person("Ezra Kip Murgor")),
        article("b", person("Amos Kip Murgor")),
        article("c", person("Kip Murgor")),
    )
    assert sorted(found.values()) == [1, 1, 1]


def test_those_whom_two_files_with_the_same_bytes_only_describe_have_ids_of_their_own():
    described = Entity(kind="described", name="a senior official", forms=("a senior official",))
    speakers = link_speakers(facts([article("a", described) for _ in range(3)]))
    assert len({speaker.id for speaker in speakers}) == len(speakers) == 3
