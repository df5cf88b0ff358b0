# SPDX-License-Identifier: MIT
"""Run by OpenDrift's Python: writes made-up fields of wind or current into a folder. `fields.py FOLDER`."""

import sys
from pathlib import Path

import numpy
import xarray

HOURS = numpy.array("2026-11-01", dtype="datetime64[ns]") + numpy.arange(0, 97, 6) * numpy.timedelta64(1, "h")
ANDAMAN, ATLANTIC = ((5, 15), (92, 100)), ((20, 60), (-60, -10))


def make(parts, values, place, hours):
    (south, north), (west, east) = place
    latitudes, longitudes = numpy.arange(south, north + 0.1, 0.5), numpy.arange(west, east + 0.1, 0.5)
    axes = ("time", "latitude", "longitude")
    shape = (len(hours), len(latitudes), len(longitudes))
    held = {
        name: (axes, numpy.full(shape, value, dtype="float32"), {"standard_name": standard, "units": "m s-1"})
        for (name, standard), value in zip(parts.items(), values, strict=True)
    }
    where = {
        "latitude": ("latitude", latitudes, {"standard_name": "latitude", "units": "degrees_north"}),
        "longitude": ("longitude", longitudes, {"standard_name": "longitude", "units": "degrees_east"}),
    }
    return xarray.Dataset(held, {**where, "time": hours})


CURRENT = {"uo": "eastward_sea_water_velocity", "vo": "northward_sea_water_velocity"}
WIND = {"u10": "eastward_wind", "v10": "northward_wind"}
folder = Path(sys.argv[1])
make(CURRENT, (0.45, -0.1), ANDAMAN, HOURS).to_netcdf(folder / "current.nc")
make(CURRENT, (0.45, -0.1), ATLANTIC, HOURS).to_netcdf(folder / "atlantic.nc")
make(CURRENT, (0.45, -0.1), ANDAMAN, HOURS[:4]).to_netcdf(folder / "ends-early.nc")
make(WIND, (8, -2), ANDAMAN, HOURS).to_netcdf(folder / "wind.nc")
(folder / "words.nc").write_text("This is no field.")
try:
    import eccodes
except ImportError:
    sys.exit()


def write_grib(path, place):
    """Wind of 8 and -2 m/s at 10 m, a message for each hour and part."""
    (south, north), (west, east) = place
    columns, rows = int((east - west) * 2 + 1), int((north - south) * 2 + 1)
    grid = {
        "Ni": columns, "Nj": rows, "latitudeOfFirstGridPointInDegrees": north, "latitudeOfLastGridPointInDegrees": south,
        "longitudeOfFirstGridPointInDegrees": west % 360, "longitudeOfLastGridPointInDegrees": east % 360,
        "iDirectionIncrementInDegrees": 0.5, "jDirectionIncrementInDegrees": 0.5,
    }  # fmt: skip
    with path.open("wb") as file:
        for hour in HOURS.astype("datetime64[h]").tolist():
            for short, value in (("10u", 8.0), ("10v", -2.0)):
                message = eccodes.codes_grib_new_from_samples("regular_ll_sfc_grib2")
                when = {"dataDate": int(f"{hour:%Y%m%d}"), "dataTime": hour.hour * 100, "stepRange": "0"}
                for key, given in {**grid, **when, "shortName": short}.items():
                    eccodes.codes_set(message, key, given)
                eccodes.codes_set_values(message, numpy.full(columns * rows, value))
                eccodes.codes_write(message, file)
                eccodes.codes_release(message)


write_grib(folder / "wind.grib", ANDAMAN)
write_grib(folder / "atlantic.grib", ATLANTIC)
