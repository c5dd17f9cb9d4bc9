"""A sentence-embedding model of a few words, as an exporter would write it.

The ONNX file is written byte by byte: it looks up one vector for each word, and whoever asks
pools them. Words of one line mean the same.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path

MEANINGS = (
    ("queue", "line", "waiting", "queueing"),
    ("angry", "furious", "grumbling"),
    ("car", "vehicle", "engine"),
    ("register", "till", "cashier"),
)
_WIDTH = 6  # one number for each meaning, one for all other words, one for the padding
_FLOAT, _INT64 = 1, 7


def make_model(
    folder: Path,
    *,
    name: str = "model.onnx",
    inputs: tuple[str, ...] = ("input_ids", "attention_mask"),
    output: str = "last_hidden_state",
    pooled: bool = False,
    settings: dict[str, object] | None = None,
) -> Path:
    """Write a model, its tokenizer, and settings by file name."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    vocabulary = {"[PAD]": 0, "[UNK]": 1}
    rows = [[0.0] * (_WIDTH - 1) + [5.0], [0.0] * (_WIDTH - 2) + [0.05, 0.0]]
    for meaning, words in enumerate(MEANINGS):
        for word in words:
            vocabulary[word] = len(rows)
            rows.append([float(column == meaning) for column in range(_WIDTH)])
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / name).write_bytes(_model(rows, inputs, output, pooled))
    for file, values in (settings or {}).items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(json.dumps(values), "utf-8")
    return folder


def _model(rows: list[list[float]], inputs: tuple[str, ...], output: str, pooled: bool) -> bytes:
    flat = [value for row in rows for value in row]
    table = (
        _number(1, len(rows))
        + _number(1, _WIDTH)
        + _number(2, _FLOAT)
        + _part(8, b"table")
        + _part(9, struct.pack(f"<{len(flat)}f", *flat))
    )
    looked_up = b"tokens" if pooled else output.encode()
    nodes = _part(1, _node("Gather", [b"table", inputs[0].encode()], looked_up))
    if pooled:
        axes = _part(1, b"axes") + _number(8, 1) + _number(20, 7)
        keep = _part(1, b"keepdims") + _number(3, 0) + _number(20, 2)
        nodes += _part(1, _node("ReduceMax", [b"tokens"], output.encode(), axes, keep))
    shape = (b"batch", _WIDTH) if pooled else (b"batch", b"words", _WIDTH)
    graph = nodes + _part(2, b"tiny") + _part(5, table)
    for one in inputs:
        graph += _part(11, _value(one.encode(), _INT64, (b"batch", b"words")))
    graph += _part(12, _value(output.encode(), _FLOAT, shape))
    return _number(1, 8) + _part(8, _part(1, b"") + _number(2, 13)) + _part(7, graph)


def _node(operator: str, inputs: list[bytes], output: bytes, *attributes: bytes) -> bytes:
    given = b"".join(_part(1, one) for one in inputs)
    rest = b"".join(_part(5, one) for one in attributes)
    return given + _part(2, output) + _part(4, operator.encode()) + rest


def _value(name: bytes, kind: int, shape: tuple[bytes | int, ...]) -> bytes:
    dimensions = b"".join(
        _part(1, _number(1, size) if isinstance(size, int) else _part(2, size)) for size in shape
    )
    tensor = _number(1, kind) + _part(2, dimensions)
    return _part(1, name) + _part(2, _part(1, tensor))


def _part(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _varint(value: int) -> bytes:
    encoded = b""
    while value > 127:
        encoded += bytes([value & 127 | 128])
        value >>= 7
    return encoded + bytes([value])
