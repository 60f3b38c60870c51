"""The way in: ``senja`` and ``python -m reader``."""

import sys


def main() -> int:
    """Run Senja with this process's arguments and return its exit code."""
    # Inside the function: a spawned worker imports this module again and needs none of it.
    from reader import cli

    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
