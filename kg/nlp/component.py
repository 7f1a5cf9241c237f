"""The encoder as a spaCy component: writes everything that it knows into the Doc."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.nlp.encoder import Encoder
from kg.nlp.segments import segments

ATTRIBUTES: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "MORPH", "LEMMA", "ENT_IOB", "ENT_TYPE"]
_HEAD, _DEP, _TAG, _POS, _MORPH, _LEMMA, _IOB, _TYPE = range(len(ATTRIBUTES))
INSIDE, OUTSIDE, BEGIN = 1, 2, 3  # spaCy's codes of ENT_IOB

Lemmatise = Callable[[str, str], str]
"""The lemma of (form, Penn tag)."""

Codes = NDArray[np.uint64]


class EncoderComponent:
    """Sets tags, parts of speech, features, lemmas, heads, relations, sentence starts and entities.

    White-space tokens are kept from the encoder and hang on the token before them (the first ones on the one after).
    """

    def __init__(self, vocab: Vocab, encoder: Encoder, lemmatise: Lemmatise) -> None:
        """`encoder` analyses, `vocab` holds the strings of its labels."""
        self._encoder = encoder
        self._lemmatise = lemmatise
        self._strings = vocab.strings
        labels = encoder.labels
        self._tag_names = labels.tag
        self._relations = self._codes(labels.relation)
        self._tags = self._codes(labels.tag)
        self._pos = self._codes(labels.pos)
        features = (morph.partition("|")[2] for morph in labels.morph)
        self._morphs = np.array([vocab.morphology.add(name) for name in features], dtype=np.uint64)
        iob = {"B": BEGIN, "I": INSIDE, "O": OUTSIDE}
        self._iob = np.array([iob[name[0]] for name in labels.entity], dtype=np.uint64)
        self._types = np.array([vocab.strings.add(name[2:]) if name != "O" else 0 for name in labels.entity], np.uint64)
        self._space = self._codes(["dep", "_SP", "SPACE"])

    def _codes(self, names: Iterable[str]) -> Codes:
        return np.array([self._strings.add(name) for name in names], dtype=np.uint64)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, annotated."""
        if len(doc):
            codes, heads = self._annotate(doc)
            offsets = heads - np.arange(len(doc))
            codes[:, _HEAD] = offsets.astype(np.int64).view(np.uint64)
            doc.from_array(ATTRIBUTES, codes)  # type: ignore[arg-type]
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """Annotate one Doc after the other: a batch would be no quicker, and results must not depend on it."""
        return map(self, stream)

    def _annotate(self, doc: Doc) -> tuple[Codes, NDArray[np.intp]]:
        """The codes of `ATTRIBUTES` but the heads, and the number of each token's head."""
        codes = np.zeros((len(doc), len(ATTRIBUTES)), dtype=np.uint64)
        codes[:, [_DEP, _TAG, _POS]] = self._space
        codes[:, _LEMMA] = [token.orth for token in doc]
        codes[:, _IOB] = OUTSIDE
        heads = np.maximum(np.arange(len(doc)) - 1, 0)
        words = 0
        for segment in segments(doc):
            forms = [doc[i].text for i in segment]
            found = self._encoder.analyse(forms)
            index = np.array(segment)
            heads[index] = index[found.head]
            codes[index, _DEP] = self._relations[found.relation]
            codes[index, _TAG] = self._tags[found.tag]
            codes[index, _POS] = self._pos[found.pos]
            codes[index, _MORPH] = self._morphs[found.morph]
            codes[index, _LEMMA] = [
                self._strings.add(self._lemmatise(form, self._tag_names[tag]))
                for form, tag in zip(forms, found.tag, strict=True)
            ]
            codes[index, _IOB] = self._iob[found.entity]
            codes[index, _TYPE] = self._types[found.entity]
            if not words:
                heads[: segment[0]] = segment[0]
            words += len(segment)
        _end_entities_at_white_space(codes)
        return codes, heads


def _end_entities_at_white_space(codes: Codes) -> None:
    """An entity that goes on after a white-space token begins anew there."""
    after_outside = np.flatnonzero((codes[1:, _IOB] == INSIDE) & (codes[:-1, _IOB] == OUTSIDE)) + 1
    codes[after_outside, _IOB] = BEGIN
