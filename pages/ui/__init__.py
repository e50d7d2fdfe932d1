"""What the pages share: state in the URL, services, widgets, strings."""
