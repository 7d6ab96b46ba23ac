"""One file for each step, named after the schema it leads to. A vault of schema 1 is where they begin.

A step is written out as it was first released and never changes: the tables of today may have moved on since.
"""
