"""The teacher of names: MiniLM that learns from every corpus of names, and labels newswire with probabilities.

  python teacher_names.py train  --shared ../../shared --work DIR [--seed 1] [--epochs 2]
  python teacher_names.py score  --shared ../../shared --work DIR
  python teacher_names.py label  --shared ../../shared --work DIR
"""

import argparse
import functools
import json
import multiprocessing
import os
import random
import time
from pathlib import Path

import torch
from torch import nn

import gold
from encoder import UNITS, Encoder, Pieces, package, tensors
from gold import CLASSES, KINDS
from words import recased, sentences, shape, words

# Words that are read together, and word pieces of a step.
WINDOW, BATCH = 160, 1000
RATE, HEAD_RATE, WARM = 1.5e-4, 1e-3, 0.06
# Sentences that a process labels at a time.
PART = 800


class Teacher(nn.Module):
    def __init__(self, folder=None):
        super().__init__()
        self.encoder = Encoder(folder)
        self.shapes = nn.Embedding(19, 32)
        self.classes = nn.Linear(3 * (UNITS + 32), len(CLASSES))

    def forward(self, pieces, shapes, firsts):
        """Logarithms of the classes' probabilities, word by word: of a word, its neighbours, and their shapes."""
        seen = torch.cat([self.encoder(pieces, shapes, firsts), self.shapes(shapes.gather(1, firsts))], 2)
        left = nn.functional.pad(seen, (0, 0, 1, -1))
        right = nn.functional.pad(seen, (0, 0, -1, 1))
        return self.classes(torch.cat([seen, left, right], 2)).log_softmax(2)


def windows(text, found, most=WINDOW):
    """Ranges of whole sentences with at most so many words together; a longer sentence is cut."""
    ranges = []
    for first, last in sentences(text, found):
        if ranges and last - ranges[-1][0] <= most:
            ranges[-1] = (ranges[-1][0], last)
        else:
            ranges += [(at, min(at + most, last)) for at in range(first, last, most)]
    return ranges


class Reader:
    def __init__(self):
        self.pieces = Pieces(package())
        self.special = (self.pieces.special("[CLS]"), self.pieces.special("[SEP]"))

    def words(self, found):
        return [(self.pieces.of(word.form), shape(word.form)) for word in found]

    def examples(self, documents):
        """(words as the encoder reads them, masks) of each window."""
        for d in documents:
            for first, last in windows(d.text, d.words):
                yield self.words(d.words[first:last]), d.allowed[first:last]


def length(example):
    return sum(len(pieces) for pieces, _ in example[0]) + 2


def batches(examples, dice, size=BATCH):
    """Windows of like lengths together, in an order by chance."""
    order = sorted(range(len(examples)), key=lambda n: length(examples[n]) + dice.random() * 12)
    out, batch, widest = [], [], 0
    for n in order:
        widest = max(widest, length(examples[n]))
        if batch and widest * (len(batch) + 1) > size:
            out.append(batch)
            batch, widest = [], length(examples[n])
        batch.append(n)
    out.append(batch)
    dice.shuffle(out)
    return out


# For each mask of classes, which of them it allows.
def masks_of(rows):
    widest = max(len(row) for row in rows)
    flat = torch.tensor([row + [gold.ANY] * (widest - len(row)) for row in rows])
    return (flat[:, :, None] >> torch.arange(len(CLASSES))) & 1 == 1


def recase(example, dice):
    """Now and then a window in lower case or in capitals: only its shapes change."""
    chance = dice.random()
    if chance > 0.08:
        return example
    return [(pieces, recased(form, chance < 0.03)) for pieces, form in example[0]], example[1]


def train(args):
    # All seeds begin with the same weights, so that their mean is a teacher too.
    torch.manual_seed(0)
    model = Teacher(package())
    torch.manual_seed(args.seed)
    dice = random.Random(args.seed)
    reader, documents = Reader(), gold.corpora(args.shared)[0]
    examples = list(reader.examples(documents))
    print(f"{len(examples)} windows, {sum(map(length, examples))} pieces", flush=True)
    own = [p for p in model.encoder.parameters() if p.requires_grad]
    heads = [*model.shapes.parameters(), *model.classes.parameters()]
    adam = torch.optim.AdamW([{"params": own, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01)
    course = [batch for _ in range(args.epochs) for batch in batches(examples, dice)]
    warm = min(WARM * len(course), 60)
    model.train()
    begun, sum_of_loss, seen = time.time(), 0.0, 0
    for step, batch in enumerate(course):
        # A machine that is too slow for the whole course takes as much of it as fits.
        done = max(step / len(course), (time.time() - begun) / 60 / args.minutes)
        if done >= 1:
            break
        for group, most in zip(adam.param_groups, (RATE, HEAD_RATE)):
            group["lr"] = most * min((step + 1) / warm, 1 - done)
        rows = [recase(examples[n], dice) for n in batch]
        scores = model(*tensors([row[0] for row in rows], reader.special))
        ok = masks_of([row[1] for row in rows])
        loss = -scores.masked_fill(~ok, -1e4).logsumexp(2)
        count = sum(len(row[1]) for row in rows)
        loss = loss.sum() / count
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(own, 1.0)
        adam.step()
        sum_of_loss, seen = sum_of_loss + loss.item() * count, seen + count
        if step % 20 == 19:
            print(f"step {step + 1} of {len(course)}: loss {sum_of_loss / seen:.4f}, {time.time() - begun:.0f} s", flush=True)
            sum_of_loss, seen = 0.0, 0
            save(model, args)
    save(model, args)


def save(model, args):
    """Also on the way: what a stop leaves behind is a teacher that has seen less."""
    draft = args.work / f"names-{args.seed}.tmp"
    torch.save(model.state_dict(), draft)
    os.replace(draft, args.work / f"names-{args.seed}.pt")


def load(work, seeds=""):
    """The mean of the teachers of these seeds, or of all in the folder: they began alike and saw the texts in other orders."""
    wanted = [work / f"names-{seed}.pt" for seed in seeds.split(",")] if seeds else sorted(work.glob("names-*.pt"))
    if not wanted:
        raise SystemExit(f"no teacher in {work}: train one first")
    states = [torch.load(path) for path in wanted]
    model = Teacher()
    model.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    return model.eval()


def predict(model, reader, texts, size=4096):
    """For each text its words and the probabilities of their classes."""
    found = [words(text) for text in texts]
    examples = [(n, first, last) for n, text in enumerate(texts) for first, last in windows(text, found[n])]
    rows = [(reader.words(found[n][first:last]), None) for n, first, last in examples]
    out = [torch.zeros(len(f), len(CLASSES)) for f in found]
    with torch.inference_mode():
        for batch in batches(rows, random.Random(0), size) if rows else ():
            found_there = model(*tensors([rows[n][0] for n in batch], reader.special)).exp()
            for row, n in enumerate(batch):
                text, first, last = examples[n]
                out[text][first:last] = found_there[row, : last - first]
    return found, out


def decode(probabilities):
    """The likeliest row of classes in which no name begins with an inside: (first, last, type)."""
    scores = probabilities.clamp_min(1e-6).log()
    count = len(CLASSES)
    step = torch.zeros(count, count)
    for kind in range(len(KINDS)):
        inside = 2 + 2 * kind
        step[:, inside] = -1e4
        step[inside - 1, inside] = step[inside, inside] = 0.0
    best, back = scores[0].clone(), []
    best[2::2] = -1e4
    for row in scores[1:]:
        ways, come = (best[:, None] + step).max(0)
        best = ways + row
        back.append(come)
    at = int(best.argmax())
    labels = [at]
    for come in reversed(back):
        at = int(come[at])
        labels.append(at)
    labels.reverse()
    names, first = [], None
    for n, label in enumerate(labels + [0]):
        if first is not None and (label == 0 or label % 2 == 1):
            names.append((first, n, KINDS[(labels[first] - 1) // 2]))
            first = None
        if label % 2 == 1:
            first = n
    return names


def f1(right, found, wanted):
    return 200 * right / max(1, found + wanted)


def score(args):
    """Strict span and type. Names that touch a word that the annotation leaves open are not counted against the teacher."""
    model, reader = load(args.work, args.seeds), Reader()
    print("| | all | person | place | organization | group |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, documents in gold.corpora(args.shared, learn=False)[1].items():
        if args.only and name not in args.only:
            continue
        counts = {kind: [0, 0, 0] for kind in KINDS}
        found, probabilities = predict(model, reader, [d.text for d in documents])
        for d, p in zip(documents, probabilities):
            got = set()
            for first, last, kind in decode(p) if len(p) else ():
                first, last = gold.trimmed(d.words, first, last)
                span = (d.words[first].start, d.words[last - 1].end, kind)
                if span in d.names or all(m & (m - 1) == 0 or m == gold.OUTSIDE | gold.either("other") for m in d.allowed[first:last]):
                    got.add(span)
            for kind in KINDS:
                mine, theirs = {s for s in got if s[2] == kind}, {s for s in d.names if s[2] == kind}
                for n, part in enumerate((mine & theirs, mine, theirs)):
                    counts[kind][n] += len(part)
        shown = ("person", "place", "organization")
        total = [sum(counts[kind][n] for kind in shown) for n in range(3)]
        figures = [f1(*total)] + [f1(*counts[kind]) for kind in (*shown, "group")]
        print(f"| {name} | " + " | ".join(f"{figure:.1f}" for figure in figures) + " |", flush=True)


def label(args):
    """Writes voa_soft.jsonl: the newswire's sentences with the probabilities of each word's classes. Where the three programs
    say the same, that is taken; the teacher reads the other sentences, a third of them, and has as much weight as the programs together."""
    records = gold.records_of(args.shared / "corpora" / "ner" / "silver" / "voa_teachers.jsonl")
    parts = [(records[at:at + PART], args.work, args.seeds) for at in range(0, len(records), PART)]
    draft, begun = args.work / "voa_soft.tmp", time.time()
    with draft.open("w", encoding="utf8") as out, multiprocessing.Pool(args.threads, torch.set_num_threads, (1,)) as pool:
        for n, lines_of_part in enumerate(pool.imap(labelled, parts)):
            out.writelines(lines_of_part)
            print(f"{min((n + 1) * PART, len(records))} of {len(records)}, {time.time() - begun:.0f} s", flush=True)
    os.replace(draft, args.work / "voa_soft.jsonl")


@functools.cache
def labeller(work, seeds):
    """The teacher with weights of eight bits: twice as fast."""
    model = load(work, seeds)
    return torch.ao.quantization.quantize_dynamic(model, {nn.Linear}, dtype=torch.qint8), Reader()


def labelled(part):
    """The lines of some sentences."""
    records, work, seeds = part
    found = [words(record["text"]) for record in records]
    masks = [gold.voices(record["text"], own, [(0, record)]) for record, own in zip(records, found)]
    open_ones = [n for n, own in enumerate(masks) if not all(a & b & c for a, b, c in zip(*own))]
    _, read = predict(*labeller(work, seeds), [records[n]["text"] for n in open_ones])
    read = dict(zip(open_ones, read))
    out = []
    for n, (record, own) in enumerate(zip(records, found)):
        rows = [votes(labels) for labels in zip(*masks[n])]
        if n in read:
            rows = [[(v + t) / 2 for v, t in zip(vote, teacher)] for vote, teacher in zip(rows, read[n].tolist())]
        line = {"text": record["text"], "tokens": [[word.start, word.end] for word in own], "labels": CLASSES,
                "p": [[round(p, 3) if p >= 0.005 else 0 for p in row] for row in rows]}
        out.append(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    return out


# Of the three programs, the best of which has half of the votes.
WEIGHTS = (0.5, 0.25, 0.25)


@functools.cache
def votes(labels):
    """What the programs say of a word, as probabilities. One that leaves several readings open goes with the others where it can."""
    together = labels[0] & labels[1] & labels[2]
    rows = [0.0] * len(CLASSES)
    for mask, weight in zip(labels, WEIGHTS):
        others = [other & mask for other in labels if other != mask]
        mask = together or next((shared for shared in others if shared), mask)
        share = [n for n in range(len(CLASSES)) if mask >> n & 1]
        for n in share:
            rows[n] += weight / len(share)
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=["train", "score", "label"])
    parser.add_argument("--shared", type=Path, default=Path("../../shared"))
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", default="", help="of which teachers the mean is scored or labels; all")
    parser.add_argument("--only", nargs="*", help="corpora to score on; all")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="end the course early, at the lowest rate")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    args.work.mkdir(parents=True, exist_ok=True)
    {"train": train, "score": score, "label": label}[args.task](args)


if __name__ == "__main__":
    main()
