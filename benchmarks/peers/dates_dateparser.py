"""dateparser's search for dates: CPU seconds of each run, as JSON."""

from dateparser.search import search_dates
from timing import main

main(lambda text: len(search_dates(text, languages=["en"]) or []))
