"""Texts as vectors that lie close together when the texts mean much the same.

The vectors come from a sentence-embedding model that the user has: a folder as the exporters
of sentence-transformers make it, with ``model.onnx`` (at the top or in ``onnx/``) and
``tokenizer.json``. It is run by onnxruntime on this computer; neither of the two packages that
it takes is needed for anything else, and they are imported when a model is opened.

A model comes from anywhere. ONNX is data, not code: no pickle is opened, no library of
operators is loaded, nothing is fetched, and what is too large is refused before it is read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from casebook.domain.digest import blake2b
from casebook.domain.errors import CasebookError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors: TypeAlias = NDArray[np.float32]

LARGEST_MODEL = 1_500_000_000
"""Bytes; what is larger would not answer at the speed of typing anyway."""

_LARGEST_TOKENIZER = 100_000_000
_LARGEST_SETTINGS = 1_000_000
_MODELS = (
    "model.onnx",
    "onnx/model.onnx",
    "model_quantized.onnx",
    "onnx/model_quantized.onnx",
    "model_int8.onnx",
    "onnx/model_int8.onnx",
)
_INPUTS = frozenset({"input_ids", "attention_mask", "token_type_ids"})
_MOST_TOKENS = 512
_USUAL_TOKENS = 256
_AT_ONCE = 4  # texts; more need hundreds of megabytes and are no faster
_LEAST_NORM = 1e-12


class ModelUnusable(CasebookError):
    """A folder does not hold a model that can be used, or what runs it is not installed."""


def is_installed() -> bool:
    """Say whether the packages are there that run a model; they are not imported."""
    return all(find_spec(name) is not None for name in ("onnxruntime", "tokenizers"))


class Model:
    """A sentence-embedding model, opened.

    Attributes:
        identity: Another one for every model; vectors of two models cannot be compared.
    """

    def __init__(self, folder: Path) -> None:
        """Open the model in a folder.

        Raises:
            ModelUnusable: There is none, it cannot be used, or nothing is installed to run it.
        """
        if not is_installed():
            raise ModelUnusable(
                "Ranking by meaning needs two more packages. Install them with "
                "“pip install casebook[meaning]”."
            )
        self._folder = folder
        path = next((folder / name for name in _MODELS if (folder / name).is_file()), None)
        if path is None:
            raise self._unusable("there is no model.onnx in it")
        model = self._bytes(path, LARGEST_MODEL)
        tokenizer = self._bytes(folder / "tokenizer.json", _LARGEST_TOKENIZER)
        self._pooling = self._chosen_pooling()
        self._prompts = self._settings("config_sentence_transformers.json").get("prompts") or {}
        self._tokenizer = self._opened_tokenizer(tokenizer)
        self._session, self._inputs, self._pooled = self._opened_session(model)
        digest = blake2b(model, digest_size=16)
        for part in (tokenizer, self._pooling.encode(), json.dumps(self._prompts).encode()):
            digest.update(part)
        self.identity = digest.hexdigest()

    def question(self, text: str) -> Vectors:
        """Give the vector of a question, of length 1.

        Raises:
            ModelUnusable: The model fails.
        """
        first: Vectors = self._vectors([self._prompt("query") + text])[0]
        return first

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Give the vectors of passages, one a line, each of length 1.

        Raises:
            ModelUnusable: The model fails.
        """
        before = self._prompt("passage") or self._prompt("document")
        return self._vectors([before + text for text in texts])

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        import numpy as np

        # The tokenizer knows no half characters
        texts = [text.encode("utf-8", "replace").decode() for text in texts]
        # Short ones together: a batch is as slow as its longest text
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        lines: list[Any] = [None] * len(texts)
        for first in range(0, len(order), _AT_ONCE):
            batch = order[first : first + _AT_ONCE]
            for at, line in zip(batch, self._run([texts[at] for at in batch]), strict=True):
                lines[at] = line
        return np.stack(lines)

    def _run(self, texts: list[str]) -> Vectors:
        import numpy as np

        try:
            encoded = self._tokenizer.encode_batch(texts)
            mask = np.array([one.attention_mask for one in encoded], np.int64)
            given = {
                "input_ids": np.array([one.ids for one in encoded], np.int64),
                "attention_mask": mask,
                "token_type_ids": np.array([one.type_ids for one in encoded], np.int64),
            }
            asked = {name: given[name] for name in self._inputs}
            (found,) = self._session.run([self._pooled], asked)
            vectors = _pool(np.asarray(found, np.float32), mask, self._pooling)
            lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        except Exception as error:  # both packages raise plain ones
            raise self._unusable(str(error)) from error
        if not np.isfinite(lengths).all():
            raise self._unusable("it gives no numbers")
        normal: Vectors = vectors / np.maximum(lengths, _LEAST_NORM)
        return normal

    def _opened_tokenizer(self, data: bytes) -> Any:
        from tokenizers import Tokenizer

        longest = self._settings("sentence_bert_config.json").get("max_seq_length")
        try:
            tokenizer = Tokenizer.from_str(data.decode())
            pad = next(
                (name for name in ("[PAD]", "<pad>") if tokenizer.token_to_id(name) is not None),
                None,
            )
            tokenizer.enable_padding(
                **({"pad_id": tokenizer.token_to_id(pad), "pad_token": pad} if pad else {})
            )
            tokens = longest if isinstance(longest, int) and longest > 0 else _USUAL_TOKENS
            tokenizer.enable_truncation(min(tokens, _MOST_TOKENS))
        except Exception as error:
            raise self._unusable(f"tokenizer.json cannot be read: {error}") from error
        return tokenizer

    def _opened_session(self, data: bytes) -> tuple[Any, tuple[str, ...], str]:
        """Give the model, what it wants to be given, and which of its results is wanted."""
        onnxruntime: Any = import_module("onnxruntime")  # it does not declare what it exports
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 4  # what is wrong is raised as well
        options.intra_op_num_threads = max(1, (os.cpu_count() or 2) // 2)
        try:
            session = onnxruntime.InferenceSession(
                data, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise self._unusable(f"the model cannot be read: {error}") from error
        inputs = tuple(one.name for one in session.get_inputs())
        if not set(inputs) <= _INPUTS or "input_ids" not in inputs:
            raise self._unusable("it is no model of sentences")
        results = {one.name: len(one.shape or ()) for one in session.get_outputs()}
        if results.get("sentence_embedding") == 2:
            return session, inputs, "sentence_embedding"
        ready = [name for name, rank in results.items() if rank in (2, 3)]
        if not ready:
            raise self._unusable("it gives no vectors")
        return session, inputs, ready[0]

    def _chosen_pooling(self) -> str:
        """Say how the vectors of tokens become one: ``mean``, ``cls`` or ``max``.

        Raises:
            ModelUnusable: In a way that is not known here.
        """
        settings = self._settings("1_Pooling/config.json")
        chosen = [name for name, on in settings.items() if name.startswith("pooling_mode_") and on]
        ways = {
            "pooling_mode_mean_tokens": "mean",
            "pooling_mode_cls_token": "cls",
            "pooling_mode_max_tokens": "max",
        }
        if not chosen:
            return "mean"
        if len(chosen) > 1 or chosen[0] not in ways:
            raise self._unusable("it pools its vectors in a way that Casebook does not know")
        return ways[chosen[0]]

    def _prompt(self, kind: str) -> str:
        prompt = self._prompts.get(kind) if isinstance(self._prompts, dict) else ""
        return prompt if isinstance(prompt, str) else ""

    def _settings(self, name: str) -> dict[str, Any]:
        path = self._folder / name
        if not path.is_file():
            return {}
        try:
            found = json.loads(self._bytes(path, _LARGEST_SETTINGS))
        except (ValueError, RecursionError) as error:
            raise self._unusable(f"{name} cannot be read: {error}") from error
        return found if isinstance(found, dict) else {}

    def _bytes(self, path: Path, largest: int) -> bytes:
        try:
            if path.stat().st_size > largest:
                raise self._unusable(f"{path.name} is too large")
            return path.read_bytes()
        except OSError as error:
            raise self._unusable(f"{path.name}: {error.strerror or error}") from error

    def _unusable(self, why: str) -> ModelUnusable:
        return ModelUnusable(
            f"The model in {self._folder} cannot be used ({why}). Choose a folder with model.onnx "
            "and tokenizer.json, as an ONNX export of a sentence-transformers model has them."
        )


def _pool(vectors: Vectors, mask: NDArray[np.int64], way: str) -> Vectors:
    """Make one vector of those of the tokens, unless the model has done so."""
    import numpy as np

    if vectors.ndim == 2:
        return vectors
    if way == "cls":
        return vectors[:, 0]
    weights = mask[:, :, None].astype(np.float32)
    if way == "max":
        best: Vectors = np.where(weights > 0, vectors, -np.inf).max(axis=1)
        return best
    mean: Vectors = (vectors * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1.0)
    return mean
