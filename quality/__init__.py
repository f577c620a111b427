"""Measures the extractors against marked articles; the data stays outside the project."""
