"""Times, each beside a peer's in the same run, as ratios; nothing here is asserted."""
