"""Titian: from first contact at a border to a safe referral."""
