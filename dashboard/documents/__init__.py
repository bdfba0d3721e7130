"""What leaves the house as a document: correction workbooks, round sheets, letters, receipts."""
