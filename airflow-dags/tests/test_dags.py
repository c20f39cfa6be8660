"""What holds of the DAGs before anything runs."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from airflow.sdk import DAG, CronDataIntervalTimetable
from airflow_runs import Runs

DAGS = Path(__file__).resolve().parent.parent
ALERTED = {"alert": ["ops@example.org"]}


@pytest.fixture(scope="module")
def dags() -> dict[str, DAG]:
    bag = Runs(DAGS).bag(ALERTED)
    assert bag.import_errors == {}
    return bag.dags


def test_all_dags_are_there_and_nothing_else_is_one(dags: dict[str, DAG]) -> None:
    assert sorted(dags) == [
        "service_health_backfill",
        "service_health_maintain",
        "service_health_nightly",
        "service_health_report_month",
        "service_health_report_quarter",
        "service_health_report_week",
    ]


def test_every_task_has_an_owner_retries_a_timeout_a_callback_and_says_what_to_do(
    dags: dict[str, DAG],
) -> None:
    for dag in dags.values():
        assert dag.catchup is False and dag.max_active_runs == 1
        assert dag.deadline, dag.dag_id
        assert "| 40 |" in dag.doc_md
        for task in dag.tasks:
            assert task.owner == "service-health"
            assert task.execution_timeout == timedelta(hours=6)
            assert "**Failed:" in task.doc_md or "**Failed " in task.doc_md
            if task.task_id != "approve":
                assert task.retries == 2 and len(task.on_failure_callback) == 2


def test_every_run_of_the_program_takes_the_one_slot_of_its_warehouse(dags: dict[str, DAG]) -> None:
    for dag in dags.values():
        for task in dag.tasks:
            runs = task.task_id not in ("telemetry", "approve")
            assert task.pool == ("service_health" if runs else "default_pool")


def test_schedules_are_intervals_in_the_zone_of_the_reporting_calendar(tmp_path: Path) -> None:
    config = tmp_path / "service-health.yaml"
    config.write_text("catalog: catalog\nwarehouse: w\nreports: r\ncalendar: { timeZone: Europe/Berlin }\n")
    for dag in Runs(DAGS).bag({"config": str(config)}).dags.values():
        if not dag.dag_id.endswith("backfill"):
            assert isinstance(dag.timetable, CronDataIntervalTimetable)
            assert str(dag.timezone) == "Europe/Berlin"


def test_published_tables_of_the_program_are_the_assets(dags: dict[str, DAG]) -> None:
    models = DAGS.parent / "sql-models"
    outlets = [
        asset.name.removeprefix("service_health/")
        for task in ("night", "report")
        for dag in ("service_health_nightly", "service_health_report_week")
        if task in dags[dag].task_ids
        for asset in dags[dag].get_task(task).outlets
    ]
    assert {"slo.availability_day", "slo.error_budget_day", "record.run", "record.edition"} <= set(outlets)
    for name in outlets:
        assert (models / name.replace(".", "/") / "table.sql").is_file(), name


@pytest.mark.parametrize(
    ("zone", "end", "day", "week", "month", "quarter"),
    [
        ("UTC", "2026-08-31T02:00:00Z", "2026-08-30", "2026-W35", "2026-07", "2026-Q2"),
        ("Europe/Berlin", "2026-08-30T22:30:00Z", "2026-08-30", "2026-W35", "2026-07", "2026-Q2"),
        ("America/Los_Angeles", "2026-09-01T05:00:00Z", "2026-08-30", "2026-W35", "2026-07", "2026-Q2"),
        ("UTC", "2027-01-04T06:00:00Z", "2027-01-03", "2026-W53", "2026-12", "2026-Q4"),
        ("UTC", "2026-10-01T08:00:00Z", "2026-09-30", "2026-W39", "2026-09", "2026-Q3"),
    ],
)
def test_the_day_and_the_periods_before_the_end_of_an_interval(
    monkeypatch: pytest.MonkeyPatch, zone: str, end: str, day: str, week: str, month: str, quarter: str
) -> None:
    import zoneinfo

    import service_health

    monkeypatch.setattr(service_health, "ZONE", zoneinfo.ZoneInfo(zone))
    run = SimpleNamespace(data_interval_end=datetime.fromisoformat(end), run_after=None)
    assert str(service_health.day(run, {})) == day
    assert service_health.period(run, {}, "week") == week
    assert service_health.period(run, {}, "month") == month
    assert service_health.period(run, {}, "quarter") == quarter
    triggered = SimpleNamespace(data_interval_end=None, run_after=datetime.fromisoformat(end))
    assert str(service_health.day(triggered, {})) == day
    assert str(service_health.day(triggered, {"day": "2026-01-01"})) == "2026-01-01"


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"schedule": "@daily"}, "unknown keys schedule"),
        ({"run": "yarn"}, "write launcher or spark"),
        ({"config": "/nowhere/service-health.yaml"}, "Cannot read /nowhere/service-health.yaml"),
    ],
)
def test_settings_that_cannot_be_are_refused_in_words(settings: dict[str, Any], why: str) -> None:
    errors = Runs(DAGS).bag(settings).import_errors
    assert why in "".join(errors.values())


def test_what_is_surely_missing_is_found_without_a_jvm(tmp_path: Path) -> None:
    from datetime import date

    from service_health_settings import Settings
    from service_health_telemetry import missing

    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "feeds.yaml").write_text(
        "\n---\n".join(
            "kind: DataSource\nspec: { connectionDetails: "
            f"{{ format: json, path: {path}, partitions: {partitions} }} }}"
            for path, partitions in {
                "hours": '{ by: day/hour, layout: "{year}/{month:1}/{day}/{hour}", complete: every-hour }',
                "marked": '{ by: day, layout: "{date}", complete: { marker: _SUCCESS } }',
                "plain": "{ by: day }",
                "s3a://bucket/far": "{ by: day }",
                "whole": "{ by: none }",
            }.items()
        )
    )
    config = tmp_path / "service-health.yaml"
    config.write_text("catalog: catalog\ncalendar: { timeZone: Europe/Berlin }\n")
    settings = Settings(config=str(config))
    day = date(2026, 3, 29)  # 23 hours, from 23:00 UTC on
    assert [line.removeprefix(str(tmp_path)) for line in missing(settings, day)] == [
        "/hours/2026/3/28/23: no file, and 22 more",
        "/marked/2026-03-28: no file, and 1 more",
        "/plain/day=2026-03-28: no file, and 1 more",
    ]
    for hour in range(23):
        start = datetime(2026, 3, 28, 23, tzinfo=UTC) + timedelta(hours=hour)
        put(tmp_path / "hours" / f"{start:%Y}/{start.month}/{start:%d}/{start:%H}" / "part.json")
    put(tmp_path / "marked" / "2026-03-29" / "part.json")
    put(tmp_path / "plain" / "day=2026-03-29" / "_temporary" / "part.json")
    assert [line.removeprefix(str(tmp_path)) for line in missing(settings, day)] == [
        "/marked/2026-03-29: no _SUCCESS",
        "/plain/day=2026-03-28: no file, and 1 more",
    ]
    put(tmp_path / "marked" / "2026-03-29" / "_SUCCESS")
    put(tmp_path / "plain" / "day=2026-03-29" / "part.json")
    assert missing(settings, day) == []


def put(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{}")


def test_ruff_finds_nothing_that_airflow_removed_or_moved() -> None:
    done = subprocess.run([sys.executable, "-m", "ruff", "check", DAGS], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_client_of_spark_is_the_version_of_the_build() -> None:
    pom = (DAGS.parent / "pom.xml").read_text()
    locked = (DAGS / "requirements.txt").read_text()
    version = pom.split("<spark.version>")[1].split("<")[0]
    assert f"pyspark-client=={version} " in locked


def test_a_secret_never_stands_in_an_argument(dags: dict[str, DAG]) -> None:
    for dag in dags.values():
        text = json.dumps([getattr(task, "arguments", []) for task in dag.tasks])
        assert "password" not in text and "webhook" not in text
