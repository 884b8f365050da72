"""The migrations of the record, one file per change, from the first schema on."""
