"""The words and sentences of made-up news: what is said, reported, counted, dated, and told without any of these.

How many of each an article gets follows what news of the same length holds: see `benchmarks/build/corpus.py`.
"""

from benchmarks.stories import WORDS as FEW

WORDS = {
    "noun": (
        f"{FEW['noun']} airfield allotment aqueduct archway bakery barrier basin beacon boiler bookshop brewery "
        "bylaw cable calendar cannery causeway cellar charter chimney cinema compass council-house crane crossing "
        "customs-shed dairy decree dispensary ditch dockyard drawbridge embankment engine estate excavation "
        "factory fishery footpath foundry fountain gasworks gatehouse generator granary greenhouse gutter hangar "
        "hedge hospital icehouse incinerator inquiry jetty junction kiln laboratory landfill lease ledger lock "
        "loom mandate meadow mill monument mural museum nursery observatory orchard orphanage oven parade "
        "pavement payroll pier pipeline plantation platform pontoon quarry railing ration refinery register "
        "reservoir roof ropewalk sawmill seawall sewer slipway sluice stable statute summit swamp tariff "
        "telegraph terrace theatre timetable toll-gate towpath treaty turbine turnpike vineyard viaduct "
        "waterworks weir well wharf windmill workshop"
    ),
    "adj": (
        f"{FEW['adj']} abandoned ancient annual bitter borrowed brittle central coastal crowded damp deserted "
        "distant eastern elected expensive fragile frozen generous gloomy harmless hasty hidden idle inner "
        "leaking local lonely modest muddy noisy outer patient peculiar polished private quiet reluctant rented "
        "rural rusty seasonal secret shallow southern stubborn sudden temporary timid uneven unpaid urgent vacant "
        "western wooden"
    ),
    "verb": (
        f"{FEW['verb']} abandon adopt assemble auction block borrow charter clean combine copy demolish describe "
        "dig divide double enlarge examine exchange expand fence forget heat hire improve insure lift lower "
        "measure merge mend mention neglect occupy overlook paint patrol photograph postpone protect rebuild "
        "record recover reduce register replace rescue reserve restore review save scrap separate share shelter "
        "shorten staff supply survey test tow transfer unload visit welcome"
    ),
    "group": (
        "residents families boats engineers fishermen nurses teachers farmers houses shops lorries passengers "
        "volunteers tenants students divers carpenters patients ships windows"
    ),
    "role": (f"{FEW['role']} Senator Bishop Captain Mayor Inspector Judge"),
}
LISTS = {name: words.split() for name, words in WORDS.items()}
BODIES = [
    "Ministry of the Coast",
    "Ministry of Roads",
    "Harbour Commission",
    "Board of Trade",
    "National Bank",
    "Salt Workers’ Union",
    "Court of Accounts",
    "Fisheries Council",
    "Relief Agency",
    "Coast Guard",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
QUOTES = [
    "The {adj} {noun} will {verb} the {noun2} before the {adj2} {noun3} is lost, and everyone in {place} knows it",
    "We cannot {verb} a {noun} when every {noun2} in {place} waits for the {adj} {noun3}",
    "No {noun} was ever meant to {verb} the {adj} {noun2}, and the {noun3} of {place} shows it",
    "If the {noun} fails, the {adj} {noun2} of {place} will {verb} nothing but a {noun3}",
    "Nobody asked us whether the {noun} should {verb2} the {noun2}; we read about the {adj} {noun3} like everyone else",
    "I have seen a {adj} {noun} before, but never one that could {verb} the {noun2} and {verb2} the {noun3}",
    "It is not the {noun} that worries me, it is the {adj} {noun2} behind it",
    "My mother worked in that {noun}, and she would {verb} the {adj} {noun2} with her own hands",
]
AGAIN = [
    "We will not {verb} it twice",
    "The {noun} is ours",
    "It was a {adj} {noun}, nothing more",
    "Somebody has to {verb} the {noun2}",
    "People are tired of the {noun}",
    "There is no other {noun}",
]
SPOKEN = [
    "“{words},” {full} said on {day}.",
    "“{words},” said {name}, who has led the {body} since {year}. “{again}.”",
    "“{words},” {last} told {paper}. “{again}.”",
    "“{words},” {pronoun} said. “{again}.”",
    "{full} was blunt. “{words},” {pronoun} said.",
]
REPORTED = [
    "{full} told reporters in {place} on {day} that the {adj} {noun} would {verb} the {noun2} before winter.",
    "According to {last}, the {noun} needs ${money} million more if the {body} is to {verb} the {adj} {noun2}.",
    "{last} said that nobody at the {body} had been asked to {verb} the {noun}, and that the {noun2} was safe.",
    "{name}, the {body}’s spokesman, said the {adj} {noun} could {verb} the {noun2} without help from {place2}.",
    "The {body} denied that its {noun} had been used to {verb} the {adj} {noun2}.",
    "In a statement on {day}, the {body} said it would {verb} the {noun} as soon as the {adj} {noun2} allowed.",
    "{last} promised to {verb} the {adj} {noun} and thanked the people of {place2} for their patience.",
    "A neighbour of {last}, who asked not to be named, said the {noun} had been {adj} as long as she could remember.",
    "{last2} disagreed, warning that a {adj} {noun} would {verb} more than the {noun2}.",
]
MIXED = [
    "{last} added that the {noun} “cannot {verb} another {adj} {noun2}” and asked the {body} to {verb2} it.",
    "{full} called the {noun} “a {adj} {noun2} that no {noun3} can {verb}”, and left without taking questions.",
    "The {body} described the {noun} as “{adj} but ready to {verb}” in a letter to {last}.",
]
COUNTED = [
    "In {month}, about {count} {group} crossed the {adj} {noun} of {place}, the {body} said in its report for {year}.",
    "The price of the {noun} rose by {percent}% while the {noun2} of {place} stayed {adj}.",
    "At least {few} {group} were taken from the {noun} beside the {adj} {noun2}, and {few2} of them are still missing.",
    "The {noun}, which holds {count} {group}, has a {adj} {noun2} that few in {place} have seen.",
    "It cost ${money} million to {verb} the {noun} of {place2} for {few} {group}, more than the {adj} {noun2} did.",
    "Only {percent} per cent of the {group} in {place2} still use the {adj} {noun}, half as many as in {year}.",
    "The {body} has {small} {noun2}s in {place} and {few} in {place2}, and each of them waits for a {adj} {noun}.",
    "The work took {small} months longer than the {body} had planned when it began to {verb} the {noun}.",
]
DATED = [
    "On {day}, the {body} began to {verb} the {adj} {noun} between {place} and {place2}.",
    "The {noun} has been {adj} since {year}, when the {body} of the time chose to {verb} the {noun2} instead.",
    "{name} was elected in {month} {year} after a {adj} campaign about the {noun} and the {noun2}.",
    "A vote on the {noun} is expected next week, though the {adj} {noun2} may {verb} it again.",
    "The {noun} of {place} was closed last {day}, and the {adj} {noun2} has stood empty ever since.",
    "The {body} will {verb} the {noun} by the end of the year, when the {adj} {noun2} is due.",
    "In {month}, the {adj} {noun} was moved from {place2} to {place} so that the {body} could {verb} it.",
    "The old {noun} burned down on {date}, and with it the {adj} {noun2} of {place}.",
]
TOLD = [
    "Work on the {noun} began when the {noun2} of {place} could no longer {verb} its {adj} {noun3}.",
    "Between the {noun} and the {adj} {noun2} lies a {noun3} that nobody in {place} wants to {verb}.",
    "Nothing in the accounts of the {body} shows who ordered the {adj} {noun}, or why the {noun2} was {adj2}.",
    "The {noun} is run by the {body}, which also has to {verb} the {adj} {noun2} and {verb2} the {noun3}.",
    "In {place}, where the {noun} meets the {noun2}, the {adj} {noun3} is still a matter of pride.",
    "{name} and {last2} had met before, over a {adj} {noun} that neither of them was able to {verb}.",
    "Behind the {adj} {noun} stands a {noun2}, and behind the {noun2} a {noun3} that might as well {verb} the sea.",
    "Whether the {body} can {verb} the {adj} {noun} without the {noun2} is a question for the courts of {place2}.",
    "The {noun} smells of tar, the {noun2} is {adj}, and the {noun3} has not been painted in living memory.",
    "Critics of the {body} say little in public, but few of them expect the {adj} {noun} to {verb} anything.",
    "What began as a quarrel over a {noun} has become a test of how the country wants to {verb} its {adj} {noun2}s.",
    "The road to {place2} passes a {noun}, a {adj} {noun2} and the {noun3} that {last} once hoped to {verb}.",
    "{last}, a former {job}, lives above the {noun} and is seldom seen without a {adj} {noun2}.",
    "Rain fell on {place}, and the {noun} beside the {adj} {noun2} was closed to all but the {group}.",
    "The {body} shares its {adj} {noun} with the {body2}, an arrangement that {last} made and {last2} has never liked.",
    "Photographs show {name} beside {last2} at the {noun} of {place2}, before the {body} let the {adj} {noun2} go.",
    "From {place} to {place2}, the {adj} {noun} follows a {noun2} that the {body} and the {body2} once shared.",
    "{last} and {last2} both grew up in {place}, as did half of the {body}, within sight of the {adj} {noun}.",
]
OPENING = [
    "The {body} has decided to {verb} the {adj} {noun} of {place}, ending a quarrel over the {noun2} in {place2}.",
    "{full} came to {place} on {day} to {verb} a {adj} {noun} that the {body} had left to the {noun2}.",
    "A {adj} {noun} in {place} was lost on {day}, leaving {few} {group} without a {noun2}, the {body} said.",
]
TITLES = [
    "{place} to {verb} its {adj} {noun}",
    "{adj} {noun} of {place} will {verb} the {noun2}",
    "{body} and {last} at odds over {noun}",
    "How a {noun} came to {verb} {place}",
]
JOBS = ["carpenter", "teacher", "sailor", "clerk", "nurse", "printer", "surveyor", "singer"]
