"""Trends: many documents in groups, by month or by source, into what appeared, disappeared and changed.

``dates`` finds the month of a document, ``facts`` what it states, ``names`` which entities are the same in all documents; ``trends`` counts and follows.
"""
