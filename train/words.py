"""Words of a text as the teachers read them: where they stand, and how they are written."""

import re
from dataclasses import dataclass

# "U.S.", a possessive ending, "1,200" or "3rd", a word, any other mark.
WORD = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)+|['’]s\b|\d+(?:[.,:]\d+)*\w*|\w+|[^\w\s]")
# Behind a mark that ends a sentence, or between paragraphs.
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9@#])|\n+")

SHAPES = 9
LOWER, TITLE, UPPER, LETTER, MIXED, NUMBER, CODE, MARK, OTHER = range(SHAPES)


@dataclass
class Word:
    """A word; code points, end-exclusive."""

    start: int
    end: int
    form: str


def words(text):
    """The words of a text in order."""
    return [Word(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]


def sentences(text, found):
    """Ranges of `found` between the ends of sentences."""
    ends = [m.end() for m in SENTENCE_END.finditer(text)] + [len(text)]
    ranges, first = [], 0
    for end in ends:
        last = first
        while last < len(found) and found[last].start < end:
            last += 1
        if last > first:
            ranges.append((first, last))
        first = last
    return ranges


def shape(form):
    """How a word is written. The encoder has no capitals, so this is all that it learns of them."""
    letters = [c for c in form if c.isalpha()]
    if not letters:
        return NUMBER if form[0].isdigit() else MARK
    if any(c.isdigit() for c in form):
        return CODE
    if all(c.islower() for c in letters):
        return LOWER
    if all(c.isupper() for c in letters):
        return UPPER if len(letters) > 1 else LETTER
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return TITLE
    return MIXED if any(c.isupper() for c in letters) else OTHER


def recased(shape_of_word, upper):
    """The shape of a word in a text that is all capitals or all lower case."""
    if shape_of_word in (MARK, NUMBER, CODE, OTHER):
        return shape_of_word
    return UPPER if upper else LOWER

