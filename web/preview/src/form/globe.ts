/** A map without a network: the lines of the globe, unrolled, around a place. Degrees north and east; no picture of any land. */

export interface View {
  readonly north: number;
  readonly west: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly at: number;
  readonly degrees: number;
}

/** What is seen around a place at a zoom: 1 is the whole globe. It never reaches beyond the globe's edge. */
export function clampView([north, east]: readonly [number, number], zoom: number): View {
  const [width, height] = [360 / zoom, 180 / zoom];
  return {
    width,
    height,
    west: Math.min(Math.max(east - width / 2, -180), 180 - width),
    north: Math.min(Math.max(north + height / 2, -90 + height), 90),
  };
}

/** The place under a touch; both are parts of the map's width and height, from its upper left corner. */
export function pointAt(view: View, across: number, down: number): readonly [number, number] {
  const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  return [round(view.north - down * view.height), round(view.west + across * view.width)];
}

/** Lines at round degrees, about six across, with where they stand in a picture of 360 by 180. */
export function linesOf(view: View): { readonly meridians: readonly Line[]; readonly parallels: readonly Line[] } {
  const step = [60, 30, 10, 5, 1, 0.5].find((each) => view.width / each >= 6) ?? 0.5;
  const between = (from: number, to: number): number[] => {
    const found: number[] = [];
    for (let degrees = Math.ceil(from / step) * step; degrees <= to; degrees += step) found.push(Math.round(degrees * 10) / 10 + 0);
    return found;
  };
  return {
    meridians: between(view.west, view.west + view.width).map((degrees) => ({ degrees, at: ((degrees - view.west) / view.width) * 360 })),
    parallels: between(view.north - view.height, view.north).map((degrees) => ({
      degrees,
      at: ((view.north - degrees) / view.height) * 180,
    })),
  };
}
