"""Writes a trained network as the model folder that `kg.nlp` reads: ONNX in 8-bit integers, labels, word pieces."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from kg.nlp.encoder import OUTPUTS, Labels
from training.network import Exported, Network, Scores

OPSET = 17
INPUTS = ["pieces", "shapes", "first_pieces"]
QUANTISED = ["MatMul", "Gemm", "Gather"]


def export(network: Network, labels: Labels, word_pieces: Path, folder: Path) -> None:
    """Write `encoder.int8.onnx`, `labels.json` and `wordpieces.txt` into `folder`, each at once."""
    folder.mkdir(parents=True, exist_ok=True)
    network = network.to("cpu").float().eval()
    example = (torch.randint(1, 99, (2, 9)), torch.ones(2, 9, dtype=torch.long), torch.randint(0, 9, (2, 5)))
    sizes = {"pieces": {1: "pieces"}, "shapes": {1: "pieces"}, "first_pieces": {1: "words"}}
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        whole, small = Path(scratch) / "whole.onnx", Path(scratch) / "small.onnx"
        torch.onnx.export(
            Exported(network),
            example,
            str(whole),
            input_names=INPUTS,
            output_names=list(Scores._fields),
            dynamic_axes={name: {0: "windows", **sizes.get(name, {1: "words"})} for name in (*INPUTS, *OUTPUTS)},
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=QUANTISED)
        small.replace(folder / "encoder.int8.onnx")
    tables = json.dumps(asdict(labels), ensure_ascii=False, indent=0)
    (folder / "labels.json").write_text(tables + "\n", encoding="utf-8")
    if word_pieces.resolve() != (folder / "wordpieces.txt").resolve():
        shutil.copyfile(word_pieces, folder / "wordpieces.txt")
