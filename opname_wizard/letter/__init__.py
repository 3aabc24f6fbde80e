"""Letters: from template to draft to Markdown and Word."""
