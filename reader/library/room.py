"""Gives back to the disk what the library's file has and does not need any more."""

import apsw

from reader.library.connection import Library, library_error

# A smaller part of the file is soon needed again.
_LEAST_SHARE = 1 / 3
_LEAST_BYTES = 8 * 1024 * 1024
# Nobody can write meanwhile: more than this takes too long for that. What comes later uses the room.
_MOST_BYTES = 128 * 1024 * 1024


def give_back(library: Library) -> bool:
    """Make the file as small as what is in it, where that is worth it and soon done; say if it was.

    Raises:
        LibraryError: the library is as it was.
    """
    pages, free, size = (
        int(library.read(f"PRAGMA {name}")[0][0])
        for name in ("page_count", "freelist_count", "page_size")
    )
    if free * size < max(_LEAST_BYTES, _LEAST_SHARE * pages * size):
        return False
    if (pages - free) * size > _MOST_BYTES:
        return False
    try:
        library.connection.execute("VACUUM")
        # What was made smaller lies in the journal until it is brought into the file.
        library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except apsw.Error as error:
        raise library_error(error) from error
    return True
