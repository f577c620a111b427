"""Finds statements, mentions, figures and time expressions in a seed's text."""
