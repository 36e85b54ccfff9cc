"""A PDF file as it grows: its objects on ReportLab's document, written out page by page."""
