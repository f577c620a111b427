"""Finds numbers with what they count."""
