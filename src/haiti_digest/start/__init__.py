"""Starts a digest of a new story: the files of an empty folder."""
