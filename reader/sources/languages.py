"""Tells what language a text is written in, or says nothing where it cannot be told.

Scripts that only one widely read language uses are told by their letters; the rest is left to
resiliparse's letter statistics, held to languages that people publish in.
"""

import re
import unicodedata

# Enough for the statistics to settle; more only costs time.
SAMPLE = 6_000
# Letters below which statistics are a guess.
FEWEST = 40
# resiliparse's rank: "values above 1200 are usually false"; over whole paragraphs, right
# answers lay below this.
WORST_RANK = 1_000
# A runner-up this close makes the answer a guess, unless the text is long.
CLOSE = 12

PLAUSIBLE = (
    *("id", "en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "bg", "tr", "ar", "fa"),
    *("vi", "sv", "da", "no", "fi", "cs", "sk", "hu", "ro", "hr", "sl", "sr", "ca", "lt", "lv"),
    *("et", "ms", "tl", "sw", "az", "ur", "kk"),
)
# The statistics mistake short Indonesian for its neighbours.
NEIGHBOURS = {"ms": "id", "jv": "id", "su": "id", "no": "nb"}
# Words that only Malay uses; Indonesian says "karena", "bisa", "mobil", "kantor".
MALAY = frozenset(
    "kerana boleh kereta pejabat ialah bahawa kerajaan sahaja tahun-tahun berkenaan ahad "
    "isnin khamis jumaat ogos menerusi manakala beliau awak".split()
)
INDONESIAN = frozenset(
    "karena bisa mobil kantor adalah bahwa pemerintah saja minggu senin kamis jumat agustus "
    "melalui sedangkan kata ujar anda".split()
)

_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("te", re.compile(r"[\u0c00-\u0c7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("my", re.compile(r"[\u1000-\u109f]")),
)
_KANA = re.compile(r"[\u3041-\u30fa\u31f0-\u31ff\uff66-\uff9f]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")


def detect_language(text: str) -> str:
    """Return the BCP 47 primary tag of the language of a text, or "" when unsure.

    Args:
        text: Running text; a few sentences are needed where the script alone does not tell.
    """
    sample = unicodedata.normalize("NFC", _ADDRESS.sub(" ", text[:SAMPLE]))
    letters = sum(map(str.isalpha, sample))
    if letters == 0:
        return ""
    return _by_script(sample, letters) or _by_statistics(sample, letters)


def _by_script(sample: str, letters: int) -> str:
    kana, han = len(_KANA.findall(sample)), len(_HAN.findall(sample))
    if 2 * (kana + han) > letters:
        return "ja" if 20 * kana > kana + han else "zh"
    for language, pattern in _SCRIPTS:
        if 2 * len(pattern.findall(sample)) > letters:
            return language
    return ""


def _by_statistics(sample: str, letters: int) -> str:
    if letters < FEWEST:
        return ""
    from resiliparse.parse.lang import detect_fast  # for the worker only, as every extractor

    ranked = detect_fast(sample, cutoff=WORST_RANK, n_results=2, langs=list(PLAUSIBLE))
    if not ranked:
        return ""
    best = NEIGHBOURS.get(ranked[0][0], ranked[0][0])
    second = NEIGHBOURS.get(ranked[-1][0], ranked[-1][0])
    if best != second and ranked[-1][1] - ranked[0][1] < CLOSE and letters < 10 * FEWEST:
        return ""
    return _malay_or_indonesian(sample) if best == "id" else str(best)


def _malay_or_indonesian(sample: str) -> str:
    words = sample.casefold().split()
    malay = sum(word in MALAY for word in words)
    return "ms" if malay > sum(word in INDONESIAN for word in words) + 1 else "id"
