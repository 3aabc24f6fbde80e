"""Flow definitions: from YAML files to a checked rule set."""
