"""Fits the network: stages of training, each with its share of every source and its learning rate.

A stage ends after a number of word pieces, not of minutes, so the same stage sees the same batches everywhere.
"""

from __future__ import annotations

import json
import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F

from kg.nlp.encoder import Labels
from training.batches import UNKNOWN, Batch
from training.network import Network, Scores, Sizes

TAG_LOSS = 0.4  # the weight of each kind of tag beside arcs, relations, sentence starts and entities
DECAY, BETAS, LONGEST_STEP = 0.01, (0.9, 0.98), 1.0  # of AdamW; the last is the norm that gradients are cut to
BLOCKED = -1e9
REPORT_EVERY = 100  # steps

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stretch of training that goes on from the stage `after`, `None` from the public encoder.

    `shares` are the sources' shares of the batches; rates are of the encoder and of the heads.

    Rates rise over the first `warm_up` of the pieces, stay, and fall to 0 over the last `settle` in a straight line.
    """

    name: str
    after: str | None
    pieces: int
    shares: Mapping[str, float]
    seed: int
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.0
    settle: float = 0.0

    def factor(self, done: float) -> float:
        """What the rates are multiplied with after this share of the pieces."""
        if done < self.warm_up:
            return done / self.warm_up
        return min(1.0, (1 - done) / self.settle) if self.settle else 1.0


def losses(network: Network, scores: Scores, targets: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The loss of each head for which the batch has targets."""
    found = {}
    sizes = network.sizes
    if "heads" in targets:
        heads = targets["heads"]
        known = heads != UNKNOWN
        n = heads.shape[1]
        there = torch.cat([torch.ones_like(known[:, :1]), targets["words"]], 1)
        arcs = scores.arcs.float().masked_fill(~there[:, None], BLOCKED)
        found["arcs"] = F.cross_entropy(arcs.reshape(-1, n + 1), heads.flatten(), ignore_index=UNKNOWN)
        rows = torch.gather(
            scores.as_head, 1, heads.clamp(min=0).unsqueeze(-1).expand(-1, -1, scores.as_head.shape[-1])
        )
        relations = network.relations(scores.as_dependent[known], rows[known])
        found["relations"] = F.cross_entropy(relations.float(), targets["relations"][known], ignore_index=UNKNOWN)
        pos, tag, morph, starts = torch.split(scores.tags.float(), [sizes.pos, sizes.tag, sizes.morph, 1], -1)
        for name, logits in (("pos", pos), ("tags", tag), ("morphs", morph)):
            loss = F.cross_entropy(logits.flatten(0, 1), targets[name].flatten(), ignore_index=UNKNOWN)
            found[name] = TAG_LOSS * loss
        told = targets["starts"] != UNKNOWN
        found["starts"] = F.binary_cross_entropy_with_logits(starts[..., 0][told], targets["starts"][told].float())
    if "entities" in targets:
        found["entities"] = F.cross_entropy(
            scores.entities.float().flatten(0, 1), targets["entities"].flatten(), ignore_index=UNKNOWN
        )
    return {name: loss for name, loss in found.items() if not loss.isnan()}  # nothing known in this batch


@dataclass(slots=True)
class Fit:
    """A network in training: its weights and the state of its optimiser."""

    network: Network
    optimiser: torch.optim.Optimizer
    device: torch.device

    @classmethod
    def begin(cls, sizes: Sizes, *, seed: int, device: torch.device) -> Fit:
        """A network with random weights."""
        torch.manual_seed(seed)
        network = Network(sizes).to(device)
        fresh = [
            p for n, p in network.named_parameters() if not n.startswith("encoder.") or n.startswith("encoder.shape")
        ]
        new = set(map(id, fresh))
        taught = [p for p in network.parameters() if id(p) not in new]
        optimiser = torch.optim.AdamW(
            [{"params": taught}, {"params": fresh}], weight_decay=DECAY, betas=BETAS, fused=True
        )
        return cls(network, optimiser, device)

    def run(self, stage: Stage, sources: Mapping[str, Iterator[Batch]], *, say: Say) -> None:
        """Go through a stage."""
        random = Random(stage.seed)
        torch.manual_seed(stage.seed)
        self.network.train()
        names, weights = list(stage.shares), list(stage.shares.values())
        seen: dict[str, int] = defaultdict(int)
        sums: dict[str, list[float]] = defaultdict(list)
        started = time.monotonic()
        step = 0
        while (done := sum(seen.values()) / stage.pieces) < 1:
            source = random.choices(names, weights)[0]
            batch = next(sources[source]).to(self.device)
            seen[source] += int((batch.pieces > 0).sum())
            for group, rate in zip(self.optimiser.param_groups, (stage.encoder_rate, stage.head_rate), strict=True):
                group["lr"] = rate * stage.factor(done)
            for name, loss in self._step(batch).items():
                sums[name].append(loss)
            step += 1
            if step % REPORT_EVERY == 0:
                mean = " ".join(
                    f"{name} {math.fsum(values) / len(values):.3f}" for name, values in sorted(sums.items())
                )
                say(f"{stage.name}: {done:4.0%} step {step} {time.monotonic() - started:.0f} s {mean}")
                sums.clear()

    def _step(self, batch: Batch) -> dict[str, float]:
        targets = {**batch.targets, "words": _words(batch)}
        with torch.autocast(self.device.type, dtype=torch.bfloat16):
            scores = self.network(batch.pieces, batch.shapes, batch.first_pieces)
            found = losses(self.network, scores, targets)
        if found:
            torch.stack(list(found.values())).sum().backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), LONGEST_STEP)
            self.optimiser.step()
            self.optimiser.zero_grad(set_to_none=True)
        return {name: float(loss.detach()) for name, loss in found.items()}

    def save(self, path: Path, labels: Labels) -> None:
        """Write weights, optimiser and labels."""
        state = {
            "sizes": asdict(self.network.sizes),
            "labels": json.dumps(asdict(labels)),
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
        }
        part = path.with_suffix(".part")
        torch.save(state, part)
        part.replace(path)

    @classmethod
    def load(cls, path: Path, *, device: torch.device) -> tuple[Fit, Labels]:
        """What `save` wrote."""
        state: dict[str, Any] = torch.load(path, map_location=device, weights_only=True)
        fit = cls.begin(Sizes(**state["sizes"]), seed=0, device=device)
        fit.network.load_state_dict(state["network"])
        fit.optimiser.load_state_dict(state["optimiser"])
        return fit, Labels(**{name: tuple(values) for name, values in json.loads(state["labels"]).items()})

    @torch.no_grad()
    def right(self, batches: Sequence[Batch]) -> dict[str, float]:
        """Shares of right words of each head, on gold words: heads, relations with their heads, tags, entities."""
        self.network.eval()
        sizes = self.network.sizes
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])

        def count(name: str, right: Tensor) -> None:
            counts[name][0] += int(right.sum())
            counts[name][1] += right.numel()

        for batch in (each.to(self.device) for each in batches):
            with torch.autocast(self.device.type, dtype=torch.bfloat16):
                scores = self.network(batch.pieces, batch.shapes, batch.first_pieces)
            if "heads" in batch.targets:
                known = batch.targets["heads"] != UNKNOWN
                there = torch.cat([torch.ones_like(known[:, :1]), _words(batch)], 1)
                heads = scores.arcs.float().masked_fill(~there[:, None], BLOCKED).argmax(-1)
                rows = torch.gather(scores.as_head, 1, heads.unsqueeze(-1).expand(-1, -1, scores.as_head.shape[-1]))
                with torch.autocast(self.device.type, dtype=torch.bfloat16):
                    relations = self.network.relations(scores.as_dependent[known], rows[known]).argmax(-1)
                attached = heads[known] == batch.targets["heads"][known]
                count("heads", attached)
                count("relations", attached & (relations == batch.targets["relations"][known]))
                tags = scores.tags[..., sizes.pos : sizes.pos + sizes.tag].argmax(-1)
                count("tags", (tags == batch.targets["tags"])[known])
            if "entities" in batch.targets:
                gold = batch.targets["entities"]
                guess = scores.entities.argmax(-1)
                count("entities", (guess == gold)[(gold != UNKNOWN) & ((gold > 0) | (guess > 0))])
        self.network.train()
        return {name: right / max(1, total) for name, (right, total) in counts.items()}


def average(checkpoints: Sequence[Path]) -> tuple[Network, Labels]:
    """The network whose weights are the mean of those of several stages that went on from the same one, and its labels.

    Wortsman et al. 2022, "Model soups".
    """
    fits = [Fit.load(path, device=torch.device("cpu")) for path in checkpoints]
    network, labels = fits[0][0].network, fits[0][1]
    states = [fit.network.state_dict() for fit, _ in fits]
    network.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    return network, labels


def _words(batch: Batch) -> Tensor:
    """Where there are words: (batch, n). Only padding has its first piece at 0."""
    return batch.first_pieces > 0
