"""Reads files into seeds."""
