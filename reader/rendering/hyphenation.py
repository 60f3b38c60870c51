"""Puts soft hyphens into a page's words, since the engine ships no hyphenation patterns.

The algorithm is Liang's ("Word Hy-phen-a-tion by Com-put-er", Stanford, 1983) over LibreOffice's
patterns as pyphen packs them. pyphen's own reader takes half a second for German, for it takes
every pattern apart; here a pattern is taken apart when a word first meets it.
"""

import re
from functools import lru_cache

SOFT_HYPHEN = "\u00ad"
# A longer text is shown as it is: the window waits for this.
LONGEST_TEXT = 1_500_000
SHORTEST_WORD = 6
LONGEST_WORD = 60
FEWEST_BEFORE, FEWEST_AFTER = 2, 3

# Patterns by primary language. Left out are scripts that are broken without a hyphen (Thai and
# those of India): a soft hyphen would show one.
_BY_LANGUAGE = {
    name.partition("_")[0]: name
    for name in (
        "af_ZA be_BY bg_BG ca cs_CZ da_DK de_DE el_GR en_US eo es et_EE eu fr gl hr_HR hu_HU "
        "id_ID is it_IT lt lv_LV mn_MN nb_NO nl_NL nn_NO pl_PL pt_PT ro_RO ru_RU sk_SK sl_SI "
        "sq_AL sr sv uk_UA zu_ZA"
    ).split()
}
_PATTERNS = {
    **_BY_LANGUAGE,
    "no": "nb_NO",
    # Malay and Indonesian share one orthography since 1972.
    "ms": "id_ID",
    "de-AT": "de_AT",
    "de-CH": "de_CH",
    "de-LI": "de_CH",
    **dict.fromkeys("en-GB en-AU en-IE en-IN en-NZ en-ZA".split(), "en_GB"),
    "pt-BR": "pt_BR",
    "sr-LATN": "sr_Latn",
}

# Text that is read letter by letter, headings and heads of lists, which are set whole, and
# tables, whose columns would shrink to syllables.
_WHOLE = frozenset(
    "code pre kbd samp var math h1 h2 h3 h4 h5 h6 hgroup dt summary table ruby address".split()
)
_VOID = frozenset("br col hr img wbr".split())

# A tag, or a run of text long enough to hold a word that is broken.
_TAG_OR_RUN = re.compile(r'<(?:[^<>"]|"[^"]*")*+>|[^\s<>—–…]{6,}+')
_TAG = re.compile(r"<(/?)([a-z][a-z0-9-]*)")
_ATTRIBUTE = re.compile(r'([^\s"=]+)="([^"]*)"')
# Runs that are addresses, paths or names of files rather than words.
_ADDRESS = re.compile(r"[/\\@=]|\w[.:]+\w")
# A word stands free of digits, underscores, marks that belong to its letters, and hyphens of its
# own, where it breaks already; & begins an entity.
_WORD = re.compile(
    r"(?<![\w\u0300-\u036f&#'’‐-])[^\W\d_]+(?:['’][^\W\d_]+)*+(?![\w\u0300-\u036f'‐-])"
)
_HEX = re.compile(r"\^\^([0-9a-f]{2})")
_DIGITS = dict.fromkeys(range(0x30, 0x3A))


def hyphenate(html: str, language: str) -> str:
    """Return sanitized ``html`` with soft hyphens where its words may be broken.

    Each element's own ``lang`` counts within it. Nothing is added where there are no patterns
    for a language, in a word that has a soft hyphen already, or past ``LONGEST_TEXT``.

    Args:
        html: what ``markup.sanitize`` gave: well formed, every attribute's value quoted.
        language: the article's BCP 47 tag, or nothing where it is not known.
    """
    if len(html) > LONGEST_TEXT:
        return html
    place = _Place(language)
    return _TAG_OR_RUN.sub(place.follow, html)


def without_soft_hyphens(text: str) -> str:
    """Return ``text`` as it is copied, searched and spoken."""
    return text.replace(SOFT_HYPHEN, "")


def patterns_for(language: str) -> str:
    """Return the name of the patterns for a BCP 47 tag, or nothing where there are none."""
    primary, *others = language.replace("_", "-").split("-")
    tags = [f"{primary.lower()}-{other.upper()}" for other in others]
    return next((_PATTERNS[tag] for tag in tags if tag in _PATTERNS), "") or _PATTERNS.get(
        primary.lower(), ""
    )


class _Place:
    """Follows the tags through a page and knows which patterns hold where it is."""

    def __init__(self, language: str) -> None:
        # For each open element its patterns and whether it is set whole.
        self._open = [(patterns_for(language), False)]

    def follow(self, match: re.Match[str]) -> str:
        """Return a tag as it is, and a run with its soft hyphens."""
        found = match[0]
        if found[0] == "<":
            self._step(found)
            return found
        patterns, whole = self._open[-1]
        return _run(found, patterns) if patterns and not whole else found

    def _step(self, tag: str) -> None:
        match = _TAG.match(tag)
        if not match or match[2] in _VOID:
            return
        if match[1]:
            if len(self._open) > 1:
                self._open.pop()
            return
        patterns, whole = self._open[-1]
        if ' lang="' in tag:
            own = next((value for name, value in _ATTRIBUTE.findall(tag) if name == "lang"), None)
            patterns = patterns if own is None else patterns_for(own)
        self._open.append((patterns, whole or match[2] in _WHOLE))


# A language's commonest words fill most of a page; 20,000 runs take about 3 MB.
@lru_cache(maxsize=20_000)
def _run(run: str, patterns: str) -> str:
    """Return a run of text without blanks with the soft hyphens of its words."""
    if SOFT_HYPHEN in run or _ADDRESS.search(run):
        return run
    return _WORD.sub(lambda match: _hyphenated(match[0], _patterns(patterns)), run)


def _hyphenated(word: str, patterns: "_Patterns") -> str:
    # An abbreviation or a name with capitals inside is one sign.
    if not SHORTEST_WORD <= len(word) <= LONGEST_WORD or not _is_common(word):
        return word
    lowered = word.lower().replace("’", "'")
    if len(lowered) != len(word):
        return word
    parts = []
    start = 0
    for place in patterns.breaks(lowered):
        # What an apostrophe joins is two words to the eye: "l’aé-ro-port", "could-n’t" never.
        before, after = lowered[:place].rpartition("'")[2], lowered[place:].partition("'")[0]
        if len(before) >= FEWEST_BEFORE and len(after) >= FEWEST_AFTER:
            parts.append(word[start:place])
            start = place
    return SOFT_HYPHEN.join([*parts, word[start:]])


def _is_common(word: str) -> bool:
    return all(part[1:].islower() or len(part) == 1 for part in re.split("['’]", word))


class _Patterns:
    """A language's patterns; each is kept as it is written until a word meets it."""

    def __init__(self, written: dict[str, str]) -> None:
        self._written = written
        self._longest = max(map(len, written))

    def breaks(self, word: str) -> list[int]:
        """Return the places in a lower-case ``word`` where it may be broken, in order."""
        pointed = f".{word}."
        levels = [0] * (len(pointed) + 1)
        for start in range(len(pointed) - 1):
            last = min(start + self._longest, len(pointed)) + 1
            for end in range(start + 1, last):
                written = self._written.get(pointed[start:end])
                if written is not None:
                    for offset, level in _levels(written):
                        levels[start + offset] = max(level, levels[start + offset])
        return [place - 1 for place, level in enumerate(levels) if level % 2]


@lru_cache(maxsize=8_000)
def _levels(written: str) -> tuple[tuple[int, int], ...]:
    """Return each level of a pattern with the number of letters before it."""
    pattern, change = _parted(written)
    levels = []
    letters = 0
    for sign in pattern:
        if sign.isdecimal():
            # A break that would change the spelling ("asszony" to "asz-szony") is no place for a
            # soft hyphen; the next even level forbids it.
            level = int(sign)
            levels.append((letters, level + level % 2 if change else level))
        else:
            letters += 1
    return tuple(levels)


# German alone is 66,000 patterns and 12 MB; nobody reads in many languages at a time.
@lru_cache(maxsize=3)
def _patterns(name: str) -> _Patterns:
    """Return the patterns of a file as libhyphen writes them ("README.hyphen", hunspell)."""
    # Costs 16 ms that a page in a language without patterns need not pay.
    from importlib.resources import files

    data = (files("pyphen") / "dictionaries" / f"hyph_{name}.dic").read_bytes()
    encoding, _, rest = data.partition(b"\n")
    text = _HEX.sub(lambda match: chr(int(match[1], 16)), rest.decode(encoding.decode().strip()))
    # Directives without blanks are upper-case and meet no word.
    lines = [line for line in map(str.strip, text.split("\n")) if _is_pattern(line)]
    return _Patterns({_parted(line)[0].translate(_DIGITS): line for line in lines})


def _is_pattern(line: str) -> bool:
    return bool(line) and line[0] not in "%#" and " " not in line


def _parted(written: str) -> tuple[str, str]:
    """Return a pattern and the change of spelling it asks for, if any."""
    pattern, _, change = written.partition("/")
    return (pattern, change) if "=" in change else (written, "")
