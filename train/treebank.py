"""Reads GUM in CoNLL-U: the text that a reader would paste, its words, its nested mentions."""

import re
from dataclasses import dataclass, field


@dataclass
class Node:
    """A syntactic word. Offsets are code points."""

    form: str
    upos: str
    entity: str
    start: int = 0
    end: int = 0


@dataclass
class Treebank:
    text: str = ""
    words: list = field(default_factory=list)
    fields: list = field(default_factory=list)


def value(column, key):
    """The value of a key in `Key=Value|Key=Value`."""
    for pair in column.split("|"):
        name, _, found = pair.partition("=")
        if name == key:
            return found
    return ""


def read(path):
    """One document."""
    bank, parts, length, gap, joint = Treebank(), [], 0, "", None
    for line in path.read_text(encoding="utf8").split("\n"):
        if not line:
            continue
        if line.startswith("#"):
            key, _, rest = line[1:].partition("=")
            if key.strip().startswith("newpar") and "block" not in key and length:
                gap = "\n\n"
            elif key.strip() == "global.Entity":
                bank.fields = rest.strip().split("-")
        else:
            number, form, _, upos, _, _, _, _, _, misc = line.split("\t")
            if "." in number:
                continue
            spaced = value(misc, "SpaceAfter") != "No"
            if joint is None or "-" in number:
                parts.append(gap + form)
                start = length + len(gap)
                length = start + len(form)
                gap = " " if spaced else ""
            if "-" in number:
                joint = [number.split("-")[1], start, form]
                continue
            node = Node(form, upos, value(misc, "Entity"), length - len(form), length)
            if joint is not None:
                # "daughter's" is "daughter" and "'s": each stands where it is written, or on the whole.
                last, begin, rest = joint
                cut = len(form) if rest.startswith(form) else 0
                node.start, node.end = begin, begin + (cut or len(rest))
                joint = None if last == number else [last, begin + cut, rest[cut:]]
            bank.words.append(node)
    bank.text = "".join(parts)
    return bank


def mentions(bank):
    """Nested mentions: first and last word, type, words without which it is none."""
    kind, core = bank.fields.index("etype"), bank.fields.index("minspan")
    opened, found = {}, []
    for n, word in enumerate(bank.words):
        for opens, body, closes in re.findall(r"(\(?)([^()]+)(\)?)", word.entity):
            number = re.split(r"[-\[]", body, maxsplit=1)[0]
            if opens:
                opened.setdefault(number, []).append((n, body))
            if closes and opened.get(number):
                begin, fields = opened[number].pop()
                values = fields.split("-", len(bank.fields) - 1)
                spots = [begin + int(c) - 1 for c in values[core].split(",") if c.isdigit()]
                found.append((begin, n + 1, values[kind], spots))
    return found


TITLES = set("""mr mrs ms dr dame prof professor president minister prime senator sir king queen prince princess pope justice
judge chief general captain governor saint secretary home director manager chancellor lord""".split())


def names(bank):
    """The names among the mentions of people, bodies and places, as (start, end, type): `crates/pressmark-train/src/names/gold.rs`
    says the same. A person's words are proper nouns; others may have any word with a capital, and small words between."""
    found = []
    for begin, end, kind, core in mentions(bank):
        heads = [at for at in core if bank.words[at].upos == "PROPN"]
        if kind not in ("person", "organization", "place") or not heads:
            continue
        person, head = kind == "person", heads[0]

        def is_name(at):
            word = bank.words[at]
            return word.upos == "PROPN" or not person and word.form[:1].isupper() and word.upos != "DET"

        def joins(at):
            form = bank.words[at].form
            return (form in ("-", "de") or not person and form in ("of", "the")
                    or kind == "organization" and form in ("and", "for", "&"))

        first, last = head, head + 1
        while last < end and (is_name(last) or joins(last)):
            last += 1
        while first > begin and (is_name(first - 1) or joins(first - 1)):
            first -= 1
        while last > head + 1 and not is_name(last - 1):
            last -= 1
        while first < head and not is_name(first):
            first += 1
        is_title = lambda at: bank.words[at].form.rstrip(".").lower() in TITLES
        while person and first < last and is_title(first):
            first += 1
        # "the Home Secretary": an office, nobody's name.
        if not (person and (first == last or is_title(last - 1))):
            found.append((bank.words[first].start, bank.words[last - 1].end, kind))
    return found
