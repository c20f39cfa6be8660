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
from airflow.models.serialized_dag import SerializedDagModel
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
    with services(json.dumps(settings), project.folder) as environment:
        wait(120, lambda: is_parsed(DAG), "the dag processor has not read the DAGs")
        wait(60, lambda: is_created(environment), "Airflow creates no backfill")  # SQLite may be locked
        wait(600, lambda: is_over(ended(DAG)), "the backfill does not end")
        assert ended(DAG) == ["success"] * 3
    assert sorted((run["kind"], run["lastDay"]) for run in project.runs()) == [
        ("nightly", "2026-05-01"),
        ("nightly", "2026-05-02"),
        ("nightly", "2026-05-03"),
    ]
    assert f"{project.folder}/warehouse/slo/availability_day" in outputs(project.folder / "lineage.jsonl")


@contextmanager
def services(settings: str, folder: Path) -> Iterator[dict[str, str]]:
    """Every part of Airflow that a backfill needs, on a port of its own, until the test is over."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
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
    with ExitStack() as stack:
        for service in (
            ["api-server", "--host", "127.0.0.1", "--port", str(port)],
            ["dag-processor"],
            ["scheduler"],
        ):
            log = stack.enter_context((folder / f"{service[0]}.log").open("w"))
            process = subprocess.Popen(
                ["airflow", *service], env=environment, stdout=log, stderr=log, start_new_session=True
            )
            stack.callback(process.wait, 30)
            stack.callback(process.terminate)
        yield environment


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


def is_parsed(dag_id: str) -> bool:
    query = select(SerializedDagModel.dag_id).where(SerializedDagModel.dag_id == dag_id)
    with create_session() as session:
        return session.scalar(query) is not None


def is_created(environment: dict[str, str]) -> bool:
    """The dates are midnights, between which three nights lie."""
    command = ["airflow", "backfill", "create", "--dag-id", DAG, "--max-active-runs", "2"]
    command += ["--from-date", "2026-05-01", "--to-date", "2026-05-04"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        print(done.stdout[-2000:], done.stderr[-2000:])
    return done.returncode == 0


def is_over(states: list[str]) -> bool:
    return len(states) == 3 and set(states) <= {"success", "failed"}


def ended(dag_id: str) -> list[str]:
    with create_session() as session:
        return [str(state) for state in session.scalars(select(DagRun.state).where(DagRun.dag_id == dag_id))]
