"""Applies what a person changed by hand to what the rules found in an article."""
