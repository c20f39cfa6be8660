"""Runs DAGs, and reads in Airflow's database how they ended."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from airflow.dag_processing.dagbag import BundleDagBag
from airflow.models.asset import AssetEvent
from airflow.models.dagrun import DagRun
from airflow.models.pool import Pool
from airflow.models.taskinstance import TaskInstance
from airflow.models.taskreschedule import TaskReschedule
from airflow.utils.session import create_session
from sqlalchemy import func, select


class Runs:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def bag(self, settings: dict[str, Any]) -> BundleDagBag:
        """The DAGs as the dag processor reads them with these settings."""
        os.environ["AIRFLOW_VAR_SERVICE_HEALTH"] = json.dumps(settings)
        return BundleDagBag(dag_folder=self.folder, bundle_path=self.folder, bundle_name="dags-folder")

    def pool(self, name: str) -> None:
        with create_session() as session:
            Pool.create_or_update_pool(name, slots=1, description="", include_deferred=False, session=session)

    def run(self, settings: dict[str, Any], dag: str, at: str, **conf: Any) -> dict[str, str]:
        """A run of a DAG at a time: the state of each task, and under "run" its own."""
        name = settings.get("name", "service_health")
        self.pool(name)
        bag = self.bag(settings)
        assert not bag.import_errors
        run = bag.dags[f"{name}_{dag}"].test(logical_date=datetime.fromisoformat(at), run_conf=conf)
        return self.states(run.dag_id, run.run_id)

    def states(self, dag_id: str, run_id: str) -> dict[str, str]:
        with create_session() as session:
            tasks = session.execute(
                select(TaskInstance.task_id, TaskInstance.state).where(
                    TaskInstance.dag_id == dag_id, TaskInstance.run_id == run_id
                )
            )
            states = {task: str(state) for task, state in tasks}
            states["run"] = str(
                session.scalar(select(DagRun.state).where(DagRun.dag_id == dag_id, DagRun.run_id == run_id))
            )
        return states

    def tries(self, dag_id: str, task_id: str) -> tuple[int, int]:
        """How often the newest run of a task was tried, and how often it waited."""
        with create_session() as session:
            ti = session.scalars(
                select(TaskInstance)
                .where(TaskInstance.dag_id == dag_id, TaskInstance.task_id == task_id)
                .order_by(TaskInstance.start_date.desc())
            ).first()
            waits = session.scalar(select(func.count()).where(TaskReschedule.ti_id == ti.id))
            return ti.try_number, waits

    def asset_events(self, dag_id: str) -> dict[str, dict[str, Any]]:
        """What the newest event of each asset of a DAG tells."""
        with create_session() as session:
            events = session.scalars(
                select(AssetEvent).where(AssetEvent.source_dag_id == dag_id).order_by(AssetEvent.id)
            )
            return {event.asset.name: event.extra for event in events}
