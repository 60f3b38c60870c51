"""Tells what language a text is written in, or says nothing where it cannot be told.

Scripts that only one widely read language uses are told by their letters; the rest is left to
resiliparse's letter statistics, held to languages that people publish in.
"""

import re
import string
import unicodedata
from typing import cast

# Enough for the statistics to settle; more only costs time.
SAMPLE = 6_000
# Letters below which statistics are a guess.
FEWEST = 40
# resiliparse's rank: "values above 1200 are usually false"; over whole paragraphs, right
# answers lay below this.
WORST_RANK = 1_000
# Runners-up this close are told apart by their little words.
CLOSE = 40
TAGS = {"no": "nb"}

PLAUSIBLE = (
    *("id", "en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "bg", "tr", "ar", "fa"),
    *("vi", "sv", "da", "no", "fi", "cs", "sk", "hu", "ro", "hr", "sl", "sr", "ca", "lt", "lv"),
    *("et", "tl", "sw", "az", "ur", "kk"),
)
# Little words that tell a language from its neighbours, where the letters alone nearly tie.
LITTLE_WORDS = {
    "id": "yang dan di itu dengan untuk tidak ini dari karena bisa bahwa adalah akan pada kata ujar",
    "ms": "yang dan di itu dengan untuk tidak ini dari kerana boleh bahawa ialah akan pada kata beliau",
    "en": "the of and to in that is was for it with on as at by this be are from not",
    "de": "der die und das den nicht von mit ist dass auf des dem ein eine im für auch sich zu",
    "nl": "de het een van en dat niet zijn op voor met is te aan ook werd wordt door naar in",
    "fr": "le la les des et une est que dans du pour qui par pas sur au avec plus un ce",
    "es": "el la los que y del las por con una para es no en su se al lo como más",
    "pt": "o a os que e do da em um uma para não com na no ao é se por mais foi dos",
    "it": "il di che la e un per non una del della è con sono gli nel alla le più anche",
    "ca": "el la els que i del les per amb una no en és al com més dels va",
    "ro": "și de în la cu nu pe care din este pentru un o mai au fost să",
    "sv": "och att det som en på är av för med till inte den om ett har de i",
    "da": "og at det som en på er af for med til ikke den der et har de i",
    "no": "og at det som en på er av for med til ikke den om et har de i",
    "pl": "i w na że się nie z do to jest jak po za od przez ale oraz",
    "cs": "a v na že se není z do to je jak po za od ale byl která",
    "ru": "и в на что не с он по это к как из но за от был мы эту для его",
    "bg": "и в на че не с той по това към как от но за да се е беше са",
    "uk": "і в на що не з він по це до як але за від був та й",
    "tr": "ve bir bu da de için ile çok olarak daha olan kadar sonra göre dedi",
    "az": "və bir bu da də üçün ilə çox olaraq daha olan qədər sonra görə",
}
_LITTLE_WORDS = {language: frozenset(words.split()) for language, words in LITTLE_WORDS.items()}

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
_ASCII_LETTERS = string.ascii_letters.encode()
_ADDRESS = re.compile(r"https?://\S+|\S+@\S+")


def detect_language(text: str) -> str:
    """Return the BCP 47 primary tag of the language of a text, or "" when unsure.

    Args:
        text: Running text; a few sentences are needed where the script alone does not tell.
    """
    sample = text[:SAMPLE]
    if "://" in sample or "@" in sample:
        sample = _ADDRESS.sub(" ", sample)
    sample = unicodedata.normalize("NFC", sample)
    # Where most letters are of ASCII, looking for each script takes most of the time for nothing.
    plain = sample.encode("ascii", "ignore")
    latin = len(plain) - len(plain.translate(None, _ASCII_LETTERS))
    if latin >= max(FEWEST, 2 * (len(sample) - len(plain))):
        return _by_statistics(sample, latin)
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

    ranked = cast(  # a single pair only where one result is asked for
        "list[tuple[str, int]]",
        detect_fast(sample, cutoff=WORST_RANK, n_results=4, langs=list(PLAUSIBLE)),
    )
    near = [language for language, rank in ranked if rank - ranked[0][1] < CLOSE]
    if "id" in near:
        near.append("ms")
    return TAGS.get(best, best) if (best := _by_little_words(sample, near)) else ""


def _by_little_words(sample: str, near: list[str]) -> str:
    """Return the one of nearly tied languages whose little words the text uses most."""
    if len(near) < 2:  # noqa: PLR2004 (no tie)
        return near[0] if near else ""
    words = [word.strip(".,;:!?\"'()") for word in sample.casefold().split()]
    counts = {tag: sum(w in _LITTLE_WORDS.get(tag, ()) for w in words) for tag in near}
    best = max(counts, key=lambda tag: counts[tag])
    return best if counts[best] > 0 else ""
