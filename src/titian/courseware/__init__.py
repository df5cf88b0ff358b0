"""What is learnt with: modules and personas of practice interviews, read, checked, walked and built. No Django."""
