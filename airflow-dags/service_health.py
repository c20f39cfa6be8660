"""The DAGs of the Service Health Record: nights, reports, backfills and upkeep.

A task is one run of the program, whose exit code decides its state (`service_health_program.py`).
Site-specific values come from one Variable (`service_health_settings.py`); README.md is the runbook.
"""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from airflow.providers.smtp.notifications.smtp import SmtpNotifier
from airflow.sdk import (
    DAG,
    AsyncCallback,
    Context,
    CronDataIntervalTimetable,
    DeadlineAlert,
    DeadlineReference,
    Param,
    chain,
    task,
)
from airflow.sdk.exceptions import AirflowFailException

from service_health_program import TelemetrySensor, operator, table
from service_health_settings import Settings

SETTINGS = Settings.read()
ZONE = ZoneInfo(SETTINGS.time_zone)

TABLES = [
    table(SETTINGS, name)
    for name in (
        "slo.availability_day",
        "slo.availability_slice_day",
        "slo.budget_forecast_day",
        "slo.burn_day",
        "slo.error_budget_day",
        "slo.incident_impact",
        "slo.latency_day",
        "slo.missing_day",
        "slo.period_day",
        "record.run",
    )
]
EDITIONS = [table(SETTINGS, "record.edition")]

CODES = """
The log of the task ends with the program's sentence: what it could not do, and what to do then.

| code | state of the task | what to do |
|---|---|---|
| 2 | failed at once | correct the configuration, catalog or arguments it names, then clear the task |
| 20 | waits, then failed | ask why it is late or out of reach; `accept_incomplete` records it as unknown |
| 30 | failed at once, nothing published | read the offending rows in the log, correct their cause, clear |
| 40 | waits, then failed | another run holds these days: let it end, or end it |
| 50 | failed at once | an edition is not as recorded: run `verify`, restore its folder, tell the owner |
| 1, killed | tried again, then failed | look at disk, memory, network; clear: the next run tidies up |
"""


def day(dag_run: Any, params: dict[str, Any]) -> date:
    """The day to compute: the one asked for, else the last that was over when the interval ended."""
    if params.get("day"):
        return date.fromisoformat(params["day"])
    return _end(dag_run) - timedelta(days=1)


def period(dag_run: Any, params: dict[str, Any], kind: str) -> str:
    """The period to report: the one asked for, else the last that was over when the interval ended."""
    return params.get("period") or name(kind, last_day(dag_run, kind))


def since(dag_run: Any, kind: str, days: int) -> date:
    """Published periods that end on this day or later may still change by themselves."""
    return last_day(dag_run, kind) - timedelta(days=days + 7)


def last_day(dag_run: Any, kind: str) -> date:
    end = _end(dag_run)
    first = {
        "week": end - timedelta(days=end.weekday()),
        "month": end.replace(day=1),
        "quarter": end.replace(month=(end.month - 1) // 3 * 3 + 1, day=1),
    }[kind]
    return first - timedelta(days=1)


def name(kind: str, last: date) -> str:
    if kind == "week":
        year, week, _ = last.isocalendar()
        return f"{year:04d}-W{week:02d}"
    return last.strftime("%Y-%m") if kind == "month" else f"{last.year:04d}-Q{(last.month + 2) // 3}"


def _end(dag_run: Any) -> date:
    """Runs that are triggered without a logical date have no interval."""
    end: datetime = dag_run.data_interval_end or dag_run.run_after
    return end.astimezone(ZONE).date()


def log_failure(context: Context) -> None:
    ti = context["ti"]
    logging.getLogger(__name__).error(
        "%s.%s failed in %s; its documentation in Airflow says what to do: %s",
        ti.dag_id,
        ti.task_id,
        ti.run_id,
        context.get("exception"),
    )


def mail(what: str) -> dict[str, Any]:
    return {"to": SETTINGS.alert, "subject": f"Service Health Record: {what}", "html_content": what}


FAILED = "{{ ti.dag_id }}.{{ ti.task_id }} failed in {{ ti.run_id }}: {{ exception }}"
LATE = f"a run of {SETTINGS.name} is not done after {SETTINGS.deadline_hours:g} hours"
DEFAULTS = {
    "owner": SETTINGS.owner,
    "retries": SETTINGS.retries,
    "retry_delay": timedelta(minutes=SETTINGS.retry_minutes),
    "retry_exponential_backoff": True,
    "execution_timeout": timedelta(hours=SETTINGS.timeout_hours),
    "on_failure_callback": [log_failure, *([SmtpNotifier(**mail(FAILED))] if SETTINGS.alert else [])],
}


def dag(suffix: str, schedule: str | None, about: str, **kwargs: Any) -> DAG:
    """
    A DAG with what all of them have. The deadline counts from the start of a run, so that a backfill of
    old days does not alarm; it is an extra, for Airflow may raise it late or after a failure.
    """
    late = DeadlineAlert(
        reference=DeadlineReference.DAGRUN_QUEUED_AT,
        interval=timedelta(hours=SETTINGS.deadline_hours),
        callback=AsyncCallback(SmtpNotifier, kwargs=mail(LATE)),
    )
    return DAG(
        dag_id=f"{SETTINGS.name}_{suffix}",
        schedule=schedule and CronDataIntervalTimetable(schedule, timezone=SETTINGS.time_zone),
        start_date=datetime.fromisoformat(SETTINGS.start).replace(tzinfo=ZONE),
        catchup=False,  # a night computes the provisional days before it that were not recorded
        max_active_runs=1,
        default_args=DEFAULTS,
        deadline=late if SETTINGS.alert else None,
        user_defined_macros={"day": day, "period": period, "since": since},
        render_template_as_native_obj=False,
        doc_md=f"{about}\n{CODES}",
        tags=["service-health"],
        **kwargs,
    )


with dag(
    "nightly",
    SETTINGS.nightly,
    "Computes the day before, and earlier provisional days whose telemetry or definitions changed.",
    params={
        "day": Param(None, type=["null", "string"], format="date", description="instead of the day before"),
        "accept_incomplete": Param(False, type="boolean", description="record missing telemetry as unknown"),
    },
):
    TelemetrySensor(
        task_id="telemetry",
        settings=SETTINGS,
        day="{{ day(dag_run, params) }}",
        mode="reschedule",
        poke_interval=SETTINGS.not_ready_minutes * 60,
        timeout=SETTINGS.not_ready_hours * 3600,
        doc_md="Waits for the day's telemetry. **Failed:** the feeds that its log names are late: ask "
        "their owners. Clear it when they have come, or trigger the day with `accept_incomplete`.",
    ) >> operator(
        SETTINGS,
        task_id="night",
        command="nightly",
        arguments=[
            "--day={{ day(dag_run, params) }}",
            "{{ '--accept-incomplete' if params.accept_incomplete }}",
        ],
        outlets=TABLES,
        doc_md="Computes the day in one run. **Failed:** the table of the DAG says what to do.\n" + CODES,
    )


def report(kind: str, schedule: str | None) -> None:
    with dag(
        f"report_{kind}",
        schedule,
        f"Publishes the last {kind}. Waits (20) until its last day is recorded.",
        params={"period": Param(None, type=["null", "string"], description="instead of the last one")},
    ):
        own = operator(
            SETTINGS,
            task_id="report",
            command="report",
            arguments=[
                f"--{kind}={{{{ period(dag_run, params, '{kind}') }}}}",
                "--mail" if SETTINGS.mail else "",
                "--chat" if SETTINGS.chat else "",
            ],
            outlets=EDITIONS,
            doc_md="Publishes the next edition, mails and posts it. **Failed with 1 after the edition was "
            "published:** mail or chat could not be reached; clear the task, which sends again.\n" + CODES,
        )
        if kind == "week":
            days = SETTINGS.provisional_days
            restated(f"{{{{ since(dag_run, '{kind}', {days}) }}}}") >> own


def restated(first: str) -> Any:
    return operator(
        SETTINGS,
        task_id="restated",
        command="report",
        arguments=[f"--restated-since={first}"],
        outlets=EDITIONS,
        doc_md="Publishes the next edition of every published period that late data or a new definition "
        "changed. **Failed:** editions that it published stay; clear the task.\n" + CODES,
    )


report("week", SETTINGS.week)
report("month", SETTINGS.month)
report("quarter", SETTINGS.quarter)

with dag(
    "backfill",
    None,
    "Computes a range in one run, after its plan was shown; then publishes what it restates. Trigger it "
    "once to read the plan, and again with `approved`.",
    params={
        "from": Param(type="string", format="date", description="first day"),
        "to": Param(type="string", format="date", description="last day"),
        "reason": Param(type="string", minLength=1, description="why, for the record"),
        "again": Param(False, type="boolean", description="also days that are as recorded"),
        "approved": Param(False, type="boolean", description="the plan was read, and is meant"),
    },
):

    @task(
        retries=0,
        on_failure_callback=None,
        doc_md="**Failed:** nobody has approved the plan. Read the log of `plan`; trigger again with the "
        "same range and `approved`.",
    )
    def approve(params: dict[str, Any] | None = None) -> None:
        if not (params or {}).get("approved"):
            raise AirflowFailException(
                "Nothing was changed. Read the log of plan, then trigger with approved."
            )

    RANGE = ["--from={{ params['from'] }}", "--to={{ params['to'] }}"]
    chain(
        operator(
            SETTINGS,
            task_id="plan",
            command="plan",
            arguments=[*RANGE, "--effects"],
            doc_md="Shows what would be computed, and which published figures would change. Changes "
            "nothing. **Failed:** see the table.\n" + CODES,
        ),
        approve(),
        operator(
            SETTINGS,
            task_id="range",
            command="backfill",
            arguments=[
                *RANGE,
                "--reason={{ params.reason }}",
                "{{ '--again' if params.again }}",
            ],
            outlets=TABLES,
            doc_md="Computes the range in one run, one commit a table. **Failed:** what was published "
            "before stays; clear the task, which goes on where it ended.\n" + CODES,
        ),
        restated("{{ params['from'] }}"),
    )

with dag("maintain", SETTINGS.maintain, "Deletes files that no run, edition or reader needs."):
    operator(
        SETTINGS,
        task_id="maintain",
        command="maintain",
        arguments=[],
        doc_md="Tidies the warehouse. **Failed:** nothing is lost by running it later.\n" + CODES,
    )
