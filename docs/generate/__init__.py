"""Pages of the site that are made from data: each module has ``page() -> str``, Markdown."""
