# SPDX-License-Identifier: MIT
"""Runs in OpenDrift's own environment (GPL-2.0) and in no process of Titian's; MIT, so that the two may stand together.

Reads a job a line on standard input, and writes what it comes to on standard output, all of it JSON. What OpenDrift
prints goes nowhere: it names places. Of an error only its kind is told.
"""

import json
import math
import os
import platform
import sys
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

OUT = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

import numpy
from opendrift.models.leeway import Leeway
from opendrift.readers import reader_constant, reader_global_landmask, reader_netCDF_CF_generic

PARTS = {"wind": ("x_wind", "y_wind"), "current": ("x_sea_water_velocity", "y_sea_water_velocity")}
QUIET = 50  # above every level that OpenDrift logs at


class Refused(Exception):
    def __init__(self, **told):
        self.told = told
        super().__init__(told["reason"])


def tell(told):
    OUT.write(json.dumps(told) + "\n")
    OUT.flush()


def list_types():
    return {one["OBJKEY"]: one["Description"] for one in Leeway(loglevel=QUIET).leewayprop.values()}


def read_field(job, which, start, end):
    """A reader of wind or current that covers the place and the time, or Refused."""
    given, parts = job[which], PARTS[which]
    if "constant" in given:
        one = given["constant"]
        return reader_constant.Reader({parts[0]: one["east"], parts[1]: one["north"]})
    said = {"which": which, "file": given["file"]}
    try:
        reader = reader_netCDF_CF_generic.Reader(given["path"])
    except Exception:
        raise Refused(reason="unreadable", **said) from None
    if not set(parts) <= set(reader.variables):
        raise Refused(reason="variables", **said)
    covered, *_ = reader.covers_positions(numpy.array([job["longitude"]]), numpy.array([job["latitude"]]))
    if len(covered) == 0:
        raise Refused(reason="place", covers=say_place(reader), **said)
    if reader.start_time is not None and not reader.start_time <= start <= end <= reader.end_time:
        covers = f"from {reader.start_time:%Y-%m-%d %H:%M} to {reader.end_time:%Y-%m-%d %H:%M} UTC"
        raise Refused(reason="time", covers=covers, **said)
    return reader


def say_place(reader):
    """What a field covers, to whole degrees; of the field alone."""
    xs = numpy.array([reader.xmin, reader.xmin, reader.xmax, reader.xmax], dtype=float)
    ys = numpy.array([reader.ymin, reader.ymax, reader.ymin, reader.ymax], dtype=float)
    lons, lats = reader.xy2lonlat(xs, ys)
    east = [say_degrees((lon + 180) % 360 - 180, "E", "W") for lon in (min(lons), max(lons))]
    north = [say_degrees(lat, "N", "S") for lat in (min(lats), max(lats))]
    return f"{north[0]} to {north[1]}, {east[0]} to {east[1]}"


def say_degrees(value, above, below):
    return f"{abs(round(float(value)))}\u00b0 {above if value >= 0 else below}"


def is_on_land(job):
    mask = reader_global_landmask.Reader()
    place = {"x": numpy.array([job["longitude"]]), "y": numpy.array([job["latitude"]]), "z": numpy.array([0.0])}
    found = mask.get_variables(["land_binary_mask"], **place)["land_binary_mask"]
    return bool(numpy.atleast_1d(found)[0])


def drift(job, index, seed, start, fields):
    """One member: where its particles are at each hour that is told, and how each of them ended."""
    model = Leeway(loglevel=QUIET, seed=seed)
    for which, field in fields.items():
        model.add_reader(field, variables=list(PARTS[which]))
    model.seed_elements(
        lon=job["longitude"],
        lat=job["latitude"],
        radius=job["radius_metres"],
        number=job["particles"],
        time=start,
        object_type=index,
    )
    model.run(
        duration=timedelta(hours=job["hours"]),
        time_step=timedelta(minutes=job["step_minutes"]),
        time_step_output=timedelta(hours=1),
    )
    gone = model.elements_deactivated
    hours = dict(zip((int(one) for one in gone.ID), gone.age_seconds / 3600, strict=True))
    stranded = model.status_categories.index("stranded") if "stranded" in model.status_categories else -1
    ends = [
        [float(lat), float(lon), min(float(age) / 3600, job["hours"])]
        for lat, lon, age in zip(gone.lat, gone.lon, gone.age_seconds, strict=True)
    ]
    is_ashore = [int(status) == stranded for status in gone.status]
    return {
        "afloat": {hour: list_afloat(model.result, hour, hours) for hour in job["tell_hours"]},
        "ashore": [end for end, ashore in zip(ends, is_ashore, strict=True) if ashore],
        "left": [end for end, ashore in zip(ends, is_ashore, strict=True) if not ashore],
    }


def list_afloat(result, hour, hours):
    """Places at this hour of those that have not ended by then. A run that ended early has nobody afloat after it."""
    if hour >= result.sizes["time"]:
        return []
    now = result.isel(time=hour)
    rows = zip(now.trajectory.values, now.lat.values, now.lon.values, strict=True)
    return [
        [float(lat), float(lon)]
        for name, lat, lon in rows
        if hours.get(int(name), math.inf) > hour and math.isfinite(lat)
    ]


def work(job):
    start = datetime.fromisoformat(job["observed_at"]).astimezone(UTC).replace(tzinfo=None)
    end = start + timedelta(hours=job["hours"])
    known = list(list_types())
    for name in job["object_types"]:
        if name not in known:
            raise Refused(reason="type", type=name)
    if is_on_land(job):
        raise Refused(reason="land")
    for name in job["object_types"]:
        for seed in job["seeds"]:
            fields = {which: read_field(job, which, start, end) for which in PARTS}
            track = drift(job, known.index(name) + 1, seed, start, fields)
            tell({"member": {"object_type": name, "seed": seed, **track}})


def main():
    tell({"ready": {"opendrift": version("opendrift"), "python": platform.python_version()}, "types": list_types()})
    for line in sys.stdin:
        try:
            work(json.loads(line)["job"])
        except Refused as refused:
            tell({"refused": refused.told})
        except Exception as error:
            tell({"refused": {"reason": "failed", "kind": type(error).__name__}})
        else:
            tell({"done": True})


main()
