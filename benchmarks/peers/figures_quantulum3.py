"""quantulum3's quantities: CPU seconds of each run, as JSON."""

from quantulum3 import parser
from timing import main

main(lambda text: len(parser.parse(text)))
