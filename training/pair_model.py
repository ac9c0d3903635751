"""Labelled pairs in, a trained cross-encoder out: both texts are read together, three labels come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.encoder import WIDTH, Encoder
from training.pair_data import HOLDS, LABELS, Example

MOST = 96  # word pieces of a pair
_NAMELESS = 0.3  # share of examples whose sources are left out, lest a label follow from who speaks
_DECAY, _WARM, _CLIP, _SMOOTHED = 0.01, 0.06, 1.0, 0.05
_CHUNK = 40  # batches among which texts are sorted by length, so that little is filled up
_KEPT = 150  # steps between checkpoints


class PairModel(nn.Module):
    """The encoder with a head over the first token and the mean of each text."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.hidden = nn.Linear(5 * WIDTH, WIDTH)
        self.dropout = nn.Dropout(0.1)
        self.out = nn.Linear(WIDTH, len(LABELS))

    def forward(self, vectors: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """Logits of the labels; inputs as `Encoder`'s, `kinds` 0.0 for the first text, 1.0 for the other."""
        x = self.encoder(vectors, kinds, mask)
        second = kinds * mask
        first = mask - second
        one, other = (
            (x * part.unsqueeze(-1)).sum(1) / part.sum(1, keepdim=True).clamp(min=1.0)
            for part in (first, second)
        )
        met = torch.cat((x[:, 0], one, other, (one - other).abs(), one * other), -1)
        logits: Tensor = self.out(self.dropout(torch.tanh(self.hidden(self.dropout(met)))))
        return logits


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of the training: what is seen in each epoch, how often, at which peak rate."""

    name: str
    epochs: tuple[tuple[Example, ...], ...]
    rate: float
    batch: int = 32


def pieces(tokenizer: Tokenizer, a: str, b: str) -> tuple[list[int], list[int]]:
    """Ids of the word pieces of a pair, and of which text each is; the longer text is cut."""
    one, other = (tokenizer.encode(text, add_special_tokens=False).ids for text in (a, b))
    room = MOST - 3
    while len(one) + len(other) > room:
        (one if len(one) > len(other) else other).pop()
    start, stop = (tokenizer.token_to_id(token) for token in ("[CLS]", "[SEP]"))
    return (
        [start, *one, stop, *other, stop],
        [0] * (len(one) + 2) + [1] * (len(other) + 1),
    )


def spoken(source: str, text: str) -> str:
    """A text under its source, as the model reads it."""
    return f"{source}: {text}" if source else text


def batched(
    rows: Sequence[tuple[list[int], list[int], int]], size: int, draw: Random
) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
    """Batches of rows of about one length, in an order drawn anew."""
    order = list(range(len(rows)))
    draw.shuffle(order)
    batches = []
    for at in range(0, len(order), size * _CHUNK):
        chunk = sorted(order[at : at + size * _CHUNK], key=lambda k: len(rows[k][0]))
        batches += [chunk[k : k + size] for k in range(0, len(chunk), size)]
    draw.shuffle(batches)
    for batch in batches:
        yield filled([rows[k] for k in batch])


def filled(
    rows: Sequence[tuple[list[int], list[int], int]],
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids, kinds, mask and labels of rows, filled up to the longest."""
    length = max(len(ids) for ids, _, _ in rows)
    ids = torch.zeros(len(rows), length, dtype=torch.long)
    kinds, mask = torch.zeros(len(rows), length), torch.zeros(len(rows), length)
    for at, (row, kind, _) in enumerate(rows):
        ids[at, : len(row)] = torch.tensor(row)
        kinds[at, : len(row)] = torch.tensor(kind, dtype=torch.float)
        mask[at, : len(row)] = 1.0
    return ids, kinds, mask, torch.tensor([label for _, _, label in rows])


def drawn(
    examples: Sequence[Example], tokenizer: Tokenizer, draw: Random
) -> list[tuple[list[int], list[int], int]]:
    """Examples as rows: the two texts in either order, some without their sources."""
    rows = []
    for one in examples:
        named = draw.random() >= _NAMELESS
        texts = [
            spoken(one.a_source if named else _nobody(one.a_source), one.a),
            spoken(one.b_source if named else _nobody(one.b_source), one.b),
        ]
        if draw.random() < 0.5:
            texts.reverse()
        rows.append((*pieces(tokenizer, *texts), _number(one.label)))
    return rows


def _number(label: str) -> int:
    return len(LABELS) if label == HOLDS else LABELS.index(label)


def _loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy; where a pair is only known to hold together, minus the log of not `contradict`."""
    known = labels < len(LABELS)
    told = logits.log_softmax(-1)
    each = -torch.logsumexp(told[:, 1:], -1)
    right = told.gather(1, labels.clamp(max=len(LABELS) - 1).unsqueeze(1)).squeeze(1)
    smooth = -(1 - _SMOOTHED) * right - _SMOOTHED * told.mean(-1)
    return torch.where(known, smooth, each).mean()


def _nobody(source: str) -> str:
    """A source without its name; that it denies has to stay."""
    return "spokesman denies" if source.endswith(" denies") else ""


def train(
    model: PairModel, stage: Stage, tokenizer: Tokenizer, folder: Path, seed: int
) -> Iterator[tuple[int, float]]:
    """Train through a stage; gives (epoch, mean loss) after each epoch.

    `folder` keeps the last checkpoint, from which an interrupted stage goes on.
    """
    steps = sum(-(-len(epoch) // stage.batch) for epoch in stage.epochs)
    learned = [one for one in model.parameters() if one.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=stage.rate, weight_decay=_DECAY)
    warm = max(1, int(steps * _WARM))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm)))
    )
    path, done, step = folder / f"{stage.name}.pt", 0, 0
    if path.exists():
        kept = torch.load(path, weights_only=True)
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        schedule.load_state_dict(kept["schedule"])
        done = kept["step"]
    model.train()
    for number, examples in enumerate(stage.epochs):
        draw = Random(f"{seed} {stage.name} {number}")
        losses = []
        for ids, kinds, mask, labels in batched(
            drawn(examples, tokenizer, draw), stage.batch, draw
        ):
            step += 1
            if step <= done:
                continue
            torch.manual_seed(seed * 1_000_003 + step)
            loss = _loss(model(model.encoder.words(ids), kinds, mask), labels)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(learned, _CLIP)
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
            if step % _KEPT == 0 or step == steps:
                _keep(path, model, optimiser, schedule, step)
        if losses:
            yield number + 1, sum(losses) / len(losses)


def _keep(path: Path, model: nn.Module, optimiser: object, schedule: object, step: int) -> None:
    state = {
        "model": model.state_dict(),
        "optimiser": optimiser.state_dict(),  # type: ignore[attr-defined]
        "schedule": schedule.state_dict(),  # type: ignore[attr-defined]
        "step": step,
    }
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


@torch.no_grad()
def predict(model: PairModel, examples: Sequence[Example], tokenizer: Tokenizer) -> Tensor:
    """Probabilities of the labels (examples, 3), each pair read in the order given."""
    model.eval()
    rows = [
        (*pieces(tokenizer, spoken(e.a_source, e.a), spoken(e.b_source, e.b)), 0) for e in examples
    ]
    found = torch.zeros(len(rows), len(LABELS))
    order = sorted(range(len(rows)), key=lambda k: len(rows[k][0]))
    for at in range(0, len(order), 32):
        chosen = order[at : at + 32]
        ids, kinds, mask, _ = filled([rows[k] for k in chosen])
        found[chosen] = model(model.encoder.words(ids), kinds, mask).softmax(-1)
    return found
