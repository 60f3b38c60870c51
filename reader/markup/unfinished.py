"""What of a search is still being typed, and how it goes on when something is taken for it."""

import re
from dataclasses import dataclass

from reader.model.search import Field

_LAST = re.compile(r'(?:^|(?<=\s))-?(?:([A-Za-z]+):)?("[^"]*|[^\s"]*)$')


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The part of a search at the place of typing.

    ``before`` and ``after`` stand around it; ``field`` is what a condition is about, None where it
    is a word; ``begun`` is what there is of the value or the word, without a quotation mark.
    """

    before: str
    begun: str
    after: str
    field: Field | None = None

    @property
    def is_all(self) -> bool:
        """Whether nothing else is looked for."""
        return not self.before.strip(" -") and not self.after.strip()

    def taken(self, words: str, field: Field | None = None) -> tuple[str, int]:
        """Return the search with ``words`` in this part, and the place after it."""
        written = f'"{words}"' if field is not None and re.search(r"\s", words) else words
        head = f"{self.before}{f'{field.value}:' if field else ''}{written} "
        return head + self.after.lstrip(), len(head)

    def asked(self, field: Field) -> tuple[str, int]:
        """Return the search with a condition begun in this part, and the place after its colon."""
        head = f"{self.before}{field.value}:"
        return head + self.after, len(head)


def unfinished(text: str, place: int) -> Unfinished | None:
    """Return what is being typed at ``place``; None within a word or a phrase that has an end."""
    head, after = text[:place], text[place:]
    if after and not after[0].isspace():
        return None
    if head.count('"') % 2 and not _LAST.search(head):
        return None
    found = _LAST.search(head)
    if found is None:
        return Unfinished(head, "", after) if head.endswith((" ", '"')) or not head else None
    name, begun = (found[1] or "").lower(), found[2]
    start = found.start(1) if found[1] else found.start(2)
    if name in list(Field):
        return Unfinished(head[:start], begun.lstrip('"'), after, Field(name))
    if name or begun.startswith('"'):
        # An address, or a phrase of one's own.
        return None
    return Unfinished(head[:start], begun, after)
