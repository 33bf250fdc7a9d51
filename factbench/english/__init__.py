"""What English says: dates, quantities, names, clauses, who says so, and what is worth checking."""
