import { describe, expect, test } from 'vitest';
import { clampView, linesOf, pointAt } from './globe.ts';

describe('the map without a network', () => {
  test('shows the whole globe, and a part of it around a place', () => {
    expect(clampView([12, 102], 1)).toEqual({ north: 90, west: -180, width: 360, height: 180 });
    const near = clampView([12, 102], 16);
    expect([near.north - near.height / 2, near.west + near.width / 2]).toEqual([12, 102]);
  });

  test('never reaches beyond the edge of the globe', () => {
    for (const place of [
      [90, 180],
      [-90, -180],
      [89.9, -179.9],
    ] as const) {
      const view = clampView(place, 4);
      expect(view.north).toBeLessThanOrEqual(90);
      expect(view.north - view.height).toBeGreaterThanOrEqual(-90);
      expect(view.west).toBeGreaterThanOrEqual(-180);
      expect(view.west + view.width).toBeLessThanOrEqual(180);
    }
  });

  test('a touch is a place, to a metre', () => {
    expect(pointAt(clampView([0, 0], 1), 0.5, 0.5)).toEqual([0, 0]);
    expect(pointAt(clampView([0, 0], 1), 0, 0)).toEqual([90, -180]);
    expect(pointAt(clampView([12.34567, 102.98765], 64), 0.5, 0.5)).toEqual([12.34567, 102.98765]);
  });

  test.each([1, 4, 16, 64])('has lines at round degrees at zoom %d', (zoom) => {
    const { meridians, parallels } = linesOf(clampView([12, 102], zoom));
    expect(meridians.length).toBeGreaterThanOrEqual(5);
    expect(parallels.length).toBeGreaterThanOrEqual(2);
    for (const { at, degrees } of meridians) {
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(360);
      expect(degrees * 2).toBe(Math.round(degrees * 2));
    }
  });
});
