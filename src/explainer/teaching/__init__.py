"""What lecturers take: plans of courses in every format, and exercises from the record."""
