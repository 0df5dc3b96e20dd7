"""Message catalogs: ``locales/<Babel id>/LC_MESSAGES/slepipe.po``, read as they are.

The .po files themselves are read (2 ms each), so that a new locale needs nothing but its catalog, and no damaged or stale
compiled file can speak for it.
"""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from slepipe.cache import cached
from slepipe.errors import LocaleError
from slepipe.patterns import Pattern

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

DOMAIN = "slepipe"
# A string without its closing quote: Babel reads it without its last character.
_CUT = rb'(?m)^[ \t]*(?:msg[a-z_]+(?:\[\d+\])?[ \t]*)?"(?!(?:[^"\\\n]|\\.)*"\s*$)'
_PLACEHOLDER = Pattern(r"%(?:\(\w+\))?.?")


def N_(message: str) -> str:  # noqa: N802 - the customary name, which pybabel extracts
    """Mark a message of a table for extraction; it is translated where it is used."""
    return message


class Labels(msgspec.Struct, frozen=True):
    """The labels of one locale: the translations in ``messages`` by msgid. ``shown`` remembers formatted values."""

    tag: str
    babel: str
    messages: dict[str, str]
    shown: dict[tuple[str, bytes], str] = msgspec.field(default_factory=dict)

    def gettext(self, message: str) -> str:
        """The translation of a message, the message itself where there is none."""
        return self.messages.get(message) or message


def default_folder() -> Path:
    """The catalogs of the installed package, or of the checkout that it is installed from."""
    packaged = Path(__file__).parents[1] / "locales"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "locales"


def tag_of(babel: str) -> str:
    """BCP 47 tag of a Babel locale id: zh_Hant_TW is zh-Hant-TW."""
    return babel.replace("_", "-")


def available(folder: Path | None = None) -> dict[str, Path]:
    """Every locale that has a catalog: tag to .po file, sorted by tag."""
    root = folder or default_folder()
    return {tag_of(path.parent.parent.name): path for path in sorted(root.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))}


@lru_cache(maxsize=32)
def load_labels(tag: str, folder: Path | None = None) -> Labels:
    """The labels of a locale; raises ``LocaleError`` where it has no catalog or the catalog is damaged."""
    catalogs = available(folder)
    path = catalogs.get(tag)
    if path is None:
        known = ", ".join(catalogs) or "none"
        raise LocaleError(f"no catalog for locale {tag!r}; catalogs exist for: {known}")
    try:
        made_from = (Path(__file__).read_bytes(), str(path).encode(), path.read_bytes())
    except OSError as error:
        raise LocaleError(f"{path}: cannot be read ({error.strerror}); restore it or run pybabel update") from error
    messages = cached(f"catalog-{tag}", made_from, dict[str, str], lambda: _messages(path))
    return Labels(tag, path.parent.parent.name, messages)


def _messages(path: Path) -> dict[str, str]:
    messages = {}
    for message in read_catalog(path):
        if message.id and isinstance(message.id, str) and isinstance(message.string, str) and not message.fuzzy:
            messages[message.id] = message.string
            if message.string and placeholders(message.string) != placeholders(message.id):
                raise LocaleError(f"{path}: the translation of {message.id!r} has other placeholders: {message.string!r}")
    return messages


def placeholders(message: str) -> list[str]:
    """What Python fills in: every ``%`` sequence of a message that has a named one, sorted."""
    return sorted(_PLACEHOLDER.findall(message.replace("%%", ""))) if "%(" in message else []


def read_catalog(path: Path) -> Catalog:
    """The Babel catalog of a .po file; raises ``LocaleError`` naming the file where it is damaged."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        data = path.read_bytes()
        if (cut := re.search(_CUT, data)) is not None:
            line = data.count(b"\n", 0, cut.end()) + 1
            raise ValueError(f"line {line}: no closing quote")
        return read_po(io.BytesIO(data), abort_invalid=True)
    except (OSError, PoFileError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise LocaleError(f"{path}: not a readable catalog ({error}); restore it or run pybabel update") from error


def untranslated(path: Path, folder: Path) -> list[str]:
    """The messages of the template that the catalog at ``path`` lacks, leaves empty or marks as fuzzy."""
    template = folder / f"{DOMAIN}.pot"
    wanted = read_catalog(template if template.is_file() else default_folder() / f"{DOMAIN}.pot")
    catalog = read_catalog(path)
    missing = []
    for message in wanted:
        if not message.id:
            continue
        translated = catalog.get(message.id)
        string = translated.string if translated is not None and not translated.fuzzy else ""
        if not string:
            missing.append(str(message.id))
    return missing
