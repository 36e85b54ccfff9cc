"""Write a PDF file page by page, with ReportLab's document for its objects."""
