"""The record of workshops: values in, values out, in one SQLite file."""
