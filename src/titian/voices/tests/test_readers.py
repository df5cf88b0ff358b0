"""Readers: letters by rules that a translator can mend, Chinese by its own words, and nothing lost on the way."""

# ruff: noqa: RUF001 (IPA letters and the marks of other scripts are meant)

from __future__ import annotations

import sys
from collections.abc import Callable
from types import ModuleType, SimpleNamespace

import pytest

from titian.voices import readers
from titian.voices.errors import LostSound, MissingTool
from titian.voices.kokoro_graph import sign_convolutions
from titian.voices.pronunciation import Pronunciation, load_pronunciation, save_pronunciation, say
from titian.voices.readers import spell

RULES = [("ng", "ŋ"), ("g(?=i)", "ʒ"), ("(?<=a)i", "j"), ("-", " "), ("a", "a"), ("i", "i"), ("g", "ɡ"), ("n", "n")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("nanga", "nˈaŋa"),
        ("NANGA", "nˈaŋa"),
        ("nagi", "nˈaʒi"),
        ("nai", "nˈaj"),
        ("an", "ˈan"),
        ("gan-gan", "ɡˈan ɡan"),
        ("nana nana", "nˈana nˈana"),
    ],
)
def test_letters_are_read_by_the_first_rule_that_fits(words: str, said: str) -> None:
    assert spell(words, RULES, "penultimate") == said


def test_weak_vowel_is_not_stressed() -> None:
    assert spell("nena na", [*RULES, ("e", "ə")], "penultimate") == "nənˈa nˈa"
    assert spell("nane", [*RULES, ("e", "ə")], "penultimate") == "nˈanə"


def test_first_vowel_is_stressed_where_it_is_not_weak() -> None:
    assert spell("ninani nena ne", [*RULES, ("e", "ə")], "first") == "nˈinani nənˈa nˈə"


def test_diphthong_is_one_syllable() -> None:
    rules = [*RULES, ("y", "ɪ"), ("w", "ʊ")]
    assert spell("nanay nanaw nay", rules, "penultimate") == "nˈanaɪ nˈanaʊ nˈaɪ"
    assert spell("nanaina", RULES[3:], "penultimate") == "nanaˈina"


def test_words_without_stress_and_rules_with_their_own() -> None:
    assert spell("nana", RULES, "none") == "nana"
    assert spell("naná", [*RULES, ("á", "ˈa")], "penultimate") == "nanˈa"


def test_letter_without_a_rule_stops_the_build() -> None:
    with pytest.raises(LostSound, match="No rule reads 'x' of 'nax'"):
        spell("nax", RULES, "penultimate")


def by_letters(**changes: object) -> Pronunciation:
    base = {"engine": "e", "voice": "v", "voice_sha256": "0", "speed": 1, "reader": "letters", "signs": "general"}
    return Pronunciation.model_validate(base | {"letters": RULES} | changes)


def test_exception_stands_before_the_rules() -> None:
    assert say("Nana, naga nana", by_letters(words={"naga": "naɡˈa"})) == "nˈana, naɡˈa nˈana."


def test_rules_survive_a_round_trip(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("voice") / "pronunciation.yaml"
    save_pronunciation(path, by_letters())
    assert load_pronunciation(path) == by_letters()
    assert "espeak_voice" not in path.read_text(encoding="utf-8")


@pytest.fixture
def misaki(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A reader of Chinese that says every sign as `a` and remembers what it was asked."""
    asked: list[str] = []

    def load() -> tuple[Callable[[str], tuple[str, None]], object]:
        def read(words: str) -> tuple[str, None]:
            asked.append(words)
            return "a" * len(words), None

        return read, SimpleNamespace(tranditional_to_simplified=lambda words: words.replace("幾", "几"))

    monkeypatch.setattr(readers, "_load_misaki", load)
    return asked


def in_mandarin(**changes: object) -> Pronunciation:
    base = {"engine": "e", "voice": "v", "voice_sha256": "0", "speed": 1, "reader": "mandarin", "signs": "mandarin"}
    return Pronunciation.model_validate(base | changes)


def test_clause_of_chinese_is_split_at_the_words_that_are_corrected(misaki: list[str]) -> None:
    said = say("干衣服，好吗？", in_mandarin(words={"干衣服": "ka→n i→fu"}))
    assert (said, misaki) == ("ka→n i→fu, aa?", ["好吗"])


def test_both_scripts_are_asked_for_in_the_same_words(misaki: list[str]) -> None:
    assert say("幾個什麽", in_mandarin()) == say("几個什么", in_mandarin())
    assert misaki[0] == misaki[1]


def test_chinese_without_its_reader_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    readers._load_misaki.cache_clear()
    monkeypatch.setitem(sys.modules, "misaki", None)
    with pytest.raises(MissingTool, match=r"requirements/voices\.txt"):
        say("好", in_mandarin())


def test_model_says_the_same_to_the_bit_when_its_signals_are_signed() -> None:
    """Runs where requirements/voices.txt is installed: nothing else reads a model."""
    onnx, runtime, numpy = (pytest.importorskip(name) for name in ("onnx", "onnxruntime", "numpy"))
    model = _convolve(onnx, numpy)
    signal = numpy.random.default_rng(0).integers(0, 255, (1, 3, 50)).astype(numpy.uint8)
    before, after = (
        runtime.InferenceSession(content).run(None, {"signal": signal})[0]
        for content in (model, sign_convolutions(model))
    )
    assert (before == after).all()


def _convolve(onnx: ModuleType, numpy: ModuleType) -> bytes:
    helper, kinds = onnx.helper, onnx.TensorProto
    weights = numpy.random.default_rng(1).integers(0, 255, (4, 3, 5)).astype(numpy.uint8)
    constants = {
        "weights": weights,
        "zero": numpy.array(117, numpy.uint8),
        "weight_zero": numpy.array(130, numpy.uint8),
    }
    node = helper.make_node(
        "ConvInteger", ["signal", "weights", "zero", "weight_zero"], ["sum"], pads=[4, 4], dilations=[2]
    )
    graph = helper.make_graph(
        [node],
        "convolution",
        [helper.make_tensor_value_info("signal", kinds.UINT8, [1, 3, None])],
        [helper.make_tensor_value_info("sum", kinds.INT32, None)],
        [onnx.numpy_helper.from_array(values, name) for name, values in constants.items()],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    content: bytes = made.SerializeToString()
    return content
