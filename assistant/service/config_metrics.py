"""The section of the configuration that tells of metrics."""

from __future__ import annotations

from pydantic import Field

from assistant.service.section import Section


class Metrics(Section):
    """Figures for Prometheus, at /metrics of the page (docs/metrics.md)."""

    enabled: bool = Field(
        False,
        description="Whether the box counts and tells them; from elsewhere only with the page's "
        "token.",
    )
