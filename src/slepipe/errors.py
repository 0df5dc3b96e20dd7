"""The exceptions of slepipe.

Every message names the file or the span and how to mend it, and is shown as one line by the command line.

    SlepipeError
    ├── InputError        a source cannot be read, decoded or understood
    │   └── EncodingError     its bytes are not the text they are said to be
    ├── ConversionError   a conversion that keeps length did not
    ├── LexiconError      a lexicon table is damaged
    ├── GlossaryError     a glossary holds a line that is no rule
    ├── LocaleError       a locale is unknown or its catalog is damaged
    ├── SettingsError     a settings file or an option says something impossible
    └── OutputError       a result cannot be written
"""


class SlepipeError(Exception):
    """Base of all errors that slepipe raises on purpose."""


class InputError(SlepipeError):
    """A source cannot be read or understood."""


class EncodingError(InputError):
    """The bytes of a source are not valid in the expected encoding."""


class ConversionError(SlepipeError):
    """A conversion that must keep length changed it."""


class LexiconError(SlepipeError):
    """A lexicon table cannot be read or breaks a rule of the format."""


class GlossaryError(SlepipeError):
    """A glossary cannot be read or holds a line that is no rule."""


class LocaleError(SlepipeError):
    """A locale has no catalog, or its catalog cannot be read."""


class SettingsError(SlepipeError):
    """A settings file or an option holds an impossible value."""


class OutputError(SlepipeError):
    """A result cannot be written."""
