"""What the system lacks: read from ldd's own words, told in one sentence."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader import system_libraries
from reader.system_libraries import PACKAGES, Missing, System

BARE_DEBIAN = """\
/srv/senja/.venv/lib/python3.11/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so:
\tlinux-vdso.so.1 (0x00007ffd0d9f2000)
\tlibQt6XcbQpa.so.6 => /srv/senja/PySide6/Qt/plugins/platforms/../../lib/libQt6XcbQpa.so.6 (0x00007f96)
\tlibGL.so.1 => not found
\tlibxcb-cursor.so.0 => not found
\tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f964bb7a000)
\tlibglib-2.0.so.0 => not found
\t/lib64/ld-linux-x86-64.so.2 (0x00007f964c978000)
/srv/senja/.venv/lib/python3.11/site-packages/PySide6/Qt/libexec/QtWebEngineProcess:
\tlinux-vdso.so.1 (0x00007ffc1d5f2000)
\tlibGL.so.1 => not found
\tlibasound.so.2 => not found
\tlibnss3.so => not found
\tlibnssutil3.so => not found
"""

OLD_LIBC = """\
./libqxcb.so: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by ./libqxcb.so)
\tlinux-vdso.so.1 (0x00007ffd0d9f2000)
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f964bb7a000)
"""

DEBIAN_12 = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n'
MINT = 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n'
ROCKY = 'NAME="Rocky Linux"\nID="rocky"\nID_LIKE="rhel centos fedora"\n'
MANJARO = "NAME='Manjaro Linux'\nID=manjaro\nID_LIKE=arch\n"
ALPINE = 'NAME="Alpine Linux"\nID=alpine\n'

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux is asked with ldd")


def test_each_library_that_ldd_does_not_find_is_named_once() -> None:
    assert system_libraries.not_found(BARE_DEBIAN) == (
        "libGL.so.1",
        "libasound.so.2",
        "libglib-2.0.so.0",
        "libnss3.so",
        "libnssutil3.so",
        "libxcb-cursor.so.0",
    )


def test_a_libc_that_is_too_old_is_not_a_missing_library() -> None:
    assert system_libraries.not_found(OLD_LIBC) == ()


@pytest.mark.parametrize(
    ("os_release", "system"),
    [
        (DEBIAN_12, System.DEBIAN),
        (MINT, System.DEBIAN),
        (ROCKY, System.FEDORA),
        (MANJARO, System.ARCH),
        (ALPINE, None),
        ("", None),
    ],
)
def test_the_family_of_a_system_is_told_from_its_own_description(
    os_release: str, system: System | None
) -> None:
    assert system_libraries.system_of(os_release) is system


def test_a_debian_from_before_64_bit_time_gets_the_old_names() -> None:
    missing = Missing(system_libraries.not_found(BARE_DEBIAN))
    known = {"libasound2", "libglib2.0-0", "libgl1", "libnss3", "libxcb-cursor0"}
    names, unknown = system_libraries.package_names(missing, System.DEBIAN, known)
    assert names == ("libasound2", "libgl1", "libglib2.0-0", "libnss3", "libxcb-cursor0")
    assert unknown == ()


def test_a_debian_with_64_bit_time_gets_the_new_names_even_where_the_old_ones_are_known() -> None:
    missing = Missing(("libasound.so.2", "libglib-2.0.so.0"))
    known = {"libasound2", "libasound2t64", "libglib2.0-0t64"}
    names, _ = system_libraries.package_names(missing, System.DEBIAN, known)
    assert names == ("libasound2t64", "libglib2.0-0t64")


@pytest.mark.parametrize("system", list(System))
def test_packages_that_carry_several_libraries_are_named_once(system: System) -> None:
    missing = Missing(("libnss3.so", "libsmime3.so"))
    names, _ = system_libraries.package_names(missing, system)
    assert len(names) == 1


@pytest.mark.parametrize("system", list(System))
def test_a_system_without_a_font_gets_fontconfig_and_a_font(system: System) -> None:
    names, _ = system_libraries.package_names(Missing(fonts=True), system)
    assert "fontconfig" in names
    assert any("dejavu" in name for name in names)


@pytest.mark.parametrize("system", [*System, None])
def test_what_is_missing_is_told_in_one_line(system: System | None) -> None:
    missing = Missing(("libnss3.so", "libnever-heard-of.so.7"), fonts=True)
    said = system_libraries.sentence(missing, system)
    assert "libnever-heard-of.so.7" in said
    assert "\n" not in said


def test_the_sentence_ends_in_the_command_that_installs_what_is_missing() -> None:
    said = system_libraries.sentence(Missing(("libnss3.so",)), System.DEBIAN)
    assert said.endswith("apt-get install -y libnss3")
    assert ("sudo apt-get install" in said) == (os.geteuid() != 0)


def test_a_folder_with_a_font_deep_inside_has_fonts_and_one_that_is_not_there_has_none(
    tmp_path: Path,
) -> None:
    font = tmp_path / "fonts" / "truetype" / "some" / "Some.ttf"
    font.parent.mkdir(parents=True)
    gone = tmp_path / "gone"
    assert not system_libraries.has_fonts([gone, tmp_path / "fonts"])
    font.touch()
    assert system_libraries.has_fonts([gone, tmp_path / "fonts"])


def test_every_name_of_a_package_is_one_word() -> None:
    for packages in PACKAGES.values():
        for name in (*packages.debian, packages.fedora, packages.arch):
            assert name
            assert " " not in name


@ON_LINUX
def test_every_library_that_qt_takes_from_this_system_has_a_package() -> None:
    ldd = shutil.which("ldd")
    files = system_libraries.files_of_qt()
    assert ldd
    assert len(files) == len(system_libraries.OF_QT), "a file of Qt has another name now"
    asked = subprocess.run(
        [ldd, *map(str, files)], capture_output=True, text=True, check=False
    ).stdout
    found = dict(re.findall(r"^\t(\S+) => (/\S+) \(", asked, re.MULTILINE))
    of_qt = {Path(place).resolve() for place in found.values() if "/PySide6/" in place}
    taken = {library for library, place in found.items() if "site-packages" not in place}
    # Only what Qt's own files name: what those libraries need in turn, their packages bring.
    names = re.compile(rb"\0(lib[\w.+-]+\.so[.\d]*)(?=\0)")
    named = {
        name.decode() for file in {*files, *of_qt} for name in names.findall(file.read_bytes())
    }
    of_libc = re.compile(r"lib(c|dl|gcc_s|m|pthread|resolv|rt)\.so\.\d")
    wanted = {library for library in taken & named if not of_libc.fullmatch(library)}
    assert len(wanted) > 30
    assert wanted <= set(PACKAGES)


@ON_LINUX
def test_the_system_that_runs_the_tests_has_everything() -> None:
    assert system_libraries.missing_sentence() is None
    assert system_libraries.main([]) == 0


@ON_LINUX
def test_qt_is_not_imported_to_find_what_it_needs() -> None:
    program = (
        "import sys; from reader import system_libraries as s; s.find_missing();"
        "sys.exit(any(name.startswith(('PySide6.', 'shiboken6')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
