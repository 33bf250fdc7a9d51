"""Long destructive runs of the whole: power cuts, kills, crowds, outputs that take nothing, odd names."""
