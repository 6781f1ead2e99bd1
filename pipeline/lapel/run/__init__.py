"""How the stages are run: over one article, from file to file, or over millions in shards.

- ``steps`` binds the stages to their models and tables; nothing else calls a stage. ``fused`` takes a batch of articles through them in
  memory, ``staged`` goes from file to file, ``single`` is one article, ``dating`` and ``trial`` a stage or a rule alone.
- A run (``lapel run``): ``sharded`` is the whole of it. ``folder`` is where it keeps what is done, locked; ``plan`` cuts the input into
  shards, ``fingerprint`` says what else results depend on; ``loop`` sees to it that all shards are done, through an ``engine``
  (``Inline``, or ``local`` worker processes, or a cluster), each task by ``work``; ``merge`` makes the output of what is done.
  ``shards`` holds the records between them (Shard, Job, Task, Done), ``state`` what merging must know of a shard, and ``storage`` is
  the only one to touch the files of shards.
- What is seen of it: ``watch`` (progress, now.json), ``log``, ``report`` at the end, ``status`` from the folder, ``interrupt``.
- Around all commands: ``settings``, ``config`` (lapel.toml), ``output``, ``progress``, ``session`` and ``summary``, ``tally`` (the sums).

A shard is done when its Done record is there: its files were written before, whole and synced. A rerun makes the same plan and does what
is not done. What spans shards (repeated ids, near-duplicates, event clusters) is decided when they are merged, so that neither
their size, their order nor the number of workers can be seen in the output.
"""
