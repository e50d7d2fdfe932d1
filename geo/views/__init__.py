"""What people look at: the web map, snapshots, data files and briefings."""
