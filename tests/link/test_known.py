from haiti_digest.config import Known
from haiti_digest.link.people import link_speakers
from tests.link.test_people import article, body, facts, person


def voices(found) -> dict[str, int]:
    return {speaker.id: len(speaker.voices) for speaker in found}


def alike(found, id: str, how: str) -> list[str]:
    return [one.id for speaker in found if speaker.id == id for one in speaker.alike if one.how == how]


def test_aliases_of_a_person_are_joined_under_the_given_name_with_the_reason():
    articles = [article("a", person("Ada Tamm")), article("b", person("Aida Tham")), article("c", person("Tamm"))]
    found = link_speakers(facts(articles), people=[Known(name="Ada Tamm", aliases=("Aida Tham",))])
    assert voices(found) == {"ada-tamm": 2, "tamm": 1}
    assert found[0].why[0] == "Aida Tham and Ada Tamm: digest.yml gives them as forms of one name"


def test_an_alias_that_is_a_surname_takes_nobody_whose_full_name_is_known():
    articles = [article("a", person("Ada Tamm")), article("b", person("Tamm")), article("c", person("Karl Tamm"))]
    found = link_speakers(facts(articles), people=[Known(name="Ada Tamm", aliases=("Tamm",))])
    assert voices(found) == {"ada-tamm": 2, "karl-tamm": 1}


def test_what_the_user_keeps_apart_is_never_joined_and_says_so_on_both_sides():
    articles = [article("a", person("Ada Tamm")), article("b", person("Ada Maria Tamm"))]
    assert len(link_speakers(facts(articles))) == 1
    found = link_speakers(facts(articles), people=[Known(name="Ada Tamm", apart_from=("Ada Maria Tamm",))])
    assert len(found) == 2
    one, two = found
    assert [a.id for a in one.alike if a.how == "kept apart"] == [two.id]
    assert [a.id for a in two.alike if a.how == "kept apart"] == [one.id]
    assert one.alike[0].why == "digest.yml keeps Ada Tamm and Ada Maria Tamm apart"


def test_two_known_ones_may_be_kept_apart_from_each_other():
    articles = [article("a", body("Harbour Watch", "HW")), article("b", body("Harbour Watch Trust", "HW"))]
    assert len(link_speakers(facts(articles))) == 1
    known = [Known(name="Harbour Watch", apart_from=("Harbour Watch Trust",)), Known(name="Harbour Watch Trust")]
    assert len(link_speakers(facts(articles), bodies=known)) == 2


def test_aliases_of_a_body_are_joined():
    articles = [article("a", body("Harbour Safety Board")), article("b", body("the Quay Watch"))]
    found = link_speakers(facts(articles), bodies=[Known(name="Harbour Safety Board", aliases=("Quay Watch",))])
    assert voices(found) == {"harbour-safety-board": 2}


def test_a_garbled_name_is_a_possible_variant_and_stays_apart():
    articles = [
        article("a", person("Godwin Fairchild")),
        article("b", person("Godwyn Fairchilde")),
        article("c", person("Godwin Fairweather")),
    ]
    found = link_speakers(facts(articles))
    assert voices(found) == {"godwin-fairchild": 1, "godwin-fairweather": 1, "godwyn-fairchilde": 1}
    assert alike(found, "godwin-fairchild", "possible variant") == ["godwyn-fairchilde"]
    assert alike(found, "godwyn-fairchilde", "possible variant") == ["godwin-fairchild"]
    assert alike(found, "godwin-fairweather", "possible variant") == []


def test_names_of_one_article_or_of_different_gender_are_no_variants():
    together = [article("a", person("Godwin Fairchild"), person("Godwyn Fairchild"))]
    assert alike(link_speakers(facts(together)), "godwin-fairchild", "possible variant") == []
    apart = [article("a", person("Godwin Fairchild", gender="m")), article("b", person("Godwyn Fairchild", gender="f"))]
    assert alike(link_speakers(facts(apart)), "godwin-fairchild", "possible variant") == []


def test_people_of_one_surname_are_told_from_each_other():
    found = link_speakers(facts([article("a", person("Pia Tamm")), article("b", person("Karl Tamm"))]))
    assert alike(found, "pia-tamm", "same surname") == ["karl-tamm"]


def test_names_that_only_look_the_same_are_two_and_offered_as_a_pair_also_in_one_article():
    look = "\u0410da T\u0430mm"
    for articles in (
        [article("a", person("Ada Tamm")), article("b", person(look))],
        [article("a", person("Ada Tamm"), person(look))],
    ):
        one, two = link_speakers(facts(articles))
        assert len(one.voices) == len(two.voices) == 1
        for speaker in (one, two):
            (other,) = (found for found in speaker.alike if found.how == "possible variant")
            assert "“\u0410” is CYRILLIC CAPITAL LETTER A" in other.why
    boards = [article("a", body("Harbour Board")), article("b", body("H\u0430rbour Board"))]
    assert len(link_speakers(facts(boards))) == 2


def test_what_the_user_keeps_apart_is_not_offered_again():
    look = "\u0410da Tamm"
    articles = [article("a", person("Ada Tamm")), article("b", person(look))]
    found = link_speakers(facts(articles), people=[Known(name="Ada Tamm", apart_from=(look,))])
    assert {other.how for speaker in found for other in speaker.alike} == {"kept apart"}
