/** An answer of `titian drift` for tests. All of it is made up. */
import type { DriftAnswer } from './answer.ts';

export const ANSWER: DriftAnswer = {
  format: 'titian.drift.answer',
  version: 1,
  cautions: ['One aid among others.'],
  made_at: '2026-11-01T02:00:00Z',
  request: {
    format: 'titian.drift.request',
    version: 1,
    observed_at: '2026-11-01T00:00:00Z',
    latitude: 8.6,
    longitude: 97.2,
    radius_metres: 8000,
    hours: 24,
    object_types: ['A-1', 'B-1', 'C-1'],
    seeds: [0, 1],
    wind: { constant: { east: 8, north: -2 } },
    current: { file: 'current.nc' },
  },
  request_sha256: '0'.repeat(64),
  wind: { constant: { east: 8, north: -2 } },
  current: { file: 'current.nc', sha256: '1'.repeat(64) },
  versions: { titian: '0.1.0', opendrift: '1.14.12' },
  drawn: 300,
  members: ['A-1', 'B-1', 'C-1'].flatMap((object_type) => [0, 1].map((seed) => ({ object_type, seed, afloat: 40, ashore: 9, left: 1 }))),
  landing: [
    {
      cell: 'N08E098',
      share: 0.18,
      lowest: 0.1,
      highest: 0.3,
      by_type: { 'A-1': 0.1, 'B-1': 0.2, 'C-1': 0.24 },
      first_hour: 9,
      median_hour: 15.5,
    },
  ],
  spread: ['A-1', 'B-1', 'C-1'].flatMap((object_type, place) =>
    [12, 24].map((hour) => ({
      hour,
      object_type,
      afloat: 0.8,
      ashore: 0.18,
      left: 0.02,
      spots: [
        [86, 975, 0.5],
        [86, 976 + place, 0.3],
      ],
    })),
  ),
};
