# SPDX-License-Identifier: MIT
"""Run by OpenDrift's Python: the figures that its makers hold its leeway to, by an installed OpenDrift, as JSON.

The figures and what they are drawn from: OpenDrift, tests/models/test_leeway.py.
"""

import json
from datetime import datetime, timedelta

from opendrift.models.leeway import Leeway

NORTH_WIND = {"x_wind": 0, "y_wind": 10, "x_sea_water_velocity": 0, "y_sea_water_velocity": 0}
GALE = {"x_sea_water_velocity": 0, "y_sea_water_velocity": 0, "x_wind": 25, "y_wind": 0, "land_binary_mask": 0}


def come_ashore():
    model = Leeway(loglevel=50)
    for name, value in NORTH_WIND.items():
        model.set_config(f"environment:fallback:{name}", value)
    hours = [datetime(2015, 1, 1, hour) for hour in (0, 6)]
    model.seed_cone(lon=[4.5, 4.7], lat=[60.1, 60], number=100, object_type=50, time=hours)
    model.run(steps=24, time_step=3600)
    return [int(model.num_elements_active()), int(model.num_elements_deactivated())]


def capsize(step, **given):
    model = Leeway(loglevel=50)
    model.set_config("environment:constant", GALE)
    settings = {"processes:capsizing": True, "capsizing:wind_threshold": 30, "capsizing:wind_threshold_sigma": 3}
    for name, value in {**settings, "capsizing:leeway_fraction": 0.4}.items():
        model.set_config(name, value)
    model.seed_elements(lon=0, lat=60, time=datetime(2026, 11, 1), number=100, **given)
    model.run(time_step=step, time_step_output=900, duration=timedelta(hours=6))
    return int(model.elements.capsized.sum())


print(json.dumps({"ashore": come_ashore(), "capsized": [capsize(900), capsize(-900, capsized=1)]}))
