"""The network: a BERT encoder that also sees the shapes of words, with one head for each thing it tells of a word.

The encoder is MiniLM's (Wang et al. 2020), six layers of 384; trees are scored by biaffine forms (Dozat and Manning
2017). Written out here so that neither training nor export needs a library of models.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.nlp.encoder import Labels

WIDTH, LAYERS, ATTENTION_HEADS, INNER = 384, 6, 12, 1536
POSITIONS = 512
ARC_WIDTH, RELATION_WIDTH = 256, 96
PADDING = 0  # the number of the piece that fills up
FAR = -1e4  # added to the attention to what is not there
EPSILON = 1e-12  # of the layer norms, as in BERT
ENCODER_DROPOUT, WORD_DROPOUT, BIAFFINE_DROPOUT = 0.1, 0.2, 0.33


class Dropout(nn.Module):
    """Dropout with one mask for all positions of a row: as good here as one for each, and nearly free."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        keep = torch.rand(x.shape[0], *[1] * (x.dim() - 2), x.shape[-1], device=x.device) >= self.share
        return x * (keep / (1 - self.share)).to(x.dtype)


class Layer(nn.Module):
    """A transformer layer as in BERT: the layer norms stand after the sums."""

    def __init__(self) -> None:
        super().__init__()
        self.attend = nn.Linear(WIDTH, 3 * WIDTH)  # query, key, value
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.norm_attended = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = Dropout(ENCODER_DROPOUT)

    def forward(self, x: Tensor, far: Tensor) -> Tensor:
        """`x` is (batch, pieces, width), `far` is added to the scores of attention."""
        rows, n, _ = x.shape
        each = WIDTH // ATTENTION_HEADS
        query, key, value = self.attend(x).view(rows, n, 3, ATTENTION_HEADS, each).permute(2, 0, 3, 1, 4).unbind(0)
        scores = torch.matmul(query * each**-0.5, key.transpose(-1, -2)) + far.to(query.dtype)
        seen = torch.matmul(torch.softmax(scores, -1).to(value.dtype), value).transpose(1, 2).reshape(rows, n, WIDTH)
        x = self.norm_attended(x + self.dropout(self.attended(seen)))
        narrowed: Tensor = self.norm(x + self.dropout(self.narrow(F.gelu(self.widen(x)))))
        return narrowed


class Encoder(nn.Module):
    """Pieces and shapes in, one vector for each piece out."""

    def __init__(self, *, pieces: int, shapes: int) -> None:
        super().__init__()
        self.piece = nn.Embedding(pieces, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.shape = nn.Embedding(shapes, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.dropout = Dropout(ENCODER_DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """`pieces` and `shapes` are (batch, pieces)."""
        there = pieces.ne(PADDING)
        summed = self.piece(pieces) + self.position.weight[: pieces.shape[1]] + self.segment + self.shape(shapes)
        x: Tensor = self.dropout(self.norm(summed))
        far = (~there).to(x.dtype)[:, None, None, :] * FAR
        for layer in self.layers:
            x = layer(x, far)
        return x

    @torch.no_grad()
    def start_from(self, bert: Mapping[str, Tensor], kept: Tensor) -> None:
        """Take the weights of a BERT of this size by their usual names; of its pieces those with the numbers `kept`."""
        self.piece.weight.copy_(bert["embeddings.word_embeddings.weight"][kept])
        self.position.weight.copy_(bert["embeddings.position_embeddings.weight"])
        self.segment.copy_(bert["embeddings.token_type_embeddings.weight"][0])
        parts: dict[str, nn.Linear | nn.LayerNorm] = {"embeddings.LayerNorm": self.norm}
        for i, layer in enumerate(self.layers):
            assert isinstance(layer, Layer)
            name = f"encoder.layer.{i}"
            parts |= {
                f"{name}.attention.output.dense": layer.attended,
                f"{name}.attention.output.LayerNorm": layer.norm_attended,
                f"{name}.intermediate.dense": layer.widen,
                f"{name}.output.dense": layer.narrow,
                f"{name}.output.LayerNorm": layer.norm,
            }
            for kind in ("weight", "bias"):
                three = [bert[f"{name}.attention.self.{which}.{kind}"] for which in ("query", "key", "value")]
                getattr(layer.attend, kind).copy_(torch.cat(three))
        for name, part in parts.items():
            part.weight.copy_(bert[f"{name}.weight"])
            part.bias.copy_(bert[f"{name}.bias"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How many there are of each label."""

    pieces: int
    shapes: int
    pos: int
    tag: int
    morph: int
    relation: int
    entity: int

    @classmethod
    def of(cls, labels: Labels, *, pieces: int) -> Sizes:
        """The sizes that these labels need. Of shapes there are two more: none, and unknown."""
        return cls(
            pieces=pieces,
            shapes=len(labels.shape) + 2,
            pos=len(labels.pos),
            tag=len(labels.tag),
            morph=len(labels.morph),
            relation=len(labels.relation),
            entity=len(labels.entity),
        )


class Scores(NamedTuple):
    """What the network says of a batch of windows of n words; the names are those that `kg.nlp.encoder` reads."""

    arcs: Tensor  # (batch, n, n + 1), column 0 is the root
    as_head: Tensor  # (batch, n + 1, RELATION_WIDTH)
    as_dependent: Tensor  # (batch, n, RELATION_WIDTH)
    tags: Tensor  # (batch, n, pos + tag + morph + 1): the last says whether a sentence starts
    entities: Tensor  # (batch, n, entity)


class Network(nn.Module):
    """The encoder and its heads. A word is the vector of its first piece."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.encoder = Encoder(pieces=sizes.pieces, shapes=sizes.shapes)
        self.tags = nn.Linear(WIDTH, sizes.pos + sizes.tag + sizes.morph + 1)
        self.entities = nn.Linear(WIDTH, sizes.entity)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.5)
        self.arc_head, self.arc_dependent = nn.Linear(WIDTH, ARC_WIDTH), nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_form = nn.Parameter(torch.randn(ARC_WIDTH, ARC_WIDTH) / ARC_WIDTH)
        self.arc_bias = nn.Parameter(torch.zeros(ARC_WIDTH))
        self.relation_head, self.relation_dependent = (nn.Linear(WIDTH, RELATION_WIDTH) for _ in range(2))
        form = torch.randn(sizes.relation, RELATION_WIDTH + 1, RELATION_WIDTH + 1) / RELATION_WIDTH
        self.relation_form = nn.Parameter(form)
        self.word_dropout, self.biaffine_dropout = Dropout(WORD_DROPOUT), Dropout(BIAFFINE_DROPOUT)

    def forward(self, pieces: Tensor, shapes: Tensor, first_pieces: Tensor) -> Scores:
        """`first_pieces` is (batch, n): where each word's first piece stands."""
        x = self.encoder(pieces, shapes)
        words = self.word_dropout(torch.gather(x, 1, first_pieces.unsqueeze(-1).expand(-1, -1, WIDTH)))
        heads = torch.cat([self.root.to(words.dtype).expand(words.shape[0], 1, -1), words], 1)
        as_head, as_dependent = self._active(self.arc_head(heads)), self._active(self.arc_dependent(words))
        arcs = torch.matmul(torch.matmul(as_dependent, self.arc_form) + self.arc_bias, as_head.transpose(1, 2))
        return Scores(
            arcs=arcs,
            as_head=self._active(self.relation_head(heads)),
            as_dependent=self._active(self.relation_dependent(words)),
            tags=self.tags(words),
            entities=self.entities(words),
        )

    def _active(self, x: Tensor) -> Tensor:
        dropped: Tensor = self.biaffine_dropout(F.leaky_relu(x, 0.1))
        return dropped

    def half_relations(self, as_dependent: Tensor) -> Tensor:
        """The biaffine form of relations with rows of `Scores.as_dependent` filled in: (…, relations * (width + 1))."""
        one = torch.ones_like(as_dependent[..., :1])
        form = self.relation_form.permute(1, 0, 2).reshape(RELATION_WIDTH + 1, -1)
        return torch.matmul(torch.cat([as_dependent, one], -1), form)

    def relations(self, as_dependent: Tensor, as_head: Tensor) -> Tensor:
        """Scores (k, relations) of k words, given their rows of `Scores.as_dependent` and those of their heads."""
        half = self.half_relations(as_dependent).view(len(as_dependent), self.sizes.relation, RELATION_WIDTH + 1)
        head = torch.cat([as_head, torch.ones_like(as_head[:, :1])], 1)
        return (half * head[:, None]).sum(-1)


class Exported(nn.Module):
    """The network as it runs: the dependents are filled into the form of relations, for all words at once."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, first_pieces: Tensor) -> Scores:
        """As `Network.forward`."""
        scores: Scores = self.network(pieces, shapes, first_pieces)
        return scores._replace(as_dependent=self.network.half_relations(scores.as_dependent))
