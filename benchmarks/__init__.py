"""What the site costs to build and to load, measured as ratios within one run."""
