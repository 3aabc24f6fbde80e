"""Cases: a situation with its answers and what must come out."""
