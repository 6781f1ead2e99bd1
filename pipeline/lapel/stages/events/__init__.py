"""The events stage: rule hits become records, with parties, days, places and standing resolved."""

from lapel.stages.events.cluster import cluster_events
from lapel.stages.events.make import make_events

__all__ = ["cluster_events", "make_events"]
