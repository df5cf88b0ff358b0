"""The working directory and `directory.yaml` of a country folder: one written from the other."""
