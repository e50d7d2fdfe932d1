"""Turn events into validated GeoDataFrames."""
