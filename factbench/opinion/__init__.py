"""What a model of stance, which a desk brings and trusts, makes of a passage beside a statement; never a verdict."""
