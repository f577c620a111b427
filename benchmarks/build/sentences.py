"""The sentences of made-up news: what is said, reported, counted, dated, and told without any of these.

How many of each an article gets follows what news of the same length holds: see `benchmarks/build/corpus.py`. Every
word in braces is drawn anew where it stands; `{thing}`, `{deed}` and `{tail}` are drawn from the phrases below, so that
few sentences share more than their small words.
"""

PHRASES = {
    "thing": [
        "{noun}",
        "{adj} {noun}",
        "{adj} {noun}",
        "{noun} of {place}",
        "{adj} {noun} of {place}",
        "{noun} beside the {noun}",
        "{noun} for {group}",
        "{adj}, {adj} {noun}",
    ],
    "deed": [
        "{verb} the {thing}",
        "{verb} the {noun}",
        "{verb} or {verb} the {noun}",
        "{verb} both the {noun} and the {thing}",
        "{verb} a {thing}",
    ],
    "tail": [
        "before the {noun} {happened}",
        "after the {thing} had {happened}",
        "while the {noun} {happened} {how}",
        "because the {thing} {happened}",
        "without a {noun}",
        "like any {thing}",
        "beyond the {noun} and the {noun}",
        "for want of a {thing}",
        "at {season}",
        "where a {noun} had been",
        "on the {adj} side of {place}",
        "for the {group} of {place}",
        "as {adj} as its {noun}",
    ],
}
QUOTES = [
    "The {thing} will {deed} before {season}, and every {noun} in {place} with it",
    "We cannot {deed} when a {thing} has {happened}",
    "No {noun} was ever meant to {deed}, and our {thing} shows it",
    "If the {thing} fails, a {noun} will {verb} nothing but a {thing}",
    "They never asked whether a {thing} should {deed}",
    "I have seen a {thing} before, but never one that could {deed}",
    "It is not the {thing} that worries me, it is the {thing} behind it",
    "My mother had a {thing}, and she would {deed} with her own hands",
    "You may {deed} today and {deed} tomorrow, and still have a {noun} that {happened} {how}",
    "Give us a {thing} and we shall {deed}",
    "For {small} years a {thing} was all we had; now even the {noun} has {happened}",
    "Those who {deed} should live beside a {thing} {tail}",
]
AGAIN = [
    "We will not {deed} twice",
    "The {thing} is ours",
    "It was a {thing}, nothing more",
    "Somebody has to {deed}",
    "A {noun} is a {noun}",
    "There is no other {thing}",
    "Then the {noun} {happened}",
    "I would rather {deed}",
]
SPOKEN = [
    "“{words},” {full} said on {day}.",
    "“{words},” said {name}, who has led the {body} since {year}. “{again}.”",
    "“{words},” {last} told {paper}. “{again}.”",
    "“{words},” {pronoun} said. “{again}.”",
    "{full} was blunt. “{words},” {pronoun} said.",
    "“{words},” said {stranger}, a {job} in {place}.",
    "“{words},” said {stranger} of the {small_body}. “{again}.”",
    "Standing beside a {thing}, {last} said: “{words}.”",
]
REPORTED = [
    "{full} told reporters in {place} on {day} that the {thing} would {deed} {tail}.",
    "According to {last}, the {thing} needs ${money} million more if the {body} is to {deed}.",
    "{last} said that the {body} had been asked to {deed}, and that the {noun} was {adj} {tail}.",
    "{name}, the {body}’s spokesman, said the {thing} could {deed} {tail}.",
    "The {body} denied that its {noun} had been used to {deed} {tail}.",
    "In a statement on {day}, the {body} said it would {deed} {tail}.",
    "{last} promised to {deed} and thanked {group} {tail}.",
    "A neighbour of {last}, who asked not to be named, said the {thing} {happened} {how} {tail}.",
    "{last2} disagreed, warning that a {thing} would {deed}.",
    "{stranger}, a {job}, said the {thing} had {happened} {tail}.",
    "The {small_body} said its {noun} would {deed} {tail}, and {stranger} agreed.",
    "Asked about the {thing}, {last} replied that {group} would {deed} {tail}.",
]
MIXED = [
    "{last} added that the {noun} “cannot {deed}” and asked the {body} to {deed}.",
    "{full} called the {thing} “a {thing} that no {noun} can {verb}”, {tail}.",
    "The {body} described the {thing} as “{adj} but ready to {verb}” in a letter to {last}.",
    "{last} said the {thing} was “{adj} {tail}” and would not {deed}.",
]
COUNTED = [
    "In {month}, about {count} {group} crossed the {thing}, the {body} said in its report for {year}.",
    "The price of the {thing} rose by {percent}% {tail}.",
    "At least {few} {group} were taken from the {thing}, and {small} of them are still missing.",
    "The {noun}, which holds {count} {group}, has a {thing} {tail}.",
    "It cost ${money} million to {deed} for {few} {group}, {tail}.",
    "Only {percent} per cent of the {group} in {place} still {deed}, half as many as in {year}.",
    "The {body} has {small} {noun}s in {place} and {few} in {place}, each with a {thing}.",
    "The work took {small} months longer {tail} when the {body} began to {deed}.",
    "Some {count} {group} {deed} every year {tail}, nearly {few} more than in {year}.",
    "A {thing} {few} metres long was built to {deed} {tail}.",
]
DATED = [
    "On {day}, the {body} began to {deed} {tail}.",
    "The {thing} has been {adj} since {year}, when the {body} chose to {deed}.",
    "{name} was elected in {month} {year} after a campaign about the {thing}.",
    "A vote on the {thing} is expected next week {tail}.",
    "The {thing} was closed last {day}, and has stood {adj} {tail} ever since.",
    "The {body} will {deed} by the end of the year, {tail}.",
    "In {month}, the {thing} was moved from {place} to {place} {tail}.",
    "The {adj} {noun} burned down on {date}, and with it the {thing}.",
    "{stranger} opened the {thing} on {date} {tail}.",
    "Until {month} {year}, {group} could {deed} {tail}.",
]
TOLD = [
    "Work on the {thing} began when a {noun} could no longer {deed}.",
    "Between the {noun} and the {thing} lies a {thing} that the {body} would {verb}.",
    "Nothing in a {thing} shows who ordered the {noun}, or why the {noun} was {adj}.",
    "The {thing} is run by the {body}, which also has to {deed}.",
    "In {place}, where the {noun} meets the {thing}, {group} {deed} {tail}.",
    "{name} and {last2} had met before, over a {thing} {tail}.",
    "Behind the {noun} stands a {thing}, and behind that a {thing} {tail}.",
    "Whether a {noun} can {deed} {tail} is for the {small_body} to decide.",
    "The {noun} smells of {noun}, the {noun} is {adj}, and the {thing} {happened} {how}.",
    "Those who know the {body} expect the {thing} to {deed} {tail}.",
    "What began as a quarrel over a {noun} has become a {thing} {tail}.",
    "The way to {place} passes a {thing}, a {noun} and a {thing} that {last} once hoped to {verb}.",
    "{last}, a former {job}, lives above the {noun} and is seldom seen without a {thing}.",
    "Rain fell on {place}, and the {thing} was closed to {group} {tail}.",
    "The {body} shares its {thing} with the {body2}, {tail}.",
    "A {noun} shows {name} with {last2} and {stranger} at the {thing} {tail}.",
    "From {place} to {place}, the {thing} follows a {noun} {tail}.",
    "{last} and {stranger} both grew up in {place} {tail}.",
    "{group} {deed} {tail}, as {last} likes to tell.",
    "Every {noun} has its {noun}, and the {thing} is no exception {tail}.",
    "Once the {thing} had {happened}, the {noun} {happened} too.",
    "There are {noun}s that {verb} {how}; the {thing} is one {tail}.",
]
OPENING = [
    "The {body} has decided to {deed}, ending a quarrel over the {thing} {tail}.",
    "{full} came to {place} on {day} to {deed} that the {body} had left to the {noun}.",
    "A {thing} was lost on {day}, leaving {few} {group} without a {noun}, the {body} said.",
    "{place} will {deed} {tail}, the {body} decided on {day}.",
    "{last} and {last2} fell out over a {thing} on {day} {tail}.",
]
TITLES = [
    "{place} to {verb} its {thing}",
    "{thing} will {deed}",
    "{body} and {last} at odds over {thing}",
    "How a {thing} came to {verb} a {noun}",
    "{last} wants a {thing} {tail}",
    "{thing} {happened} {how}",
]
