"""Decides within one article whom each mention and each statement's source stands for."""
