"""One shelf a subject: each reads rows as domain values, and its pen writes them through the ink."""
