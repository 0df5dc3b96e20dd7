"""Entities, references and citations: what mentions and markers point to."""
