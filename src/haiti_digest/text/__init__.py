"""Paragraphs, sentences, tokens and quotation marks, all with offsets."""
