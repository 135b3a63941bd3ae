"""One engine that reads and says numbers, times and days in any language whose folder has the
words: `numbers.toml`, `times.toml`, `orders.toml` and `spoken.ftl`.
"""
