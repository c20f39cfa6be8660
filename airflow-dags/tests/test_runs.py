"""Runs of the DAGs that truly run the program: what is published, and how failures end."""

from __future__ import annotations

import fcntl
import json
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest
from airflow_runs import Runs
from projects import Project, Sample


@pytest.mark.slow
def test_a_night_and_a_week_of_the_sample_give_the_bytes_of_the_command_line(
    airflow: Runs, sample: Sample, submit: dict[str, Any]
) -> None:
    now = ["--now", "2026-08-31T06:00:00Z"]
    sample.run("backfill", "--from", "2026-08-24", "--to", "2026-08-29", "--reason", "before", *now)
    demo = sample.folder.parent / "demo"
    shutil.copytree(demo / "warehouse", sample.folder.parent / "else" / "warehouse")
    by_hand = sample.elsewhere()
    by_hand.run("nightly", "--day", "2026-08-30", *now)
    by_hand.run("report", "--week", "2026-W35", *now)

    settings = sample.settings(name="sample", arguments=now)
    night = airflow.run(settings, "nightly", "2026-08-31T02:00:00+00:00")
    assert night == {"telemetry": "success", "night": "success", "run": "success"}
    submitted = {**settings, "run": "spark", "spark": submit}
    week = airflow.run(submitted, "report_week", "2026-08-31T06:00:00+00:00")
    assert week == {"restated": "success", "report": "success", "run": "success"}

    edition = Path("2026-W35") / "edition-1" / "edition.json"
    published = (demo / "reports" / edition).read_bytes()
    assert published == (sample.folder.parent / "else" / "reports" / edition).read_bytes()
    extra = airflow.asset_events("sample_report_week")["sample/record.edition"]
    assert extra["editions"] == [{"period": "2026-W35", "folder": str((demo / "reports" / edition).parent)}]


OUTCOMES: list[str] = []


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    from conftest import LAUNCHER, WORK

    shop = Project(WORK / "shop", LAUNCHER)
    for day in ("2026-05-01", "2026-05-02", "2026-05-03"):
        shop.telemetry(day)
    yield shop
    table = ["code    night         waits  tries  run", *OUTCOMES]
    (WORK / "outcomes.txt").write_text("\n".join(table) + "\n")
    print("\n" + "\n".join(table))


def night(airflow: Runs, shop: Project, code: str, at: str, **settings: Any) -> tuple[str, str, int, int]:
    """The states of a night and its run, how often it waited, and how often it was tried."""
    given = shop.settings(name=f"code_{code}", **settings)
    states = airflow.run(given, "nightly", at)
    tries, waits = airflow.tries(f"code_{code}_nightly", "night")
    OUTCOMES.append(f"{code:<7} {states['night']:<13} {waits:<6} {tries:<6} {states['run']}")
    return states["night"], states["run"], waits, tries


def test_0_is_success_and_the_assets_know_the_versions(airflow: Runs, shop: Project) -> None:
    ended = night(
        airflow, shop, "0", "2026-05-02T02:00:00+00:00", arguments=["--now", "2026-05-02T02:00:00Z"]
    )
    assert ended == ("success", "success", 0, 1)
    (run,) = shop.runs()
    events = airflow.asset_events("code_0_nightly")
    assert events["code_0/slo.availability_day"]["run"] == run["run"]
    log = shop.folder / "warehouse" / "slo" / "availability_day" / "_delta_log"
    assert events["code_0/slo.availability_day"]["version"] == len(list(log.glob("*.json"))) - 1


@pytest.mark.slow
def test_20_waits_and_fails_when_it_waited_too_long(airflow: Runs, shop: Project) -> None:
    ended = night(
        airflow,
        shop,
        "20",
        "2026-05-03T02:00:00+00:00",
        arguments=["--now", "2026-05-02T20:00:00Z"],
        not_ready_minutes=0.01,
        not_ready_hours=0.0001,
    )
    assert ended == ("failed", "failed", 1, 1)


@pytest.mark.slow
def test_30_fails_at_once_and_publishes_nothing(
    airflow: Runs, shop: Project, submit: dict[str, Any], tmp_path: Path
) -> None:
    from conftest import HOME

    models = shutil.copytree(HOME / "sql-models", tmp_path / "sql-models")
    with (models / "slo" / "availability_day" / "checks.sql").open("a") as checks:
        checks.write("\n-- fail: no day is like this one\nSELECT day, service FROM this;\n")
    ended = night(
        airflow,
        shop,
        "30",
        "2026-05-03T02:00:00+00:00",
        run="spark",
        spark=submit,
        environment={"EXTRA_CLASS_PATH": str(tmp_path)},
        arguments=["--now", "2026-05-03T02:00:00Z"],
        retries=2,
    )
    assert ended == ("failed", "failed", 0, 1)
    assert len(shop.runs()) == 1


@pytest.mark.slow
def test_40_waits_and_fails_when_the_days_are_held_too_long(airflow: Runs, shop: Project) -> None:
    with held(shop.folder / "warehouse" / "record" / "_locks" / "days"):
        ended = night(
            airflow,
            shop,
            "40",
            "2026-05-03T02:00:00+00:00",
            arguments=["--now", "2026-05-03T02:00:00Z"],
            held_minutes=0.01,
            held_hours=0.0001,
        )
    assert ended == ("failed", "failed", 1, 1)


@contextmanager
def held(file: Path) -> Iterator[None]:
    """As another run would hold the days."""
    with file.open("r+b") as locks:
        fcntl.lockf(locks, fcntl.LOCK_EX)
        yield


@pytest.mark.slow
def test_a_killed_driver_is_tried_again(airflow: Runs, shop: Project, submit: dict[str, Any]) -> None:
    killer = threading.Thread(target=kill_driver, args=(shop,))
    killer.start()
    ended = night(
        airflow,
        shop,
        "killed",
        "2026-05-03T02:00:00+00:00",
        run="spark",
        spark=submit,
        arguments=["--now", "2026-05-03T02:00:00Z"],
        retries=1,
    )
    killer.join()
    assert ended == ("success", "success", 0, 2)
    assert len(shop.runs()) == 2


def kill_driver(shop: Project) -> None:
    """Kills the first driver of the project, which is this test's own child, once it writes tables."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        for child in psutil.Process().children(recursive=True):
            try:
                if child.name() == "java" and str(shop.config) in child.cmdline():
                    time.sleep(3)
                    child.kill()
                    return
            except psutil.NoSuchProcess:
                continue
        time.sleep(0.1)


def test_missing_telemetry_is_waited_for_without_a_jvm(airflow: Runs, shop: Project) -> None:
    settings = shop.settings(name="missing", not_ready_minutes=0.01, not_ready_hours=0.0001)
    states = airflow.run(settings, "nightly", "2026-05-10T02:00:00+00:00")
    assert states == {"telemetry": "failed", "night": "upstream_failed", "run": "failed"}
    assert airflow.tries("missing_nightly", "telemetry")[1] >= 1
    assert not (shop.folder / "outcomes" / "missing_nightly").exists()


def test_a_submission_without_a_connection_is_refused(airflow: Runs, shop: Project) -> None:
    settings = shop.settings(name="unconnected", run="spark", spark={"conn_id": "nowhere"})
    states = airflow.run(settings, "nightly", "2026-05-02T02:00:00+00:00")
    assert states["night"] == "failed"


@pytest.mark.slow
def test_a_range_is_planned_then_approved_then_one_run_and_restated(airflow: Runs, project: Project) -> None:
    now = ["--now", "2026-05-12T06:00:00Z"]
    project.telemetry("2026-05-10")
    project.run("nightly", "--day", "2026-05-10", *now)
    project.run("report", "--week", "2026-W19", *now)
    project.target("0.999")
    asked = {"from": "2026-05-04", "to": "2026-05-10", "reason": "new target"}
    settings = project.settings(name="range", arguments=["--now", "2026-05-13T06:00:00Z"])

    planned = airflow.run(settings, "backfill", "2026-05-13T00:00:00+00:00", **asked)
    assert planned == {
        "plan": "success",
        "approve": "failed",
        "range": "upstream_failed",
        "restated": "upstream_failed",
        "run": "failed",
    }
    assert len(project.runs()) == 1

    done = airflow.run(settings, "backfill", "2026-05-13T01:00:00+00:00", approved=True, **asked)
    assert set(done.values()) == {"success"}
    _, run = project.runs()
    assert (run["kind"], run["reason"]) == ("backfill", "new target")
    edition = project.folder / "reports" / "2026-W19" / "edition-2" / "edition.json"
    assert json.loads(edition.read_text())["restatements"]
