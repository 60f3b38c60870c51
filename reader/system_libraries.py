"""Which of the system's libraries Qt needs and this machine lacks, and how they get here.

The wheels of PySide6 carry Qt, but not what every desktop is expected to have: X11, fonts, NSS and
some more. It imports nothing but the standard library, so that it can speak when Qt cannot start.
"""

import argparse
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

OF_QT = (
    "QtWebEngineWidgets.abi3.so",
    "QtPrintSupport.abi3.so",
    "Qt/lib/libQt6WebEngineCore.so.6",
    "Qt/libexec/QtWebEngineProcess",
    "Qt/plugins/platforms/libqxcb.so",
    "Qt/plugins/xcbglintegrations/libqxcb-egl-integration.so",
    "Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so",
)
"""What is loaded of PySide6 for a window with a page in it; all else follows from these."""

_NOT_FOUND = re.compile(r"^\s+(\S+) => not found$", re.MULTILINE)
_FONT_FILES = ("*.ttf", "*.otf", "*.ttc", "*.pfb", "*.pcf.gz")


class System(Enum):
    """A family of Linux distributions, told by the commands that install its packages."""

    DEBIAN = ("apt-get update", "apt-get install -y")
    FEDORA = ("dnf install -y",)
    ARCH = ("pacman -S --needed",)


@dataclass(frozen=True, slots=True)
class Packages:
    """The names of the packages that carry one library.

    ``debian`` has more than one name where the change to 64-bit time renamed it, the newest first.
    """

    debian: tuple[str, ...]
    fedora: str
    arch: str


@dataclass(frozen=True, slots=True)
class Missing:
    """What this machine lacks: libraries by their file names, and whether it has no font at all."""

    libraries: tuple[str, ...] = ()
    fonts: bool = False

    def __bool__(self) -> bool:
        """Tell whether anything is missing."""
        return bool(self.libraries) or self.fonts


def _packages(debian: str, fedora: str, arch: str) -> Packages:
    return Packages(tuple(debian.split()), fedora, arch)


_XCB = ("libxcb", "libxcb")
"""Fedora and Arch keep in one package what Debian splits into one for each extension."""

PACKAGES = {
    "libEGL.so.1": _packages("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": _packages("libgl1", "libglvnd-glx", "libglvnd"),
    "libX11-xcb.so.1": _packages("libx11-xcb1", "libX11-xcb", "libx11"),
    "libX11.so.6": _packages("libx11-6", "libX11", "libx11"),
    "libXcomposite.so.1": _packages("libxcomposite1", "libXcomposite", "libxcomposite"),
    "libXdamage.so.1": _packages("libxdamage1", "libXdamage", "libxdamage"),
    "libXext.so.6": _packages("libxext6", "libXext", "libxext"),
    "libXfixes.so.3": _packages("libxfixes3", "libXfixes", "libxfixes"),
    "libXrandr.so.2": _packages("libxrandr2", "libXrandr", "libxrandr"),
    "libXrender.so.1": _packages("libxrender1", "libXrender", "libxrender"),
    "libXtst.so.6": _packages("libxtst6", "libXtst", "libxtst"),
    "libasound.so.2": _packages("libasound2t64 libasound2", "alsa-lib", "alsa-lib"),
    "libbrotlidec.so.1": _packages("libbrotli1", "libbrotli", "brotli"),
    "libbrotlicommon.so.1": _packages("libbrotli1", "libbrotli", "brotli"),
    "libdbus-1.so.3": _packages("libdbus-1-3", "dbus-libs", "dbus"),
    "libdrm.so.2": _packages("libdrm2", "libdrm", "libdrm"),
    "libexpat.so.1": _packages("libexpat1", "expat", "expat"),
    "libfontconfig.so.1": _packages("libfontconfig1", "fontconfig", "fontconfig"),
    "libfreetype.so.6": _packages("libfreetype6", "freetype", "freetype2"),
    "libgbm.so.1": _packages("libgbm1", "mesa-libgbm", "mesa"),
    "libglib-2.0.so.0": _packages("libglib2.0-0t64 libglib2.0-0", "glib2", "glib2"),
    "libgthread-2.0.so.0": _packages("libglib2.0-0t64 libglib2.0-0", "glib2", "glib2"),
    "libgssapi_krb5.so.2": _packages("libgssapi-krb5-2", "krb5-libs", "krb5"),
    "libnspr4.so": _packages("libnspr4", "nspr", "nspr"),
    "libnss3.so": _packages("libnss3", "nss", "nss"),
    "libnssutil3.so": _packages("libnss3", "nss-util", "nss"),
    "libsmime3.so": _packages("libnss3", "nss", "nss"),
    "libstdc++.so.6": _packages("libstdc++6", "libstdc++", "libstdc++"),
    "libudev.so.1": _packages("libudev1", "systemd-libs", "systemd-libs"),
    "libwayland-server.so.0": _packages("libwayland-server0", "libwayland-server", "wayland"),
    "libxcb-cursor.so.0": _packages("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-dri3.so.0": _packages("libxcb-dri3-0", *_XCB),
    "libxcb-glx.so.0": _packages("libxcb-glx0", *_XCB),
    "libxcb-icccm.so.4": _packages("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": _packages("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": _packages("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-randr.so.0": _packages("libxcb-randr0", *_XCB),
    "libxcb-render-util.so.0": _packages(
        "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"
    ),
    "libxcb-render.so.0": _packages("libxcb-render0", *_XCB),
    "libxcb-shape.so.0": _packages("libxcb-shape0", *_XCB),
    "libxcb-shm.so.0": _packages("libxcb-shm0", *_XCB),
    "libxcb-sync.so.1": _packages("libxcb-sync1", *_XCB),
    "libxcb-util.so.1": _packages("libxcb-util1", "xcb-util", "xcb-util"),
    "libxcb-xfixes.so.0": _packages("libxcb-xfixes0", *_XCB),
    "libxcb-xkb.so.1": _packages("libxcb-xkb1", *_XCB),
    "libxcb.so.1": _packages("libxcb1", *_XCB),
    "libxkbcommon-x11.so.0": _packages(
        "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"
    ),
    "libxkbcommon.so.0": _packages("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    "libxkbfile.so.1": _packages("libxkbfile1", "libxkbfile", "libxkbfile"),
    "libz.so.1": _packages("zlib1g", "zlib", "zlib"),
    "libzstd.so.1": _packages("libzstd1", "libzstd", "zstd"),
}
"""The packages of each library that Qt's files name, by the library's file name."""

FONTS = (
    _packages("fontconfig", "fontconfig", "fontconfig"),
    _packages("fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu"),
)
"""Without these a machine that has no font shows no letter at all."""

MORE_FONTS = {
    "hi": _packages("fonts-noto-core", "google-noto-sans-devanagari-fonts", "noto-fonts"),
    "ja": _packages("fonts-noto-cjk", "google-noto-sans-cjk-fonts", "noto-fonts-cjk"),
}
"""Recommended only: a language whose letters tell that the fonts of many scripts are there."""


def system_of(os_release: str) -> System | None:
    """Return the family that the text of ``/etc/os-release`` tells, or None for a foreign one."""
    values: dict[str, str] = {}
    for line in os_release.splitlines():
        name, _, value = line.partition("=")
        values[name.strip()] = value.strip().strip("\"'")
    names = {values.get("ID", ""), *values.get("ID_LIKE", "").split()}
    if names & {"debian", "ubuntu"}:
        return System.DEBIAN
    if names & {"fedora", "rhel", "centos"}:
        return System.FEDORA
    return System.ARCH if "arch" in names else None


def not_found(ldd_output: str) -> tuple[str, ...]:
    """Return the libraries that this output of ``ldd`` reports as not found, each once, sorted."""
    return tuple(sorted(set(_NOT_FOUND.findall(ldd_output))))


def package_names(
    missing: Missing, system: System, known: Collection[str] = ()
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the packages that carry what is missing, and the libraries no package is known for.

    Args:
        missing: What the machine lacks.
        system: Whose names are wanted.
        known: The package names that this machine's apt knows, to choose between old and new ones.
    """
    found = [PACKAGES[library] for library in missing.libraries if library in PACKAGES]
    unknown = tuple(library for library in missing.libraries if library not in PACKAGES)
    found += FONTS if missing.fonts else ()
    return tuple(sorted({_name(packages, system, known) for packages in found})), unknown


def sentence(missing: Missing, system: System | None, known: Collection[str] = ()) -> str:
    """Return the one sentence that names what is missing and the command that installs it."""
    what = ", ".join([*missing.libraries, *(["a font"] if missing.fonts else [])])
    if system is None:
        return f"This system lacks {what}; install the packages that carry them."
    names, unknown = package_names(missing, system, known)
    if unknown:
        what = ", ".join(unknown)
        rest = f" and, for the rest: {command(names, system)}" if names else "."
        return f"This system lacks {what}; install the packages that carry them{rest}"
    return f"Senja needs system libraries that are missing here: {command(names, system)}"


def command(names: Sequence[str], system: System) -> str:
    """Return the command line that installs these packages, as this person would type it."""
    sudo = "" if os.geteuid() == 0 else "sudo "
    return " && ".join(sudo + step for step in system.value) + f" {shlex.join(names)}"


def find_missing() -> Missing:
    """Return what this machine lacks to run Senja; nothing anywhere but on Linux."""
    if sys.platform != "linux":
        return Missing()
    return Missing(not_found(_ldd(files_of_qt())), fonts=not has_fonts(font_folders()))


def files_of_qt() -> tuple[Path, ...]:
    """Return the files whose libraries count, without importing Qt; none when it is not there."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return ()
    folder = Path(spec.submodule_search_locations[0])
    return tuple(path for path in (folder / name for name in OF_QT) if path.exists())


def font_folders() -> tuple[Path, ...]:
    """Return the folders in which a font may lie."""
    home = Path.home()
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return (
        *(Path(folder) / "fonts" for folder in shared.split(":") if folder),
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path("/run/current-system/sw/share/X11/fonts"),
        home / ".local/share/fonts",
        home / ".fonts",
    )


def has_fonts(folders: Iterable[Path]) -> bool:
    """Tell whether a font lies in one of these folders, at any depth."""
    return any(next(folder.rglob(kind), None) for folder in folders for kind in _FONT_FILES)


def this_system() -> System | None:
    """Return the family of the distribution that this is."""
    try:
        return system_of(Path("/etc/os-release").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def missing_sentence() -> str | None:
    """Return the sentence on what this machine lacks, or None when it has everything.

    The program's start asks it when Qt could not be imported.
    """
    missing = find_missing()
    if not missing:
        return None
    system = this_system()
    return sentence(missing, system, _known_to_apt(missing, system))


def recommendation() -> str | None:
    """Return a sentence on fonts for other scripts, or None when they are there or untold."""
    system = this_system()
    fc_list = shutil.which("fc-list")
    if fc_list is None or system is None:
        return None
    lacking = [p for language, p in MORE_FONTS.items() if not _output(fc_list, f":lang={language}")]
    if not lacking:
        return None
    names = [_name(packages, system, ()) for packages in lacking]
    return f"For articles in the scripts of Asia, more fonts help: {command(names, system)}"


def install() -> None:
    """Install what is missing where that is ours to do: as root, with apt-get.

    Elsewhere, and when apt-get fails, it changes nothing; ask `missing_sentence` afterwards.
    """
    missing = find_missing()
    apt_get = shutil.which("apt-get")
    if not missing or apt_get is None or os.geteuid() != 0 or this_system() is not System.DEBIAN:
        return
    _say("Installing the system libraries that Senja needs.")
    _apt(apt_get, "update")
    names, _ = package_names(missing, System.DEBIAN, _known_to_apt(missing, System.DEBIAN))
    _apt(apt_get, "install", "--yes", "--no-install-recommends", *names)


def main(arguments: Sequence[str] | None = None) -> int:
    """Say what is missing, on standard error; return 1 when something is, else 0."""
    parser = argparse.ArgumentParser(prog="python -m reader.system_libraries", description=__doc__)
    parser.add_argument("--install", action="store_true", help="install what is missing, if I may")
    if parser.parse_args(arguments).install:
        install()
    said = missing_sentence()
    advice = said or recommendation()
    if advice:
        _say(advice)
    return 1 if said else 0


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def _name(packages: Packages, system: System, known: Collection[str]) -> str:
    if system is System.FEDORA:
        return packages.fedora
    if system is System.ARCH:
        return packages.arch
    # An apt that knows none of the names has never been updated; the old name is the safer guess,
    # since a newer system still provides most of the old ones.
    return next((name for name in packages.debian if name in known), packages.debian[-1])


def _known_to_apt(missing: Missing, system: System | None) -> frozenset[str]:
    """Return which of the names in question this machine's apt knows."""
    apt_cache = shutil.which("apt-cache")
    if apt_cache is None or system is not System.DEBIAN:
        return frozenset()
    libraries = [PACKAGES[library] for library in missing.libraries if library in PACKAGES]
    asked = {name for packages in libraries for name in packages.debian}
    shown = _output(apt_cache, "show", *sorted(asked)) if asked else ""
    return frozenset(re.findall(r"^Package: (\S+)$", shown, re.MULTILINE))


def _ldd(files: Sequence[Path]) -> str:
    ldd = shutil.which("ldd")
    return _output(ldd, *map(str, files)) if ldd and files else ""


def _apt(apt_get: str, *arguments: str) -> None:
    """Run apt-get without a question, waiting for another apt, and show what it complains of."""
    quiet = ("--quiet=2", "--option", "DPkg::Lock::Timeout=120")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    result = subprocess.run(  # noqa: S603 - our own arguments and names from our own table
        [apt_get, *quiet, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if result.returncode:
        _say(result.stderr.strip())


def _output(program: str, *arguments: str) -> str:
    """Return what a program prints, in the C locale; its complaints and its status are no answer."""
    environment = os.environ | {"LC_ALL": "C"}
    result = subprocess.run(  # noqa: S603 - programs of the system, asked about our own files
        [program, *arguments],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    return result.stdout


if __name__ == "__main__":
    sys.exit(main())
