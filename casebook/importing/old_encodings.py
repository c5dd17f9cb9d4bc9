"""Which encoding a text has that is not Unicode and does not say it.

A language is known by the letters that it uses most: read in the right encoding they are many
of its letters, in a wrong one hardly any. Western text, most of which is ASCII, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_SAMPLE = 32_768
_FEWEST = 6
"""Letters beyond ASCII without which nothing can be told."""
_WESTERN = 0.3
"""A smaller part of the letters than this beyond ASCII: a language in Latin letters."""
_KANA = "".join(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30FB), 0x30FC)))
_CHINESE = "的一是不了在人有我他中大上到和地出也以后生会可就年要下天自多小心子得着去"


class Reading(NamedTuple):
    """An encoding, and how it is known to be the right one.

    Attributes:
        encoding: Python's name.
        spoken: The name by which users know it.
        common: The letters that its language uses most.
        least: Which part of the letters beyond ASCII they are at least.
    """

    encoding: str
    spoken: str
    common: frozenset[str]
    least: float


def _reading(encoding: str, spoken: str, common: str, least: float) -> Reading:
    return Reading(encoding, spoken, frozenset(common), least)


_READINGS: Sequence[Reading] = (
    _reading("cp932", "Shift-JIS, Japanese", _KANA, 0.25),
    _reading("euc_jp", "EUC-JP, Japanese", _KANA, 0.25),
    _reading("euc_kr", "EUC-KR, Korean", "이다는을의가에고하지은를한도로기사시자대나어서인리", 0.2),
    _reading("gb18030", "GB 18030, Chinese", _CHINESE + "这国来个说们为时过发对", 0.07),
    _reading("big5", "Big5, Chinese", _CHINESE + "這國來個說們為時過發對", 0.07),
    _reading("cp1251", "Windows-1251, Cyrillic", "оеаинтсрві", 0.45),
    _reading("koi8_r", "KOI8-R, Cyrillic", "оеаинтсрв", 0.45),
    _reading("cp866", "DOS 866, Cyrillic", "оеаинтсрв", 0.45),
    _reading("cp1253", "Windows-1253, Greek", "αοιετσνηυρ", 0.45),
    _reading("cp1255", "Windows-1255, Hebrew", "יוהלאתרבםש", 0.45),
    _reading("cp1256", "Windows-1256, Arabic", "اليمنوربتة", 0.45),
)
_CENTRAL = _reading("cp1250", "Windows-1250, Central European", "", 0.0)
_BETWEEN = re.compile(rb"[a-z][\xb3\xb9\xbf\x9c\x9f][a-z]")  # Polish ł ą ż ś ź, else ³ ¹ ¿
_CZECH = re.compile(rb"[a-z][\xec\xf8]")  # ě ř: no western language has both ì and ø


def old_encoding(data: bytes) -> Reading | None:
    """Say how a text is to be read that is neither Unicode nor western; None when it is."""
    sample = data[:_SAMPLE]
    beyond = sum(byte > 0x7F for byte in sample)
    ascii_letters = sum(bytes((byte,)).isalpha() for byte in sample)
    if beyond < _FEWEST:
        return None
    if beyond < _WESTERN * (beyond + ascii_letters):
        return _CENTRAL if _is_central(sample) else None
    sure = [(_fit(reading, data) / reading.least, reading) for reading in _READINGS]
    best, reading = max(sure, key=lambda pair: pair[0])
    return reading if best >= 1 else None


def _is_central(sample: bytes) -> bool:
    czech = {mark[-1:] for mark in _CZECH.findall(sample)}
    return len(_BETWEEN.findall(sample)) > 1 or len(czech) > 1


def _fit(reading: Reading, data: bytes) -> float:
    """Give the part that common letters are of all beyond ASCII; 0 if it cannot be read so."""
    try:
        text = data.decode(reading.encoding)
    except UnicodeDecodeError:
        return 0.0
    letters = [sign for sign in text[:_SAMPLE] if sign > "\x7f" and sign.isalpha()]
    if len(letters) * 3 < _FEWEST:
        return 0.0
    return sum(sign in reading.common for sign in letters) / len(letters)
