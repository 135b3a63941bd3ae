"""The voice: chunks that are the whole model's samples, the cache of phrases, and what is wrong
with a bad voice.
"""

import json
import shutil
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from assistant.core.errors import ModelError
from assistant.engines.phrase_cache import PhraseCache
from assistant.engines.piper import FIRST_CHUNK_S, Voice
from assistant.engines.piper_split import UnsplittableError, find_cut, split, voice_hash
from assistant.service.library import resolve

LONG = (
    "Good morning, it is seven thirty, and the temperature outside is twelve degrees with a "
    "light wind from the west."
)


@pytest.fixture(scope="module")
def cache(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def model() -> Path:
    return resolve("voice", "en_US-joe-medium")


@pytest.fixture(scope="module")
def voice(model, cache) -> Voice:
    return Voice(model, cache=cache)


def whole(model: Path, voice: Voice, text: str) -> np.ndarray:
    """What the unsplit model says, with the voice's own scales and gain."""
    session = onnxruntime.InferenceSession(str(model))
    ids = voice._piper.phonemes_to_ids(voice._piper.phonemize(text)[0])
    feed = {
        "input": np.array([ids]),
        "input_lengths": np.array([len(ids)]),
        "scales": voice._scales,
    }
    return session.run(None, feed)[0].reshape(-1)


def test_the_chunks_are_the_whole_models_samples(model, cache, monkeypatch):
    voice = Voice(model, cache=cache)
    monkeypatch.setattr(
        voice, "_scales", np.array([0.0, 1.0, 0.0], np.float32)
    )  # without noise each run is the same
    chunks = list(voice._synthesise(LONG, lambda: False))
    expected = whole(model, voice, LONG)
    made = np.concatenate(chunks)
    assert len(chunks) > 3
    assert made.shape == expected.shape
    assert np.abs(made - expected).max() < 1e-4


def test_the_first_chunk_is_small_whatever_the_sentences_length(voice):
    first = [next(voice.speak(text)).seconds for text in (LONG + " And then?", LONG[:40])]
    assert first[0] == first[1] == pytest.approx(FIRST_CHUNK_S, abs=0.01)


def test_a_slow_box_may_ask_for_a_larger_first_chunk(model, cache):
    assert next(
        Voice(model, cache=cache, remember=False, first_chunk_s=0.6).speak(LONG)
    ).seconds == pytest.approx(0.6, abs=0.01)


def test_several_sentences_follow_each_other(voice):
    seconds = [
        sum(pcm.seconds for pcm in voice.speak(text))
        for text in ("Two lights.", "Two lights. Three more doors.")
    ]
    assert seconds[1] > 1.6 * seconds[0]


@pytest.mark.parametrize("text", ["", "   ", "...", "?!", "🙂"])
def test_text_without_words_makes_no_sound(voice, text):
    assert list(voice.speak(text)) == []


def test_it_is_as_loud_as_a_voice_should_be(voice):
    samples = np.concatenate([pcm.samples for pcm in voice.speak("The lamp in the hall is on.")])
    assert 12_000 < np.abs(samples.astype(int)).max() <= 32_767


def test_a_phrase_made_once_comes_from_the_cache_even_in_another_process(voice, model, cache):
    assert list(voice.speak("Good night."))
    first = list(voice.speak("Good night."))
    assert len(first) == 1
    again = list(Voice(model, cache=cache).speak("Good  night."))
    assert (again[0].samples == first[0].samples).all()


def test_a_slower_voice_takes_longer_and_does_not_get_the_quicker_ones_sound(model, cache):
    quick, slow = (Voice(model, cache=cache, speed=speed, steady=True) for speed in (1.0, 0.7))
    seconds = [
        sum(pcm.seconds for pcm in each.speak("Good evening to you.")) for each in (quick, slow)
    ]
    assert seconds[1] > 1.3 * seconds[0]


def test_a_cancelled_sentence_ends_early_and_is_not_remembered(voice):
    text = (
        "A sentence that nobody will hear to its very end, "
        "because somebody says stop long before that."
    )
    heard = []
    for pcm in voice.speak(text, cancelled=lambda: len(heard) == 2):
        heard.append(pcm)
    assert len(heard) == 2
    assert len(list(voice.speak(text))) > 2


def test_the_split_is_found_by_shape_and_kept(model, cache, monkeypatch):
    digest = voice_hash(model)
    made = split(model, digest, cache)
    assert made.hop == 256
    monkeypatch.setattr(
        "assistant.engines.piper_split._make", lambda *_: pytest.fail("the kept split was not used")
    )
    assert split(model, digest, cache) == made


def test_a_kept_part_that_was_damaged_is_made_again(model, cache, tmp_path):
    parts = split(model, voice_hash(model), cache)
    shutil.copytree(cache / "voices", tmp_path / "voices")
    decoder = tmp_path / "voices" / parts.decoder.parent.name / "decoder.onnx"
    decoder.write_bytes(decoder.read_bytes()[:1000])
    assert Voice(model, cache=tmp_path).streams
    assert decoder.stat().st_size == parts.decoder.stat().st_size


def test_a_speakers_id_stays_an_input_of_the_decoder():
    import onnx
    from onnx import TensorProto, helper

    def node(kind: str, inputs: list[str], output: str, **attributes: object) -> onnx.NodeProto:
        return helper.make_node(kind, inputs, [output], **attributes)

    graph = helper.make_graph(
        [
            node("Gather", ["table", "sid"], "speaker"),
            node("Conv", ["speaker", "w0"], "condition"),
            node("Mul", ["input", "scale"], "frames"),
            node("Conv", ["frames", "w1"], "pre"),
            node("Add", ["condition", "pre"], "both"),
            node("LeakyRelu", ["both"], "a"),
            node("ConvTranspose", ["a", "w2"], "b", strides=[8]),
            node("ConvTranspose", ["b", "w3"], "c", strides=[4]),
            node("Tanh", ["c"], "output"),
        ],
        "voice",
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, None)
            for name in ("input", "input_lengths", "sid")
        ],
        [helper.make_tensor_value_info("output", TensorProto.FLOAT, None)],
    )
    assert find_cut(graph) == ("frames", ["sid"], 32)


def test_a_voice_that_cannot_be_split_speaks_whole_sentences(model, tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise UnsplittableError("no decoder")

    monkeypatch.setattr("assistant.engines.piper.split", refuse)
    voice = Voice(model, cache=tmp_path)
    assert not voice.streams
    assert len(list(voice.speak(LONG))) == 1


def test_what_is_wrong_with_a_bad_voice_is_said(model, tmp_path):
    with pytest.raises(ModelError, match="is missing"):
        Voice(tmp_path / "none.onnx", cache=tmp_path)
    damaged = tmp_path / "damaged.onnx"
    damaged.write_bytes(model.read_bytes()[:100_000])
    shutil.copy(f"{model}.json", tmp_path / "damaged.onnx.json")
    with pytest.raises(ModelError, match="damaged"):
        Voice(damaged, cache=tmp_path)
    (tmp_path / "damaged.onnx.json").write_text(json.dumps({"audio": {}}))
    with pytest.raises(ModelError, match="not the description of a Piper voice"):
        Voice(damaged, cache=tmp_path)


def test_the_phrase_cache_is_bounded_and_drops_what_was_used_longest_ago(tmp_path):
    import os

    cache = PhraseCache(tmp_path, "joe", disk_bytes=16_000, memory_bytes=2_000)
    sound = np.ones(500, np.int16)
    for n in range(12):
        cache.put(f"phrase {n}", sound)
        for file in tmp_path.iterdir():  # file times are too coarse for this loop
            os.utime(file, ns=(stat := file.stat().st_mtime_ns - 10**9, stat))
        assert cache.get("phrase 0") is not None
    for n in range(12, 18):
        cache.put(f"phrase {n}", sound)
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 16_000
    fresh = PhraseCache(tmp_path, "joe")
    assert fresh.get("phrase 0") is not None
    assert fresh.get("phrase 1") is None
    assert PhraseCache(tmp_path, "amy").get("phrase 0") is None


def test_a_voice_is_as_loud_whoever_measured_it_first(tmp_path: Path) -> None:
    """A quick one and one that varies leave the note that a slow and steady one would."""
    notes = []
    for number, settings in enumerate(({"speed": 1.3}, {"steady": True})):
        cache = tmp_path / str(number)
        Voice(resolve("voice", "en_US-joe-medium"), cache=cache, remember=False, **settings)
        notes += [note.read_text() for note in cache.rglob("gain.json")]
    assert len(notes) == 2
    assert float(notes[0]) == pytest.approx(float(notes[1]), rel=1e-4)
