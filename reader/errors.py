"""The family of errors that reach the reader, each one sentence of plain words.

An error here carries what the reader is told: what happened, what was kept and what to do.
Whatever else is worth knowing goes to the log through ``raise … from``.
"""


class SenjaError(Exception):
    """Something the reader must be told, in the one sentence that is its text."""


class InputRefusedError(SenjaError):
    """One file, folder or text could not be taken in; the rest of its batch goes on."""


class LibraryError(SenjaError):
    """The library could not be opened, read or written; what was in it is unharmed."""


class LibraryDamagedError(LibraryError):
    """The library's file is no library, or is damaged; it was left as it is."""


class LibraryTooNewError(LibraryError):
    """The library was made by a newer Senja; it was left as it is."""


class ArticleNotFoundError(SenjaError):
    """There is no article with the number that was asked for."""
