"""Distances and areas on a sphere of 6,378,100 metres, as ODK's clients compute them, to 0.01.

A point is `latitude longitude [altitude [accuracy]]`; points are separated by `;`, or are the nodes of a path.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from itertools import pairwise

from .values import NAN, WHITE, text_number

EARTH_METRES = 6_378_100.0
Point = tuple[float, float]  # latitude and longitude in degrees


def read_points(texts: Iterable[str]) -> list[Point] | None:
    """The points of texts in order; None when one of them is no place on earth."""
    found: list[Point] = []
    for text in texts:
        for shown in text.strip(WHITE).split(";"):
            numbers = [text_number(part, 0) for part in re.split(f"[{WHITE}]+", shown.strip(WHITE))]
            if not 2 <= len(numbers) <= 4 or not (abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180):
                return None
            found.append((numbers[0], numbers[1]))
    return found


def _to_cent(value: float) -> float:
    return abs(math.floor(value * 100 + 0.5) / 100)


def distance(texts: Iterable[str]) -> float:
    """Metres along the points; NaN with fewer than two, or with one that is no place."""
    points = read_points(texts)
    if points is None or len(points) < 2:
        return NAN
    total = 0.0
    for (latitude, longitude), (next_latitude, next_longitude) in pairwise(points):
        turn, one, other = map(math.radians, (longitude - next_longitude, latitude, next_latitude))
        cosine = math.sin(one) * math.sin(other) + math.cos(one) * math.cos(other) * math.cos(turn)
        total += math.acos(max(-1.0, min(1.0, cosine))) * EARTH_METRES
    return _to_cent(total)


def area(texts: Iterable[str]) -> float:
    """Square metres within the points, closed if they are not; 0 with two, NaN with fewer or one that is no place."""
    points = read_points(texts)
    if points is None or len(points) < 2:
        return NAN
    if len(points) == 2:
        return 0.0
    if points[0] != points[-1]:
        points.append(points[0])
    total = 0.0
    for (latitude, longitude), (next_latitude, next_longitude) in pairwise(points):
        bend = 2 + math.sin(math.radians(next_latitude)) + math.sin(math.radians(latitude))
        total += math.radians(next_longitude - longitude) * bend
    return _to_cent(total * EARTH_METRES * EARTH_METRES / 2)


def is_within(point: str, shape: Iterable[str]) -> bool:
    """Whether the point lies within the closed shape; never of what is no place."""
    points, fence = read_points([point]), read_points(shape)
    if not points or not fence:
        return False
    north, east = points[0]
    inside = False
    for (from_north, from_east), (to_north, to_east) in pairwise(fence):
        if (to_north > north) != (from_north > north):
            crossing = (from_east - to_east) * (north - to_north) / (from_north - to_north) + to_east
            inside ^= east < crossing
    return inside
