"""Sets of studies: beside the index of words, which rows have what, as arrays that are mapped from files.

A study is a row. Whatever can be asked for is a sorted array of rows, or one small number a row; so a search is a few
passes over arrays, and counting is another (docs/decisions/0023-sets-beside-the-index.md).
"""
