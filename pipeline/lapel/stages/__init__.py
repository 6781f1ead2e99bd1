"""The stages, in order: ingest, actors, dates, parse, gestures, events."""
