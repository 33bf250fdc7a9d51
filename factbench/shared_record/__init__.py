"""The record that several desks share, on a PostgreSQL server: rows there and back, none of them believed.

Alone imports psycopg, and only when a server is asked for.
"""
