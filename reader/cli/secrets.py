"""What a command is told in secret: asked for on the terminal, or read from standard input.

Never an argument of a command, which every program of the computer can read.
"""

import argparse
import sys

from reader.errors import InputRefusedError
from reader.markup.addresses import is_address
from reader.model.access import Access

HOW_TO_GIVE = "(With --user NAME it asks for them, with --header NAME for a token.)"


def add_access_arguments(parser: argparse.ArgumentParser) -> None:
    """Let a command be told what lets into a protected address."""
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--user",
        metavar="NAME",
        help="for a protected address: its password is asked for, or read from standard input, "
        "and kept in the system's keyring",
    )
    kind.add_argument(
        "--header", metavar="NAME", help="the same for a token that is sent in this header"
    )


def access_given(arguments: argparse.Namespace) -> Access | None:
    """Return what lets in, asked for where it was announced.

    Raises:
        InputRefusedError: it can't be sent, or it is not clear where to.
    """
    user, header = arguments.user or "", arguments.header or ""
    if not user and not header:
        return None
    if len(arguments.places) != 1 or not is_address(arguments.places[0]):
        raise InputRefusedError("A name or header goes with one address; give that alone.")
    access = Access(_secret("Token: " if header else f"Password of {user}: "), user, header)
    if access.problem:
        raise InputRefusedError(access.problem)
    return access


def _secret(question: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    # Only who is asked pays for it.
    from getpass import getpass

    return getpass(question)
