"""The sample registry as its authors write it: one TOML file a study, made into v2 records.

To add a study: copy a file of `studies/`, take the next free id, write it, run `python tools/write_sample.py`.
`README.md` beside this file names every key. Nothing here is imported by the product.
"""
