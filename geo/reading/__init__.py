"""Read articles from files, folders, addresses and feeds: one reader a format."""
