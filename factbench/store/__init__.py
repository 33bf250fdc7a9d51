"""claims.db: what is kept, and in which tables. Machine output can be rebuilt; people's acts only grow."""
