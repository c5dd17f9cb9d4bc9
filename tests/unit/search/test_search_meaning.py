"""Texts as vectors, by a model that is written for these tests and really run."""

import subprocess
import sys

import numpy as np
import pytest

from casebook.search import meaning
from casebook.search.hybrid import nearness, order_by_both, packed
from casebook.search.meaning import Model, ModelUnusable, is_installed
from tests.tiny_model import make_model


def near(model, one, other):
    return float(model.question(one) @ model.passages([other])[0])


def test_texts_that_mean_the_same_lie_close_together(tmp_path):
    model = Model(make_model(tmp_path))
    assert near(model, "an angry queue", "a furious line") > 0.99
    assert near(model, "queue", "car") < 0.1


def test_vectors_have_length_1_however_many_texts_are_given_and_keep_their_order(tmp_path):
    model = Model(make_model(tmp_path))
    texts = ["queue " * (number % 7 + 1) + "car" * (number % 2) for number in range(40)]
    vectors = model.passages(texts)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)
    for text, vector in zip(texts, vectors, strict=True):
        assert np.allclose(vector, model.passages([text])[0], atol=1e-5)


@pytest.mark.parametrize(
    "name", ["model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_int8.onnx"]
)
def test_a_model_is_found_where_exporters_put_it(tmp_path, name):
    assert near(Model(make_model(tmp_path, name=name)), "queue", "line") > 0.99


@pytest.mark.parametrize(
    ("mode", "first", "second"),
    [
        ("pooling_mode_cls_token", "queue car", "line"),
        ("pooling_mode_max_tokens", "queue queue car", "car line"),
        ("pooling_mode_mean_tokens", "queue car", "car line"),
    ],
)
def test_the_vectors_of_words_are_pooled_as_the_model_wants_it(tmp_path, mode, first, second):
    settings = {"1_Pooling/config.json": {mode: True, "pooling_mode_mean_sqrt_len_tokens": False}}
    model = Model(make_model(tmp_path, settings=settings))
    assert near(model, first, second) > 0.99


def test_padding_adds_nothing(tmp_path):
    model = Model(make_model(tmp_path))
    short, _ = model.passages(["queue", "queue " * 30 + "car"])
    assert np.allclose(short, model.question("queue"), atol=1e-5)


def test_a_model_that_pools_by_itself_is_taken_at_its_word(tmp_path):
    model = Model(make_model(tmp_path, output="sentence_embedding", pooled=True))
    assert near(model, "queue", "line line") > 0.99
    model = Model(make_model(tmp_path, output="pooled", pooled=True))
    assert near(model, "queue", "line line") > 0.99


def test_prompts_and_the_longest_text_of_a_model_are_kept_to(tmp_path):
    settings = {
        "config_sentence_transformers.json": {"prompts": {"query": "car ", "document": "angry "}},
        "sentence_bert_config.json": {"max_seq_length": 2},
    }
    model = Model(make_model(tmp_path, settings=settings))
    assert near(model, "x queue", "queue") < 0.3
    assert near(model, "x", "y queue queue queue") < 0.3
    plain = Model(make_model(tmp_path / "plain"))
    assert plain.identity != model.identity
    assert plain.identity == Model(make_model(tmp_path / "again")).identity


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda folder: (folder / "model.onnx").unlink(), "no model.onnx"),
        (lambda folder: (folder / "tokenizer.json").unlink(), "tokenizer.json"),
        (lambda folder: (folder / "tokenizer.json").write_text("{}"), "tokenizer.json"),
        (lambda folder: (folder / "model.onnx").write_bytes(b"cos\nsystem\n"), "cannot be read"),
        (lambda folder: make_model(folder, inputs=("pixel_values",)), "no model of sentences"),
        (
            lambda folder: make_model(folder, inputs=("input_ids", "decoder")),
            "no model of sentences",
        ),
        (
            lambda folder: make_model(
                folder,
                settings={"1_Pooling/config.json": {"pooling_mode_weightedmean_tokens": True}},
            ),
            "pools",
        ),
        (lambda folder: make_model(folder, settings={"1_Pooling/config.json": []}), ""),
        (
            lambda folder: (folder / "sentence_bert_config.json").write_text("[" * 100_000),
            "sentence_bert_config.json",
        ),
    ],
)
def test_a_folder_that_cannot_be_used_gives_a_sentence(tmp_path, spoil, says):
    make_model(tmp_path)
    spoil(tmp_path)
    if not says:
        assert Model(tmp_path).identity
        return
    with pytest.raises(ModelUnusable, match=says):
        Model(tmp_path)


def test_what_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(meaning, "LARGEST_MODEL", 100)
    with pytest.raises(ModelUnusable, match="too large"):
        Model(make_model(tmp_path))


def test_half_a_character_does_no_harm(tmp_path):
    assert near(Model(make_model(tmp_path)), "queue \ud800", "queue ?") > 0.99


def test_a_model_that_fails_says_so(tmp_path):
    model = Model(make_model(tmp_path, output="pooled", pooled=True))
    with pytest.raises(ModelUnusable):
        model.question("")


def test_without_the_packages_it_says_which_command_installs_them(tmp_path, monkeypatch):
    assert is_installed()
    monkeypatch.setattr(meaning, "find_spec", lambda name: None)
    assert not is_installed()
    with pytest.raises(ModelUnusable, match=r"pip install casebook\[meaning\]"):
        Model(tmp_path)


def test_asking_whether_a_model_could_be_used_imports_nothing():
    code = (
        "import sys; from casebook.search.meaning import is_installed; is_installed();"
        "sys.exit(any(name in sys.modules for name in ('onnxruntime', 'tokenizers', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_nearest_passage_of_a_document_counts():
    question = np.array([1, 0], np.float32)
    assert nearness(question, packed(np.array([[0, 1], [0.5, 0.5]], np.float32))) == 0.5
    with pytest.raises(ValueError, match="reshape"):
        nearness(question, b"12345678" * 3 + b"12")


def test_words_and_meaning_decide_together():
    assert order_by_both([10.0, 9.0, 1.0], {0: 0.1, 1: 0.6, 2: 0.2}) == [1, 0, 2]
    assert order_by_both([10.0, 9.0, 1.0], {0: 0.5, 2: 0.5}) == [0, 1, 2]
    assert order_by_both([10.0, 9.0], {}) == [0, 1]
    assert order_by_both([], {}) == []
