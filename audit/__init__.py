"""The built site as a reader's browser meets it: measured, checked, and set in one table against its budgets."""
