"""From Markdown and YAML to the model, or to a list of faults with their lines."""
