"""One file a format: what comes in becomes Article."""
