"""A diff for readers: one report of sentences and findings, as text, Markdown and a page."""
