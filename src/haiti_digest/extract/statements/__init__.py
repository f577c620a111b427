"""Finds statements: words that somebody is reported to have said."""
