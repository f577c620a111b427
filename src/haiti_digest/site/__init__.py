"""Draws the digest as web pages."""
