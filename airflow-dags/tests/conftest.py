"""An Airflow of the build's own: a database, a pool, and ways to run a DAG and see what became of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DAGS = Path(__file__).resolve().parent.parent
HOME = DAGS.parent
WORK = DAGS / "target" / "tests"
LAUNCHER = HOME / "service-health"

shutil.rmtree(WORK, ignore_errors=True)
WORK.mkdir(parents=True)
os.environ.update(
    {
        "AIRFLOW_HOME": str(WORK / "airflow"),
        "AIRFLOW__CORE__DAGS_FOLDER": str(DAGS),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": f"sqlite:///{WORK}/airflow.db",
        "AIRFLOW__API_AUTH__JWT_SECRET": "of these tests alone, and sixty-four bytes long as HS512 asks it",
        "AIRFLOW_CONN_SPARK_DEFAULT": json.dumps({"conn_type": "spark", "host": "local[2]"}),
        "SERVICE_HEALTH_HEAP": "1g",
    }
)
sys.path.insert(0, str(DAGS))

import airflow_runs  # noqa: E402  needs the environment above
from projects import Project, Sample, spark_submit  # noqa: E402


@pytest.fixture(scope="session", autouse=True)
def database() -> None:
    subprocess.run(["airflow", "db", "migrate"], check=True, capture_output=True)


@pytest.fixture
def project(request: pytest.FixtureRequest) -> Project:
    """A service, a feed of JSON lines by the day, and no telemetry yet."""
    return Project(WORK / request.node.name.split("[")[0], LAUNCHER)


@pytest.fixture(scope="session")
def sample() -> Sample:
    return Sample(WORK / "sample", HOME, LAUNCHER)


@pytest.fixture(scope="session")
def submit() -> dict[str, Any]:
    return spark_submit(WORK / "spark", HOME)


@pytest.fixture
def airflow() -> airflow_runs.Runs:
    return airflow_runs.Runs(DAGS)
