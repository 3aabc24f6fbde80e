"""The proof: no gap, no overlap, nothing dead; for all combinations of answers."""
