"""The base model's network, several times as fast as it comes and with the same trees.

Three things save time. A word's own embedding depends on its form alone, so it is computed once a form and kept. Matrices are
multiplied by numpy's BLAS, tuned for the processor, where the model brings its own portable one. And documents go through tagger
and parser batch by batch without the bookkeeping of ``nlp.pipe``.

A tuned BLAS rounds a row of a product differently by the number of rows beside it. Each sentence is therefore multiplied on its
own, on one thread: its numbers depend on itself alone, not on the batch, the shard or the number of workers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model
from thinc.types import Ragged
from threadpoolctl import ThreadpoolController

Floats = npt.NDArray[np.float32]
Spans = Sequence[tuple[int, int]]
Layer = Any
"""A thinc Model; its type annotations know less than numpy's."""

PIPES = ["tok2vec", "tagger", "parser"]
WORDS = 60_000
"""Word forms whose embeddings are kept (about 30 MB); beyond it they start anew."""
_EPSILON = 10e-8


class Words:
    """Embeddings of word forms, by the features that the model reads of a form."""

    def __init__(self, embed: Layer, width: int) -> None:
        features, _, tables, mix, _ = embed.layers
        self._columns: list[int | str] = features.attrs["columns"]
        self._layers = (tables, mix)
        self._rows: dict[bytes, int] = {}
        self._table: Floats = np.zeros((1024, width), dtype=np.float32)

    def of(self, docs: Sequence[Doc]) -> Floats:
        """One row a token, of all documents in a row."""
        arrays = [doc.to_array(self._columns) for doc in docs]
        features = np.concatenate(arrays)
        size = features.itemsize * features.shape[1]
        content = features.tobytes()
        keys = [content[i:i + size] for i in range(0, len(content), size)]
        new = list(dict.fromkeys(key for key in keys if key not in self._rows))
        if new:
            if len(self._rows) + len(new) > WORDS:
                self._rows.clear()
                new = list(dict.fromkeys(keys))
            self._learn(new, features.shape[1])
        rows = self._rows
        return self._table[[rows[key] for key in keys]]

    def _learn(self, keys: list[bytes], width: int) -> None:
        known = len(self._rows)
        while known + len(keys) > len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        forms: Any = np.frombuffer(b"".join(keys), dtype=np.uint64).reshape(-1, width)
        one: Any = np.array([len(keys)], dtype=np.int32)
        content: Any = Ragged(forms, one)
        for layer in self._layers:
            content = layer.predict(content)
        self._table[known:known + len(keys)] = content.dataXd
        self._rows.update((key, known + n) for n, key in enumerate(keys))


class Convolution(NamedTuple):
    """One layer over a token and its two neighbours: maxout, normalised, added to what came in."""

    weights: Floats
    """Of three rows at once, a column an output; those of one maxout piece stand together."""
    bias: Floats
    pieces: int
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, residual: Layer) -> Convolution:
        """The layer behind spaCy's ``residual(expand_window >> maxout >> layernorm >> dropout)``."""
        window, block = residual.layers[0].layers
        maxout, norm = block.layers[0].layers
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        if window.attrs["window_size"] != 1 or weights.ndim != 3:
            raise ValueError("not a window of three")
        outputs, pieces, inputs = weights.shape
        by_piece = weights.transpose(1, 0, 2).reshape(pieces * outputs, inputs)
        return cls(np.ascontiguousarray(by_piece.T), np.ascontiguousarray(bias.T).reshape(-1), pieces, norm.get_param("G"),
                   norm.get_param("b"))

    def __call__(self, rows: Floats, centres: npt.NDArray[np.intp], spans: Spans) -> Floats:
        """Outputs for the rows at ``centres``; ``spans`` are those of each sentence among them."""
        width = rows.shape[1]
        step = rows.strides[1]
        windows = np.lib.stride_tricks.as_strided(rows, (len(rows) - 2, 3 * width), (width * step, step), writeable=False)
        mixed = multiplied(windows[centres - 1], self.weights, spans)
        mixed += self.bias
        parts = mixed.reshape(len(mixed), self.pieces, -1)
        best = parts[:, 0]
        for n in range(1, self.pieces):
            best = np.maximum(best, parts[:, n])
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(best.shape[1]) + np.float32(_EPSILON)
        best *= (spread ** np.float32(-0.5))[:, None]
        best *= self.scale
        best += self.shift
        best += rows[centres]
        return best


def multiplied(rows: Floats, weights: Floats, spans: Spans, out: Floats | None = None) -> Floats:
    """The product of ``rows`` and ``weights``, each span of rows on its own."""
    if out is None:
        out = np.empty((len(rows), weights.shape[1]), dtype=np.float32)
    for start, end in spans:
        np.dot(rows[start:end], weights, out=out[start:end])
    return out


def _spans(lengths: npt.NDArray[np.intp]) -> list[tuple[int, int]]:
    ends = np.cumsum(lengths)
    return list(zip((ends - lengths).tolist(), ends.tolist(), strict=True))


class Network:
    """Tagger and parser of a base pipeline, over batches of sentences."""

    def __init__(self, nlp: Language) -> None:
        """Raises ValueError or the like when the pipeline is built in another way than the base model."""
        if nlp.pipe_names != PIPES:
            raise ValueError("other components")
        pipes: list[Any] = [nlp.get_pipe(name) for name in PIPES]
        tok2vec, self._tagger, self._parser = pipes
        embed, encode = tok2vec.model.layers
        self._words = Words(embed, tok2vec.model.get_dim("nO"))
        self._layers = [Convolution.of(layer) for layer in encode.layers[0].layers]
        self._threads = ThreadpoolController()
        self._lengths: list[int] = []
        linear = self._parser.model.layers[0].layers[2]
        self._parser.model.layers[0] = self._reduced(linear)
        self._parser.model.layers[1] = self._primed(self._parser.model.layers[1])

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Set tags, heads and labels of documents that have at least one token each."""
        with self._threads.limit(limits=1, user_api="blas"):
            lengths = np.array([len(doc) for doc in docs])
            vectors = self.encoded(self._words.of(docs), lengths)
            for doc, (start, end) in zip(docs, _spans(lengths), strict=True):
                doc.tensor = vectors[start:end]  # type: ignore[assignment]  # spaCy declares float64 and keeps float32
            for pipe in (self._tagger, self._parser):
                pipe.set_annotations(docs, pipe.predict(docs))

    def encoded(self, words: Floats, lengths: npt.NDArray[np.intp]) -> Floats:
        """Contextual vectors of tokens: each layer sees one row further; as in the model, zero rows stand around a sentence."""
        reach = len(self._layers)
        rows: Floats = np.zeros((len(words) + 2 * reach * len(lengths), words.shape[1]), dtype=np.float32)
        number = np.arange(len(lengths))
        rows[np.arange(len(words)) + np.repeat((2 * number + 1) * reach, lengths)] = words
        for n, layer in enumerate(self._layers, 1):
            sizes = lengths + 2 * (reach - n)
            centres = np.arange(sizes.sum()) + np.repeat(2 * number + 1, sizes)
            rows = layer(rows, centres, _spans(sizes))
        return rows

    def _reduced(self, linear: Layer) -> Layer:
        """The parser's first layer: a shorter vector a token."""
        weights, bias = np.ascontiguousarray(linear.get_param("W").T), linear.get_param("b")

        def forward(model: Layer, docs: Sequence[Doc], is_train: bool) -> tuple[Floats, Callable[[Any], Any]]:
            self._lengths = [len(doc) for doc in docs]
            out = multiplied(np.concatenate([doc.tensor for doc in docs]), weights, _spans(np.array(self._lengths)))
            out += bias
            return out, _no_training

        return Model("reduced", forward, dims={"nO": linear.get_dim("nO"), "nI": linear.get_dim("nI")})

    def _primed(self, lower: Layer) -> Layer:
        """The parser's second layer: what each token adds to a state, for each place that it may have there."""
        shape = tuple(lower.get_dim(name) for name in ("nF", "nO", "nP"))
        weights = np.ascontiguousarray(lower.get_param("W").reshape(-1, lower.get_dim("nI")).T)

        def forward(model: Layer, rows: Floats, is_train: bool) -> tuple[Floats, Callable[[Any], Any]]:
            out = np.empty((len(rows) + 1, weights.shape[1]), dtype=np.float32)
            multiplied(rows, weights, _spans(np.array(self._lengths)), out[1:])
            out = out.reshape(-1, *shape)
            out[0] = lower.get_param("pad")[0]
            return out, _no_training

        names = ("nF", "nO", "nP", "nI")
        return Model("primed", forward, dims={name: lower.get_dim(name) for name in names}, params={"b": lower.get_param("b")})


def _no_training(gradient: Any) -> Any:
    raise NotImplementedError("this network only reads")


def annotator(nlp: Language, batch: int) -> Callable[[Sequence[Doc]], None]:
    """What tags and parses documents in place: the fast way where the pipeline is built like the base model, else its own."""
    try:
        network = Network(nlp)
    except (ValueError, AttributeError, KeyError, IndexError, TypeError):
        def own_way(docs: Sequence[Doc]) -> None:
            for _ in nlp.pipe(docs, batch_size=batch):
                pass
        return own_way

    def fast(docs: Sequence[Doc]) -> None:
        for n in range(0, len(docs), batch):
            network.annotate(docs[n:n + batch])
    return fast
