"""Finds where persons, bodies and places are named, described or stood for by a pronoun."""
