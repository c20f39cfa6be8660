"""Tasks that run the program, and turn its exit codes into states of tasks.

The program writes an outcome document to a path that each try names anew: exit code, sentence, run,
versions of tables, editions, run reports. Where there is none the process was killed, or never
started; then its exit code decides, as far as it is known.
"""

from __future__ import annotations

import json
import logging
import os
import re
import uuid
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.providers.standard.hooks.subprocess import SubprocessHook
from airflow.sdk import Asset, BaseHook, BaseOperator, BaseSensorOperator, Context, timezone
from airflow.sdk.exceptions import (
    AirflowException,
    AirflowFailException,
    AirflowNotFoundException,
    AirflowRescheduleException,
)

from service_health_settings import Settings
from service_health_telemetry import missing

LOG = logging.getLogger(__name__)

NOT_READY, HELD = 20, 40
FINAL = {2: "correct the configuration or the arguments", 30: "an audit failed", 50: "an edition differs"}


class Command:
    """What both operators share: the arguments, and what becomes of the outcome."""

    settings: Settings
    command: str
    arguments: list[str]
    lineage_files: list[str]

    def line(self, outcome: Path) -> list[str]:
        """The outcome comes first, so that wrong arguments after it are told there, too."""
        given = [argument for argument in self.arguments if argument]
        options = ["--outcome", str(outcome), "--config", self.settings.config, *self.settings.arguments]
        return [self.command, *options, *given]

    def outcome_file(self, context: Context) -> Path:
        ti = context["ti"]
        run = re.sub(r"[^A-Za-z0-9]+", "-", ti.run_id)
        name = f"{ti.task_id}-{ti.try_number}-{uuid.uuid4().hex[:8]}.json"
        return Path(self.settings.outcomes) / ti.dag_id / run / name

    def finish(self, context: Context, file: Path, exit_code: int | None, failure: str) -> dict[str, Any]:
        """Ends the task as the program ended. A night is never skipped: a skipped one looks green."""
        document = _read(file)
        code = exit_code if document is None else document["exitCode"]
        sentence = (document or {}).get("sentence") or failure
        self._tell(document or {})
        if code == 0 and document is not None:
            self._metadata(context, document)
            return document
        if code == NOT_READY:
            _wait(context, self.settings.not_ready_minutes, self.settings.not_ready_hours, sentence)
        if code == HELD:
            _wait(context, self.settings.held_minutes, self.settings.held_hours, sentence)
        if code in FINAL:
            raise AirflowFailException(f"Exit code {code}, {FINAL[code]}: {sentence}")
        raise AirflowException(f"Exit code {code}: {sentence}")

    def _tell(self, document: dict[str, Any]) -> None:
        for run in document.get("runs", []):
            self.log.info("run %s recorded %s to %s", run["run"], run["firstDay"], run["lastDay"])
        for edition in document.get("editions", []):
            self.log.info("edition of %s: file://%s/index.html", edition["period"], edition["folder"])
        for report in document.get("reports", []):
            self.log.info("run report: %s", report if "://" in report else f"file://{report}")
        self.lineage_files = [
            report for report in document.get("reports", []) if report.endswith(".openlineage.jsonl")
        ]

    def _metadata(self, context: Context, document: dict[str, Any]) -> None:
        """Tells on the event of each asset which version of its table the run published."""
        runs = document["runs"]
        for asset in self.outlets:
            extra: dict[str, Any] = {"run": runs[-1]["run"] if runs else None}
            table_name = asset.name.partition("/")[2]
            if runs and table_name in runs[-1]["tables"]:
                extra["version"] = runs[-1]["tables"][table_name]
            if document["editions"]:
                extra["editions"] = document["editions"]
            context["outlet_events"][asset].extra.update(extra)

    def get_openlineage_facets_on_complete(self, ti: Any) -> Any:
        """What the program's own OpenLineage events name, for Airflow's. Called where lineage is on."""
        from airflow.providers.common.compat.openlineage.facet import Dataset
        from airflow.providers.openlineage.extractors import OperatorLineage

        inputs: dict[str, Any] = {}
        outputs: dict[str, Any] = {}
        for file in self.lineage_files:
            for line in Path(file).read_text(encoding="utf-8").splitlines():
                event = json.loads(line)
                inputs |= {each["name"]: Dataset(each["namespace"], each["name"]) for each in event["inputs"]}
                outputs |= {
                    each["name"]: Dataset(each["namespace"], each["name"]) for each in event["outputs"]
                }
        return OperatorLineage(inputs=list(inputs.values()), outputs=list(outputs.values()))


class LauncherOperator(Command, BaseOperator):
    """Runs the launcher on the worker. A task that is killed sends it SIGTERM."""

    template_fields: Sequence[str] = ("arguments",)

    def __init__(self, *, settings: Settings, command: str, arguments: list[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.settings = settings
        self.command = command
        self.arguments = arguments
        self.lineage_files = []
        self.hook = SubprocessHook()

    def execute(self, context: Context) -> dict[str, Any]:
        file = self.outcome_file(context)
        result = self.hook.run_command(
            [self.settings.launcher, *self.line(file)], env={**os.environ, **self.settings.environment}
        )
        return self.finish(context, file, result.exit_code, result.output)

    def on_kill(self) -> None:
        self.hook.send_sigterm()


class SubmitOperator(Command, SparkSubmitOperator):
    """Runs spark-submit on the worker, in client mode, with the connection of `spark.conn_id`."""

    template_fields: Sequence[str] = ("arguments", *SparkSubmitOperator.template_fields)

    def __init__(self, *, settings: Settings, command: str, arguments: list[str], **kwargs: Any) -> None:
        submit = {"name": f"service-health-{command}", "env_vars": settings.environment, **settings.spark}
        super().__init__(java_class="dev.servicehealth.cli.Main", deploy_mode="client", **submit, **kwargs)
        self.settings = settings
        self.command = command
        self.arguments = arguments
        self.lineage_files = []

    def execute(self, context: Context) -> dict[str, Any]:
        self._must_have_connection()
        file = self.outcome_file(context)
        self.application_args = self.line(file)
        try:
            super().execute(context)
        except AirflowException as e:
            told = re.search(r"Error code is: (-?\d+)", str(e))
            return self.finish(context, file, int(told.group(1)) if told else None, str(e))
        return self.finish(context, file, None, f"spark-submit ended well, and there is no outcome at {file}")

    def _must_have_connection(self) -> None:
        """Without one the provider would take YARN for the master."""
        try:
            BaseHook.get_connection(self._conn_id)
        except AirflowNotFoundException as e:
            raise AirflowFailException(
                f"Cannot submit: there is no Airflow connection {self._conn_id}; add it as the README says"
            ) from e


class TelemetrySensor(BaseSensorOperator):
    """Waits for a day's telemetry, and takes neither a JVM nor a worker meanwhile."""

    template_fields: Sequence[str] = ("day",)

    def __init__(self, *, settings: Settings, day: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.settings = settings
        self.day = day

    def poke(self, context: Context) -> bool:
        if context["params"].get("accept_incomplete"):
            return True
        lines = missing(self.settings, date.fromisoformat(self.day))
        for line in lines:
            self.log.info("still to come: %s", line)
        return not lines


def operator(settings: Settings, **kwargs: Any) -> BaseOperator:
    """A task that runs one command of the program, in the way that is configured."""
    kind = SubmitOperator if settings.run == "spark" else LauncherOperator
    return kind(settings=settings, pool=settings.name, **kwargs)


def table(settings: Settings, name: str) -> Asset:
    """A published table, wherever the warehouse stands. Airflow wants names that no other record has."""
    schema, table_name = name.split(".")
    return Asset(
        name=f"{settings.name}/{name}", uri=f"x-service-health://{settings.name}/{schema}/{table_name}"
    )


def _read(file: Path) -> dict[str, Any] | None:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def _wait(context: Context, minutes: float, hours: float, sentence: str) -> None:
    """Looks again later, which costs no retry, until it has waited too long."""
    now = timezone.utcnow()
    first = context["ti"].get_first_reschedule_date(context) or now
    if now - first >= timedelta(hours=hours):
        raise AirflowFailException(f"Waited {hours:g} h in vain: {sentence}")
    later = now + timedelta(minutes=minutes)
    LOG.info("%s\nThe next try is at %s.", sentence, later.isoformat(timespec="seconds"))
    raise AirflowRescheduleException(later)
