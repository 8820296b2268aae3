"""Text made safe for where it goes, and what every generated page begins with."""
