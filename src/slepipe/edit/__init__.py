"""Editions: the source text as a list of edits leads to it, in the script, terms and typography of a locale."""
