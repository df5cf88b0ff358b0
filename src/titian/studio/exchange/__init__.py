"""Words in the files of other tools: PO, CSV and XLSForm workbooks. What is written is read again without a loss."""
