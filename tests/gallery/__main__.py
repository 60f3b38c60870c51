"""Pictures the real program in every theme and width, and with what its pages find hard.

Run as ``python -m tests.gallery [FOLDER] [--only NAME …] [--scale 2]``; the pictures and a contact
sheet, ``index.html``, land in FOLDER (``build/gallery``). ``--only`` makes those views whose file
names contain one of the words; ``--readme`` makes the README's pictures, in ``docs/pictures``.
The program runs offscreen on a home of its own that is gone afterwards, and reaches no network.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.gallery.sheet import write_sheet

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Make the gallery and return the exit code."""
    asked = _arguments()
    # Before anything of Qt is loaded.
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = asked.scale
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
    with tempfile.TemporaryDirectory(prefix="senja-gallery-") as home:
        os.environ["SENJA_HOME"] = home
        from tests.gallery.taking import take
        from tests.gallery.views import readme_views, views

        started = time.monotonic()
        if asked.readme:
            names = take(Path(home), ROOT / "docs" / "pictures", readme_views(), "webp")
        else:
            wanted = [view for view in views() if _is_wanted(view.file_name, asked.only)]
            names = take(Path(home), asked.folder, wanted)
            # What a narrower choice made before stays in the sheet.
            write_sheet(asked.folder, sorted(path.name for path in asked.folder.glob("*.png")))
        print(f"{len(names)} pictures, {time.monotonic() - started:.0f} s")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gallery", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "gallery")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--scale", default="1", help="device pixels a point (1)")
    return parser.parse_args()


def _is_wanted(name: str, only: Sequence[str]) -> bool:
    return not only or any(word in name for word in only)


if __name__ == "__main__":
    sys.exit(main())
