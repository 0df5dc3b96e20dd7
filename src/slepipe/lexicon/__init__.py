"""The lexicon: one row a concept, with its names per locale; it recognizes, links, labels and localizes."""

from slepipe.lexicon.load import Concept, Lexicon, load_lexicon

__all__ = ["Concept", "Lexicon", "load_lexicon"]
