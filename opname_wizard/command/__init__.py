"""What each command does; `cli` and `start` only choose between them."""
