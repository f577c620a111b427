"""Whom *he*, *she*, *they* and *it* mean, from who was heard of before; rules that are too weak leave it open."""

from collections.abc import Sequence
from itertools import islice

from haiti_digest.resolve.cast import Member
from haiti_digest.resolve.memory import Finding, Gender, Heard, Memory

NEAR = 40  # persons and bodies heard of among which a body is looked for
REACH = 8  # sentences that a pronoun may look back
LAST = 3  # sentences since the last speaker
MOST = 2  # persons that the sentence may name for its subject to be sure
FRONT = ("subject", "source")


def singular(memory: Memory, word: str, sentence: int, gender: Gender, speaks: bool = False) -> Finding:
    """Whom *he* or *she* in *sentence* means; *speaks* when the pronoun is itself a source.

    The latest sentence that names somebody whom the pronoun fits decides, by its subject. It stays open after a
    pronoun that stayed open, after a subject whose kind is not known, and where the only ones named are no subjects.
    """
    near: list[Heard] = []
    for heard in memory.back(sentence, REACH):
        member = heard.member
        if member is not None and may_be(member, gender):
            near.append(heard)
        elif member is None and heard.gender == gender and gender is not None:
            if not near:
                return Finding(None, "pronoun open", f"the “{word}” before it is not determined either")
            break
        elif member is None and heard.gender is None and heard.place in FRONT and not near:
            return Finding(None, "pronoun open", "the subject before it may be a person too")
    return (
        _learn(_choose(near, word, sentence, gender, speaks), gender)
        if near
        else Finding(None, "pronoun open", _nobody(word))
    )


def latter(memory: Memory, word: str, sentence: int, gender: Gender) -> Finding:
    """Whom *ce dernier* in *sentence* means: the only one whom it fits of those named in the sentence before."""
    near = list(memory.back(sentence, 1))
    there = [heard for heard in near if heard.sentence == near[0].sentence]
    fitting = [heard.member for heard in there if _may_be_last(heard, gender)]
    people = list(dict.fromkeys(fitting))
    if len(people) == 1 and people[0] is not None:
        return Finding(people[0], "pronoun: only one", "the only one named shortly before whom it fits")
    return Finding(
        None, "pronoun open", several([one for one in people if one is not None]) if people else _nobody(word)
    )


def _may_be_last(heard: Heard, gender: Gender) -> bool:
    """Whether *ce dernier* may stand for one heard of: a person, a body by its article, one left open."""
    member = heard.member
    if member is None or member.kind == "body":
        return heard.gender in (None, gender)
    return may_be(member, gender)


SURE = ("pronoun: last subject", "pronoun: only one")


def _learn(finding: Finding, gender: Gender) -> Finding:
    """Keep the gender of one whom a sure rule found; a name of unknown kind that it found is a person's."""
    member = finding.member
    if member is not None and finding.rule in SURE and member.gender is None:
        member.gender = gender
        if member.kind == "described" and member.forms:
            member.kind = "person"
    return finding


def _nobody(word: str) -> str:
    return f"nobody whom “{word}” fits is named shortly before"


def _choose(near: list[Heard], word: str, sentence: int, gender: Gender, speaks: bool) -> Finding:
    """The one whom the latest sentence of *near*, the latest first, puts in front."""
    there = [heard for heard in near if heard.sentence == near[0].sentence]
    people = _members(there)
    front = _front(there)
    distance = sentence - near[0].sentence
    before = next((heard.member for heard in near[len(there) :] if heard.place in FRONT), None)
    if front is None:
        if sentence - near[0].sentence <= 1 and len(_members(near)) == 1 and people[0].gender == gender:
            return Finding(people[0], "pronoun: only one", "the only one named shortly before whom it fits")
        if len(people) > 1 or before is not people[0]:
            return Finding(None, "pronoun open", _only(people))
        where = _where(distance)
        return Finding(
            people[0], "pronoun: still the subject", f"named {where}, and the subject before; nobody else is"
        )
    member = front.member
    assert member is not None
    goes_on = speaks and front.place == "source" and distance <= 1
    if member.kind == "described" and member.forms and not (goes_on and people == [member]):
        return Finding(None, "pronoun open", f"nothing tells whether {member.name} is a person")
    crowded = len(people) > MOST and not goes_on
    if crowded or distance > LAST or (distance > 1 and front.place != "source"):
        return Finding(None, "pronoun open", several(people) if crowded else _nobody(word))
    if distance > 1:
        return Finding(member, "pronoun: last speaker", f"the last to speak, {distance} sentences before")
    others = [person.name for person in people if person is not member]
    earlier = [h for h in there if h.member is not member and h.at < front.at and h.place != "owner"]
    if any(not goes_on or h.member is None or (h.member.kind == "person" and h.place in FRONT) for h in earlier):
        return Finding(None, "pronoun open", several(people))
    said = "the speaker" if front.place == "source" else "the subject"
    if others:
        rule, but = (
            "pronoun: subject before another",
            f"{' and '.join(others)} is named there too, but {'does not speak' if goes_on else 'not as the subject'}",
        )
    else:
        rule, but = "pronoun: last subject", "no one else is named between"
    return Finding(member, rule, f"{said} {_where(distance)}; {but}")


def _front(there: Sequence[Heard]) -> Heard | None:
    """Who stands in front in one sentence, *there* the latest first: the only one who speaks, or the first subject."""
    speaking = [heard for heard in there if heard.place == "source"]
    if len({heard.member for heard in speaking}) == 1:
        return speaking[-1]
    return next((heard for heard in reversed(there) if heard.place in FRONT), None)


def _members(heard: Sequence[Heard]) -> list[Member]:
    return list(dict.fromkeys(one.member for one in heard if one.member is not None))


def _where(distance: int) -> str:
    if distance <= 0:
        return "of the same sentence"
    return "of the sentence before" if distance == 1 else f"{distance} sentences before"


def _only(people: Sequence[Member]) -> str:
    return several(people) if len(people) > 1 else f"{people[0].name} is named before, but not as the subject"


def may_be(member: Member, gender: Gender) -> bool:
    """Whether a pronoun of *gender* may stand for *member*."""
    if member.plural or member.kind not in ("person", "described"):
        return False
    return member.gender is None or gender is None or member.gender == gender


def may_be_any(member: Member | None) -> bool:
    """Whether any singular pronoun for persons may stand for *member*."""
    return member is not None and may_be(member, None)


def plural(memory: Memory, sentence: int) -> Finding:
    """Whom *they* in *sentence* means: the group or body that was the last subject."""
    for heard in memory.back(sentence, 1):
        member = heard.member
        if member is not None and heard.place in FRONT and (member.plural or member.kind == "body"):
            where = "in the same sentence" if heard.sentence == sentence else "of the sentence before"
            return Finding(member, "pronoun: several", f"the group or body that is the subject {where}")
    return Finding(None, "pronoun open", "no group that it fits is the subject before")


def body(memory: Memory, sentence: int, at: int) -> Finding:
    """What *it* in *sentence* means: the body that was the last subject."""
    for heard in memory.back(sentence, 2):
        member = heard.member
        if heard.at >= at or member is None or heard.place not in FRONT:
            continue
        spoke = heard.place == "source" and member.kind == "described" and member.forms and member.gender is None
        if member.kind in ("body", "place") or spoke:
            return Finding(member, "pronoun: body", "the body that is the last subject")
    return Finding(None, "pronoun open", "no body is the subject shortly before")


def person_or_body(memory: Memory, person: Finding, sentence: int, gender: Gender) -> Finding:
    """What a pronoun means that stands for bodies too (``la police … elle``), given the *person* it would mean.

    The body that is the last subject, where its article has the gender; open where a person fits as well.
    """
    for heard in islice(memory.back(sentence, 1), NEAR):
        member = heard.member
        if member is None or heard.place not in FRONT:
            continue
        if member.kind != "body" or heard.gender != gender:
            return person
        if person.member is not None:
            return Finding(None, "pronoun open", several([person.member, member]))
        return Finding(member, "pronoun: body", "the body that is the last subject")
    return person


def several(members: Sequence[Member]) -> str:
    """That more than one fits, with their names."""
    names = list(dict.fromkeys(member.name for member in members))
    return f"{len(names)} fit: {', '.join(names[:3])}" if len(names) > 1 else "nobody fits"
