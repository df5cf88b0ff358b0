"""What phones tell of learning and hear of it. Loaded where a hub has phones, and nowhere else."""
