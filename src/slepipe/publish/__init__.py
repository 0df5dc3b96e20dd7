"""Localized output: editions and digests as Markdown and JSON, with labels from Babel catalogs."""
