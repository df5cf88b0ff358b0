"""Courses for officers: who was invited, what was finished, and what became of it; counts, and never a mark or a rank.

The room stands in both kinds of hub. A country's keeps courses, and its phones tell what their officers finished
(`phones`); a region's keeps trainers and reads signed counts. What somebody answered stays on their phone unless they
share it, and goes from here when they take it back.
"""
