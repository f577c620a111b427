"""Brings a built site to where readers find it: a folder, an object store, a server, a branch of a git repository."""
