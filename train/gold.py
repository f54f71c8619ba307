"""The corpora of names in one form: words, and which classes an annotation allows for each (`docs/annotation.md`)."""

import json
from dataclasses import dataclass
from pathlib import Path

import treebank
from words import sentences, words

KINDS = ["person", "organization", "place", "group", "other"]
CLASSES = ["O"] + [f"{position}-{kind}" for kind in KINDS for position in "BI"]
OUTSIDE, ANY = 1, (1 << len(CLASSES)) - 1
DATA = Path(__file__).resolve().parent.parent / "crates" / "pressmark" / "data"


def begin(kind):
    return 1 << (1 + 2 * KINDS.index(kind))


def inside(kind):
    return 2 << (1 + 2 * KINDS.index(kind))


def either(kind):
    return begin(kind) | inside(kind)


@dataclass
class Document:
    text: str
    words: list
    # One mask of classes for each word.
    allowed: list
    # The names themselves, to measure with.
    names: set


def _peoples():
    lines = (DATA / "peoples.txt").read_text(encoding="utf8").split("\n")
    entries = (line.split("|")[0].split("#")[0].strip() for line in lines)
    return {word for entry in entries if entry and not entry.startswith("[") for word in words_of(entry)}


def words_of(entry):
    return [w.form for w in words(entry) if w.form[:1].isupper()]


def _compounds():
    before, behind = set(), set()
    for line in (DATA / "compounds.txt").read_text(encoding="utf8").split("\n"):
        for part in line.split() if not line.startswith(("#", "[")) else ():
            (before if part.endswith("-") else behind).add(part.strip("-"))
    return before, behind


PEOPLES = _peoples()
BEFORE, BEHIND = _compounds()


def trimmed(found, first, last):
    """Without an article before, without a possessive and marks around."""
    while last - first > 1 and (found[first].form.lower() in ("the", "a", "an") or found[first].form in "\"'“‘(,-#@"):
        first += 1
    while last - first > 1 and found[last - 1].form in ("'s", "’s", "'", "’", ",", '"', "”", "-", ")", ":", ";"):
        last -= 1
    return first, last


def allowed(text, found, names, groups):
    """Masks for the words. `names` are (start, end, type or None for unsure); where `groups` is false the corpus labels no peoples."""
    masks = [OUTSIDE] * len(found)
    if not groups:
        for n, word in enumerate(found):
            if word.form in PEOPLES:
                masks[n] = OUTSIDE | either("group")
    taken, decided = [False] * len(found), set()
    starts, ends = {w.start: n for n, w in enumerate(found)}, {w.end: n + 1 for n, w in enumerate(found)}
    for start, end, kind in sorted(names, key=lambda name: (name[0] - name[1], name[0])):
        first, last = starts.get(start), ends.get(end)
        if first is None or last is None or kind is None or last <= first:
            for n, word in enumerate(found):
                if word.start < end and start < word.end and not taken[n]:
                    taken[n], masks[n] = True, ANY
            continue
        first, last = trimmed(found, first, last)
        if any(taken[first:last]):
            continue
        if not groups and kind in ("person", "place") and all(w.form in PEOPLES for w in found[first:last]):
            kind = "group"
        for n in range(first, last):
            taken[n], masks[n] = True, inside(kind) if n > first else begin(kind)
        decided.add((found[first].start, found[last - 1].end, kind))
    open_compounds(found, masks)
    return masks, decided


def open_compounds(found, masks):
    """"Iran-backed", "pro-Russian": corpora see one adjective there, and no name. Then the name is open."""
    glued = lambda n: 0 <= n - 1 and n < len(found) and found[n - 1].end == found[n].start
    for n, word in enumerate(found):
        if word.form not in "-‐‑" or not (glued(n) and glued(n + 1)):
            continue
        if found[n + 1].form.lower() in BEHIND:
            at = n - 1
            while at >= 0 and found[at].form[:1].isupper() and masks[at] == OUTSIDE and n - at < 5:
                masks[at] = ANY
                at -= 1
        elif found[n - 1].form.lower() in BEFORE and masks[n + 1] == OUTSIDE:
            masks[n + 1] = ANY


def open_works(text, found, masks):
    """A corpus without a class for works and products leaves them unlabelled: words with a capital may be one there."""
    starts = {first for first, _ in sentences(text, found)}
    capital = [w.form[:1].isupper() for w in found]
    for n in range(len(found)):
        between = any(capital[max(0, n - 2):n]) and any(capital[n + 1:n + 3]) and found[n].form.isalpha()
        if masks[n] == OUTSIDE and (capital[n] and n not in starts or between):
            masks[n] |= either("other")


def document(text, names, groups=False, works=False):
    found = words(text)
    masks, decided = allowed(text, found, names, groups)
    if not works:
        open_works(text, found, masks)
    return Document(text, found, masks, decided)


def lines(path, works=False):
    """Documents of {"text", "entities"} lines."""
    for record in records_of(path):
        names = [(e["start"], e["end"], None if e.get("unsure") else e["type"]) for e in record["entities"]]
        yield document(record["text"], names, works=works, groups=any(n[2] == "group" for n in names))


def gum(folder):
    for path in sorted(folder.glob("GUM_*.conllu")):
        bank = treebank.read(path)
        yield document(bank.text, treebank.names(bank))


def records_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf8").split("\n") if line]


VOICES = ("minilm", "neuroner", "spacy")


def voices(text, found, records):
    """Of each of the three programs the masks of its labels, the best program first. `records` are (where it begins in the text, record).
    The second's rest class holds peoples, events and works: a group, a name of something else, or nothing."""
    names, rest = [[] for _ in VOICES], []
    for shift, record in records:
        for own, voice in zip(names, VOICES):
            for e in record[voice]:
                span = (shift + e["start"], shift + e["end"], e["type"])
                (rest if e["type"] == "misc" else own).append(span)
    masks = [allowed(text, found, own, True)[0] for own in names]
    for start, end, _ in rest:
        for n, word in enumerate(found):
            if start <= word.start and word.end <= end:
                masks[1][n] = OUTSIDE | either("group") | either("other")
    return masks


def silver(records):
    """Neighbouring sentences that three programs labelled, as one document. The first decides with either other; where the
    others agree against it, or all differ, every reading is open."""
    text, placed = "", []
    for record in records:
        text += "\n\n" if text else ""
        placed.append((len(text), record))
        text += record["text"]
    found = words(text)
    together = []
    for a, b, c in zip(*voices(text, found, placed)):
        # Nothing, or a name of something else: the first has no class for these.
        a |= either("other") if a == OUTSIDE and b & either("other") else 0
        agreed = a & b | a & c
        together.append(agreed or (a | b & c if b & c else a | b | c))
    return Document(text, found, together, set())


TOGETHER = 8
KEPT = 10


def corpora(shared, silver_share=8, learn=True):
    """(to learn from, {corpus: kept}). Every tenth document is kept; of the newswire one block in `silver_share` is learnt from.
    Without `learn` the newswire is not read."""
    train, kept = [], {}
    folder = shared / "corpora" / "ner" / "train"
    sets = {"Re-DocRED": list(lines(folder / "re_docred.jsonl")), "EWT": list(lines(folder / "uner_ewt_dev.jsonl")),
            "politics": list(lines(folder / "crossner_politics.jsonl"))}
    for domain in ("ai", "literature", "music", "science"):
        sets[domain] = list(lines(folder / f"crossner_{domain}.jsonl", works=True))
    sets["Twitter"] = list(lines(folder / "broad_twitter.jsonl"))
    sets["WNUT"] = list(lines(folder / "wnut17.jsonl", works=True))
    sets["GUM"] = list(gum(shared / "corpora" / "gum" / "train"))
    for name, documents in sets.items():
        kept[name] = documents[KEPT - 1::KEPT]
        learnt = [d for n, d in enumerate(documents) if n % KEPT != KEPT - 1]
        # Tweets without a name are many and teach little.
        if name in ("Twitter", "WNUT"):
            learnt = [d for n, d in enumerate(learnt) if n % 8 == 0 or d.names and n % 3 == 0]
        train += learnt
    kept["GUM dev"] = list(gum(shared / "corpora" / "gum" / "dev"))
    if learn:
        records = records_of(shared / "corpora" / "ner" / "silver" / "voa_teachers.jsonl")
        blocks = [records[at:at + TOGETHER] for at in range(0, len(records), TOGETHER)]
        train += [silver(block) for n, block in enumerate(blocks) if n % silver_share == 0 and n % KEPT != KEPT - 1]
    dev = shared / "corpora" / "ner" / "dev" / "worldwide_newswire_dev.jsonl"
    kept["newswire dev"] = list(lines(dev))
    return train, kept
