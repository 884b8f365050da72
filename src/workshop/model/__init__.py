"""What a workshop is made of, as plain values that refuse to be wrong."""
