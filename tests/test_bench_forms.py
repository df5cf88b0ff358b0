"""What is measured of forms is a form that is asked; the limits are generous, for this machine may be busy."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench_forms import ASKED, measure_commands, measure_next, walked_workbook
from playwright.sync_api import Browser

from titian.forms.xlsform import Question, import_form
from titian.hub.preview import BUILT, PAGE


def test_the_walked_form_has_its_rows_and_conditions() -> None:
    form = import_form(walked_workbook())
    asked = [node for node in form.walk() if isinstance(node, Question)]
    assert len(form.workbook.sheets[0].rows) == ASKED == 600
    assert sum(question.relevant is not None for question in asked) > 300


@pytest.mark.long("benches")
@pytest.mark.skipif(not (BUILT / PAGE).is_file(), reason="needs the built page")
def test_each_answer_of_the_walk_comes_to_another_question(browser: Browser, tmp_path: Path) -> None:
    times = measure_next(browser, tmp_path)
    assert len(times) == 40
    assert max(times) < 5_000


@pytest.mark.long("benches")
def test_a_check_and_an_export_stay_within_a_few_seconds_of_the_processor(tmp_path: Path) -> None:
    used = measure_commands(tmp_path, runs=1)
    assert used["check_cpu_s"][0] <= 3
    assert max(used["export_cpu_s"][0], used["export_station_cpu_s"][0]) <= 9
