"""Finds date and time expressions: a grammar of word categories as data, and the reckoning as code."""
