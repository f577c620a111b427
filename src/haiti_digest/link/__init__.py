"""Joins what the articles share: people, threads, events."""
