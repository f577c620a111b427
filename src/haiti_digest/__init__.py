"""A folder of news articles in, a folder of web pages out; every quote, figure and date leads to its words."""

__version__ = "0.1.0"
