"""Spoils sound files: seeded, so that a number is enough to have the same spoilt file again."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

_ODD = (0, 1, 0x7F, 0x80, 0xFE, 0xFF, 0x0A, 0x22, 0x2C, 0x3A, 0x3C, 0x5B, 0x5C, 0x7B)
_ODD_NUMBERS = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x80000000)


def spoilt(chance: Random, sound: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """One of the sound files with a few things done to it; `words` are those of its language."""
    data = bytearray(chance.choice(sound))
    for _step in range(chance.choice((1, 1, 2, 3, 5, 9))):
        data = chance.choice(_WAYS)(chance, data, sound, words)
        if len(data) > 2_000_000:
            break
    return bytes(data[:2_000_000])


def _at(chance: Random, data: bytearray) -> int:
    return chance.randrange(len(data) + 1)


def _bytes(chance: Random, data: bytearray, _sound: Sequence[bytes], _words: Sequence[bytes]) -> bytearray:
    for _each in range(chance.choice((1, 1, 2, 8))):
        if data:
            data[chance.randrange(len(data))] = chance.choice((*_ODD, chance.randrange(256)))
    return data


def _bit(chance: Random, data: bytearray, _sound: Sequence[bytes], _words: Sequence[bytes]) -> bytearray:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return data


def _number(chance: Random, data: bytearray, _sound: Sequence[bytes], _words: Sequence[bytes]) -> bytearray:
    """A length, an offset or a count that leads somewhere else."""
    size, order = chance.choice((1, 2, 4)), chance.choice(("little", "big"))
    value = chance.choice((*_ODD_NUMBERS, chance.getrandbits(32))) & ((1 << 8 * size) - 1)
    at = _at(chance, data)
    data[at : at + size] = value.to_bytes(size, "little" if order == "little" else "big")
    return data


def _word(chance: Random, data: bytearray, _sound: Sequence[bytes], words: Sequence[bytes]) -> bytearray:
    if words:
        at = _at(chance, data)
        data[at : at + chance.choice((0, 0, 1, 4))] = chance.choice(words)
    return data


def _cut(chance: Random, data: bytearray, _sound: Sequence[bytes], _words: Sequence[bytes]) -> bytearray:
    begin, end = sorted((_at(chance, data), _at(chance, data)))
    if chance.random() < 0.5:
        end = min(end, begin + chance.choice((1, 2, 4, 40)))
    del data[begin:end]
    return data


def _again(chance: Random, data: bytearray, _sound: Sequence[bytes], _words: Sequence[bytes]) -> bytearray:
    """A piece of it once more, or very often."""
    begin = _at(chance, data)
    piece = bytes(data[begin : begin + chance.choice((1, 2, 8, 60, 600))])
    at = _at(chance, data)
    data[at:at] = piece * min(chance.choice((1, 2, 20, 2_000, 50_000)), 200_000 // max(1, len(piece)))
    return data


def _crossed(chance: Random, data: bytearray, sound: Sequence[bytes], _words: Sequence[bytes]) -> bytearray:
    other = chance.choice(sound)
    begin = chance.randrange(len(other) + 1)
    at = _at(chance, data)
    data[at : at + chance.choice((0, 40, 400))] = other[begin : begin + chance.choice((4, 40, 4_000))]
    return data


_WAYS = (_bytes, _bytes, _bit, _number, _number, _word, _word, _cut, _again, _crossed)
