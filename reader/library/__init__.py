"""The library: every article, its state and its pictures, in one SQLite file.

Only this package knows SQL. ``open_library`` opens it; ``articles``, ``folders``, ``media`` and
``backup`` say what can be asked of it.
"""

from reader.library.connection import Library, open_library

__all__ = ["Library", "open_library"]
