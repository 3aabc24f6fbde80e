"""The walk: from a rule set and answers to the next question and the advice."""
