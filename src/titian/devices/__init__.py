"""Enrolled phones: their keys, the sync inbox and its receipts."""
