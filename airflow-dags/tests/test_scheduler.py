"""Airflow's own backfill, with its scheduler, dag processor, API server and executor."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from airflow.models.dagrun import DagRun
from airflow.utils.session import create_session
from airflow_runs import Runs
from projects import Project
from sqlalchemy import select

DAG = "scheduled_nightly"
pytestmark = pytest.mark.slow


def test_a_backfill_of_airflow_records_each_of_its_days(airflow: Runs, project: Project) -> None:
    for day in ("2026-05-01", "2026-05-02", "2026-05-03"):
        project.telemetry(day)
    settings = project.settings(name="scheduled", run="launcher")
    airflow.pool("scheduled")
    environment = surroundings(json.dumps(settings), project.folder)
    create_backfill(environment)  # before the services start, for SQLite has one writer
    with services(environment, project.folder):
        wait(600, lambda: is_over(ended(DAG)), "the backfill does not end")
        assert ended(DAG) == ["success"] * 3
    assert sorted((run["kind"], run["lastDay"]) for run in project.runs()) == [
        ("nightly", "2026-05-01"),
        ("nightly", "2026-05-02"),
        ("nightly", "2026-05-03"),
    ]
    assert f"{project.folder}/warehouse/slo/availability_day" in outputs(project.folder / "lineage.jsonl")


def surroundings(settings: str, folder: Path) -> dict[str, str]:
    """The environment of every part of Airflow, with a port that is free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {
        **os.environ,
        "AIRFLOW_VAR_SERVICE_HEALTH": settings,
        "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
        "AIRFLOW__CORE__PARALLELISM": "2",
        "AIRFLOW__CORE__DAGS_ARE_PAUSED_AT_CREATION": "False",
        "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/",
        "AIRFLOW__API__WORKERS": "1",
        "AIRFLOW__OPENLINEAGE__TRANSPORT": json.dumps(
            {"type": "file", "log_file_path": str(folder / "lineage.jsonl"), "append": True}
        ),
        "AIRFLOW__SCHEDULER__USE_JOB_SCHEDULE": "False",  # backfills alone, no nights of today
    }


@contextmanager
def services(environment: dict[str, str], folder: Path) -> Iterator[None]:
    """Every part of Airflow that a backfill needs, until the test is over."""
    port = environment["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"].split(":")[2].split("/")[0]
    with ExitStack() as stack:
        for service in (
            ["api-server", "--host", "127.0.0.1", "--port", port],
            ["dag-processor"],
            ["scheduler"],
        ):
            log = stack.enter_context((folder / f"{service[0]}.log").open("w"))
            process = subprocess.Popen(
                ["airflow", *service], env=environment, stdout=log, stderr=log, start_new_session=True
            )
            stack.callback(process.wait, 30)
            stack.callback(process.terminate)
        yield


def outputs(lineage: Path) -> set[str]:
    """What the events of nights that ended well name, as Airflow's lineage got them."""
    events = [json.loads(line) for line in lineage.read_text().splitlines()]
    return {
        output["name"]
        for event in events
        if event["eventType"] == "COMPLETE" and event["job"]["name"] == f"{DAG}.night"
        for output in event["outputs"]
    }


def wait(seconds: float, until: Callable[[], Any], why: str) -> None:
    limit = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < limit, why
        time.sleep(1)


def create_backfill(environment: dict[str, str]) -> None:
    """The dates are midnights, between which three nights lie."""
    create = ["backfill", "create", "--dag-id", DAG, "--max-active-runs", "2"]
    for command in (
        ["dags", "reserialize"],
        [*create, "--from-date", "2026-05-01", "--to-date", "2026-05-04"],
    ):
        done = subprocess.run(["airflow", *command], env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


def is_over(states: list[str]) -> bool:
    return len(states) == 3 and set(states) <= {"success", "failed"}


def ended(dag_id: str) -> list[str]:
    with create_session() as session:
        return [str(state) for state in session.scalars(select(DagRun.state).where(DagRun.dag_id == dag_id))]
