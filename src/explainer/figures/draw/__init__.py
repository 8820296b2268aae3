"""What all figures are drawn with: plots as plain dicts, what is made of them, and colours, labels, sizes of text and axes of time."""
