/** The map: land of Natural Earth from this hub alone, and an answer on it. Loads MapLibre: import it where a map is drawn. */
import type { Feature, FeatureCollection } from 'geojson';
import { addProtocol, type GeoJSONSource, Map as MapLibre, Marker, setWorkerUrl, type StyleSpecification } from 'maplibre-gl';
import workerAddress from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { PMTiles, Protocol, type RangeResponse, type Source } from 'pmtiles';
import coastAddress from '../../dist/coast.pmtiles?url';
import { bandOf, type Box, boundsOf, boxOf, type DriftAnswer, listSpots, sayShare, type Spot } from './answer.ts';
import { makeTexture } from './textures.ts';

const BANDS = [0, 1, 2] as const;
const MOST_ZOOM = 10;

export interface DriftMap {
  showSpots(hour: number, objectType: string | null): void;
  close(): void;
}

/** The coast, fetched whole: a hub that saw which tiles are asked for would learn where somebody looks. */
class WholeCoast implements Source {
  #bytes: Promise<ArrayBuffer> | null = null;

  getKey(): string {
    return 'coast';
  }

  async getBytes(offset: number, length: number): Promise<RangeResponse> {
    this.#bytes ??= fetch(new URL(coastAddress, import.meta.url)).then((answer) => answer.arrayBuffer());
    return { data: (await this.#bytes).slice(offset, offset + length) };
  }
}

let isReady = false;

function makeReady(): void {
  if (isReady) return;
  setWorkerUrl(new URL(workerAddress, import.meta.url).href);
  const protocol = new Protocol();
  protocol.add(new PMTiles(new WholeCoast()));
  addProtocol('pmtiles', protocol.tile);
  isReady = true;
}

/** Draws the answer; `drawn` is called once all of it stands. Throws where the browser draws no maps. */
export function drawMap(
  place: HTMLElement,
  answer: DriftAnswer,
  words: { readonly title: string; readonly start: string; readonly language: string },
  drawn: () => void,
): DriftMap {
  makeReady();
  const map = new MapLibre({
    container: place,
    style: makeStyle(),
    bounds: [...boundsOf(answer)],
    maxZoom: MOST_ZOOM,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    locale: { 'Map.Title': words.title },
  });
  map.touchZoomRotate.disableRotation();
  let wanted: readonly Spot[] = [];
  const fill = (): void => {
    const squares = collect(wanted.map(({ box, share }) => square(box, { band: bandOf(share) })));
    void map.getSource<GeoJSONSource>('spots')?.setData(squares);
  };
  map.once('load', () => {
    for (const band of BANDS) map.addImage(`band-${band}`, makeTexture(band));
    addAnswer(map, answer);
    fill();
    map.once('idle', drawn);
  });
  addMarkers(map, answer, words);
  return {
    showSpots(hour, objectType) {
      wanted = listSpots(answer, hour, objectType);
      fill();
    },
    close: () => map.remove(),
  };
}

function makeStyle(): StyleSpecification {
  return {
    version: 8,
    sources: { coast: { type: 'vector', url: 'pmtiles://coast' }, cells: { type: 'geojson', data: listLines() } },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#eef4f8' } },
      {
        id: 'land',
        type: 'fill',
        source: 'coast',
        'source-layer': 'land',
        paint: { 'fill-color': '#d9d3c3', 'fill-outline-color': '#5b5443' },
      },
      { id: 'cells', type: 'line', source: 'cells', minzoom: 3.5, paint: { 'line-color': '#8a94a0', 'line-width': 0.5 } },
    ],
  };
}

function addAnswer(map: MapLibre, answer: DriftAnswer): void {
  map.addSource('spots', { type: 'geojson', data: collect([]) });
  for (const band of BANDS) {
    map.addLayer({
      id: `spots-${band}`,
      type: 'fill',
      source: 'spots',
      filter: ['==', ['get', 'band'], band],
      paint: { 'fill-pattern': `band-${band}` },
    });
  }
  map.addSource('landing', { type: 'geojson', data: collect(answer.landing.map(({ cell }) => square(boxOf(cell), {}))) });
  map.addLayer({
    id: 'landing',
    type: 'line',
    source: 'landing',
    paint: { 'line-color': '#7a1f10', 'line-width': 3, 'line-dasharray': [3, 1] },
  });
}

/** Figures and the start stand on the map as words: a map that is printed grey says the same. */
function addMarkers(map: MapLibre, answer: DriftAnswer, { start, language }: { readonly start: string; readonly language: string }): void {
  const { longitude, latitude } = answer.request;
  new Marker({ element: label(`\u2295 ${start}`, 'drift-start') }).setLngLat([longitude, latitude]).addTo(map);
  for (const { cell, share } of answer.landing) {
    const [west, south, east] = boxOf(cell);
    new Marker({ element: label(sayShare(share, language), 'drift-share'), anchor: 'bottom' })
      .setLngLat([(west + east) / 2, south])
      .addTo(map);
  }
}

function label(text: string, name: string): HTMLElement {
  const made = document.createElement('span');
  made.className = name;
  made.textContent = text;
  return made;
}

function collect(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features };
}

function square([west, south, east, north]: Box, properties: Record<string, number>): Feature {
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
}

/** The edges of the cells of one degree, between 60° south and north. */
function listLines(): FeatureCollection {
  const lines: number[][][] = [];
  for (let west = -180; west <= 180; west += 1)
    lines.push([
      [west, -60],
      [west, 60],
    ]);
  for (let south = -60; south <= 60; south += 1)
    lines.push([
      [-180, south],
      [180, south],
    ]);
  return collect([{ type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: lines } }]);
}
