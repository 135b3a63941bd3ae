"""Cut a Piper voice at its decoder: text → frames (quick, whole sentence) and frames → sound (slow,
in chunks).

A Piper voice is VITS exported as one ONNX graph. Its decoder is HiFi-GAN: a convolution, then
transposed convolutions that raise the rate from frames to samples. The cut is the input of that
first convolution, found by the shape of the graph, because the names of tensors differ from export
to export. The two halves are kept in a cache, keyed by the hash of the voice.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import onnx

VERSION = 1
"""Of the layout of the cache; a change makes every voice be split again."""


class UnsplittableError(Exception):
    """The graph has no decoder of the expected shape. The voice still works,
    sentence by sentence.
    """


@dataclass(frozen=True, slots=True)
class SplitVoice:
    """`encoder` makes the tensor `frames`, shape (1, channels, n); `decoder` takes it, and the
    inputs named in `conditions`.
    """

    encoder: Path
    decoder: Path
    frames: str
    conditions: tuple[str, ...]
    hop: int
    """Samples that one frame becomes."""


def voice_hash(voice: Path) -> str:
    with voice.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def split(voice: Path, digest: str, cache: Path) -> SplitVoice:
    """The two halves of `voice`, from the cache or made now. Raises UnsplittableError."""
    folder = cache / "voices" / f"{digest[:24]}-{VERSION}"
    note = folder / "split.json"
    stored = (
        json.loads(note.read_text(encoding="utf-8")) if note.is_file() else _make(voice, folder)
    )
    if "unsplittable" in stored:
        raise UnsplittableError(stored["unsplittable"])
    return SplitVoice(
        folder / "encoder.onnx",
        folder / "decoder.onnx",
        stored["frames"],
        tuple(stored["conditions"]),
        stored["hop"],
    )


def _make(voice: Path, folder: Path) -> dict[str, Any]:
    """Split the voice and move the finished folder into place, so that no half of a split is ever
    found there.
    """
    import onnx  # large, and needed once in a voice's life
    from onnx.utils import Extractor

    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        work = Path(scratch) / "split"
        work.mkdir()
        stored: dict[str, Any]
        try:
            model = onnx.load(str(voice))
            frames, conditions, hop = find_cut(model.graph)
            extractor = Extractor(model)
            inputs = [entry.name for entry in model.graph.input]
            output = model.graph.output[0].name
            onnx.save(extractor.extract_model(inputs, [frames]), str(work / "encoder.onnx"))
            onnx.save(
                extractor.extract_model([frames, *conditions], [output]), str(work / "decoder.onnx")
            )
            stored = {"frames": frames, "conditions": conditions, "hop": hop}
        except UnsplittableError as error:
            stored = {"unsplittable": str(error)}
        (work / "split.json").write_text(json.dumps(stored), encoding="utf-8")
        try:
            os.replace(work, folder)
        except OSError:  # another process was quicker: its split is as good
            if not (folder / "split.json").is_file():
                raise
    return stored


def find_cut(graph: onnx.GraphProto) -> tuple[str, list[str], int]:
    """The tensor to cut at, the graph inputs that the decoder needs besides (a speaker's id), and
    samples a frame.
    """
    maker = {output: node for node in graph.node for output in node.output}
    weights = {initializer.name for initializer in graph.initializer}
    upsamplers = [
        node for node in _behind(graph.output[0].name, maker) if node.op_type == "ConvTranspose"
    ]
    upsamplers = [node for node in upsamplers if node.input[0] not in weights]
    if not upsamplers:
        raise UnsplittableError("no transposed convolutions lead to the sound")
    deepest = {
        id(node): sum(
            1 for other in _behind(node.input[0], maker) if other.op_type == "ConvTranspose"
        )
        for node in upsamplers
    }
    first = min(upsamplers, key=lambda node: deepest[id(node)])
    if deepest[id(first)]:
        raise UnsplittableError("the transposed convolutions form no chain")
    entry = _text_convolution(first.input[0], maker)
    if entry is None:
        raise UnsplittableError("no convolution stands before the first transposed one")
    frames = entry.input[0]
    needed = _inputs_without(graph, maker, frames)
    if needed & {"input", "input_lengths"}:
        raise UnsplittableError("the decoder looks at the text a second time")
    hop = 1
    for node in upsamplers:
        hop *= next(
            (attribute.ints[0] for attribute in node.attribute if attribute.name == "strides"), 1
        )
    return frames, sorted(needed), hop


def _text_convolution(tensor: str, maker: dict[str, onnx.NodeProto]) -> onnx.NodeProto | None:
    """The nearest convolution behind `tensor` whose data comes from the text (the speaker's own
    comes from its id alone).
    """
    for node in _behind(tensor, maker):
        if node.op_type == "Conv" and any(
            "input" in other.input for other in _behind(node.input[0], maker)
        ):
            return node
    return None


def _behind(tensor: str, maker: dict[str, onnx.NodeProto]) -> Iterable[onnx.NodeProto]:
    """The nodes that `tensor` is made from, nearest first."""
    seen: set[str] = set()
    front = [tensor]
    while front:
        following: list[str] = []
        for name in front:
            node = maker.get(name)
            if node is None or node.output[0] in seen:
                continue
            seen.add(node.output[0])
            yield node
            following.extend(node.input)
        front = following


def _inputs_without(graph: onnx.GraphProto, maker: dict[str, onnx.NodeProto], cut: str) -> set[str]:
    """The graph's inputs that its sound still depends on when `cut` is given."""
    inputs = {entry.name for entry in graph.input}
    rest = {name: node for name, node in maker.items() if name != cut}
    reached = {name for node in _behind(graph.output[0].name, rest) for name in node.input}
    return reached & inputs
