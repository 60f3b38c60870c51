"""What commands print: answers as text or as JSON, and why something was refused."""

import argparse
import json
import os
import sys
from dataclasses import dataclass

from reader.errors import SenjaError
from reader.library import Library

DONE, REFUSED = 0, 1


@dataclass(frozen=True, slots=True)
class Call:
    """A command's library and arguments."""

    library: Library
    arguments: argparse.Namespace


def tell_json(fields: dict[str, object]) -> None:
    """Print ``fields`` as one line of JSON; raises what ``tell`` raises."""
    # Escaped where the terminal's encoding would lose a character.
    is_unicode = sys.stdout.encoding.lower().startswith("utf")
    tell(json.dumps(fields, ensure_ascii=not is_unicode))


def tell(text: str, end: str = "\n") -> None:
    """Print ``text``, at once.

    Raises:
        BrokenPipeError: nobody reads it any more.
        SenjaError: it could not be written where it should go.
    """
    try:
        print(text, end=end, flush=True)
    except OSError as error:
        # What Python still holds back would fail once more at the exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise
        raise SenjaError(f"The answer could not be written: {error.strerror}.") from error


def refuse(sentence: str) -> int:
    """Say why something was not done; return the exit code that says so too."""
    print(f"senja: {sentence}", file=sys.stderr, flush=True)
    return REFUSED
