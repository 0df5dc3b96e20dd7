"""slepipe: Chinese medical articles into editions, digests and entities with exact positions."""

from slepipe._version import __version__
from slepipe.compare import diff
from slepipe.compare.model import Diff
from slepipe.edit.review import Doubt
from slepipe.errors import SlepipeError
from slepipe.model import Document, Edit, Edition, Entity, Mention, Token
from slepipe.pipeline import annotate, convert, review, segment

__all__ = [
    "Diff",
    "Document",
    "Doubt",
    "Edit",
    "Edition",
    "Entity",
    "Mention",
    "SlepipeError",
    "Token",
    "__version__",
    "annotate",
    "convert",
    "diff",
    "review",
    "segment",
]
