"""A country's folder as it was published: its page, its pathways drawn, and what of it ends or is lacking."""
