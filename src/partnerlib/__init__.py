"""Model cooperation partnerships; find gaps, duplicated efforts and twinnings."""
