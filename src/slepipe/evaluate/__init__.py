"""How well recognition does: mentions against a gold standard, by type and article, with every error in its place."""
