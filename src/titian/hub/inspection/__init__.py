"""Who saw this? The log's page, its daily signed head, its export for an inspector; and the counts that protect."""
