"""Running the stages: fused in memory or file by file, with progress and sums."""
