"""Every error that Reportedly raises on purpose, in one tree.

    ReportedlyError
    ├── SourceError        a source could not be read (missing, binary, too large, ...)
    │   ├── FetchError     an http(s) address did not answer with something readable
    │   └── LanguageError  the text is not in a language that can be read
    ├── OptionError        a call or a command-line option makes no sense
    ├── NotationError      a line of claim notation cannot be parsed
    ├── CodebookError      a vocabulary file is broken
    ├── WeightsError       a learned part's files are missing or not those that were trained
    ├── LedgerError        a ledger cannot be opened, or a record is not in it
    └── MissingExtraError  an optional part is not installed

A message says what was found, what was expected and what to do next, in one line.
"""

from __future__ import annotations

from typing import Any


class ReportedlyError(Exception):
    """Base of all errors raised on purpose; its text is one line for a person."""


class SourceError(ReportedlyError):
    """A source could not be read. `source` names it as the user gave it."""

    def __init__(self, source: str, message: str) -> None:
        super().__init__(message)
        self.source = source

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep both arguments when another process sends the error back."""
        return type(self), (self.source, str(self))


class FetchError(SourceError):
    """An http(s) address did not answer with something that can be read.

    `rest` is how many seconds the server asked to be left alone, `None` where it did not.
    """

    def __init__(self, source: str, message: str, rest: float | None = None) -> None:
        super().__init__(source, message)
        self.rest = rest

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep all arguments when another process sends the error back."""
        return type(self), (self.source, str(self), self.rest)


class LanguageError(SourceError):
    """The text is not English; `language` is its ISO 639-1 code, or `und`."""

    def __init__(self, source: str, message: str, language: str) -> None:
        super().__init__(source, message)
        self.language = language

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep all arguments when another process sends the error back."""
        return type(self), (self.source, str(self), self.language)


class OptionError(ReportedlyError):
    """A call or a command-line option makes no sense."""


class NotationError(ReportedlyError):
    """Claim notation cannot be parsed; the message names line and expectation."""


class CodebookError(ReportedlyError):
    """A codebook file is broken; the message names file, key and expectation."""


class LedgerError(ReportedlyError):
    """A ledger is missing, foreign, damaged or too new, or what was asked for is not in it."""


class WeightsError(ReportedlyError):
    """The files of a learned part are missing, or are not those that its card describes."""


class MissingExtraError(ReportedlyError):
    """An optional part is not installed; the message holds the command that installs it."""
