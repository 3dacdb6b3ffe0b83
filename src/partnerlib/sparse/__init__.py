"""A registry as integers: the only layer, with analysis, that computes with arrays.

Nothing here is public. Indices are given in sorted order of ids, so that ties by
index are ties by id.
"""
