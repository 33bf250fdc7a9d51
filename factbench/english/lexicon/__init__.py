"""What words mean, each fact once and as a table: units of time, numerals, pronouns, superlatives.

Months and weekdays stand in `factbench.text.calendar`, for documents of any language are dated by them too.
"""
