"""The gazetteer: sources, index and geocoders."""
