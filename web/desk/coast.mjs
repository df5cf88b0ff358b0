/**
 * Writes dist/coast.pmtiles: the land of Natural Earth (public domain, by the package world-atlas) around the seas of
 * content/preparedness, as vector tiles to zoom 6 in one PMTiles file. No borders, no names, no network.
 *
 * Its coast is of 1:10 million, so a kilometre or so beside the true one; at zoom 6 a unit of a tile is 150 m, so the
 * tiles add nothing to that and a map draws them larger.
 */
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';
import { feature } from 'topojson-client';

const TARGET = new URL('dist/coast.pmtiles', import.meta.url);
const MOST_ZOOM = 6;
/** West, south, east, north. */
const BOX = [45, -40, 175, 45];
const HEADER_BYTES = 127;
const ROOT_BYTES = 16_384;

const across = (degrees, zoom) => Math.min(2 ** zoom - 1, Math.floor(((degrees + 180) / 360) * 2 ** zoom));

function down(degrees, zoom) {
  const angle = (degrees * Math.PI) / 180;
  return Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** zoom);
}

/** Every tile of the box that has land, by its id. */
function* cut(index) {
  const [west, south, east, north] = BOX;
  for (let zoom = 0; zoom <= MOST_ZOOM; zoom += 1) {
    for (let x = across(west, zoom); x <= across(east, zoom); x += 1) {
      for (let y = down(north, zoom); y <= down(south, zoom); y += 1) {
        const tile = index.getTile(zoom, x, y);
        if (tile === null || tile.features.length === 0) continue;
        yield { id: zxyToTileId(zoom, x, y), bytes: gzipSync(fromGeojsonVt({ land: tile }, { version: 2 })) };
      }
    }
  }
}

/** Little-endian base 128, as PMTiles has its directories. */
function varints(numbers) {
  const bytes = [];
  for (let number of numbers) {
    for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
    bytes.push(number);
  }
  return Buffer.from(bytes);
}

/** One directory, sorted by id; tiles of the same bytes are kept once. PMTiles version 3, section 4. */
function arrange(tiles) {
  const sorted = [...tiles].sort((one, other) => one.id - other.id);
  const places = new Map();
  const parts = [];
  let end = 0;
  const entries = sorted.map(({ id, bytes }) => {
    const same = bytes.toString('base64');
    if (!places.has(same)) {
      places.set(same, end);
      parts.push(bytes);
      end += bytes.length;
    }
    return { id, offset: places.get(same), length: bytes.length };
  });
  const numbers = [
    entries.length,
    ...entries.map(({ id }, place) => id - (entries[place - 1]?.id ?? 0)),
    ...entries.map(() => 1),
    ...entries.map(({ length }) => length),
    ...entries.map(({ offset }) => offset + 1),
  ];
  return { directory: gzipSync(varints(numbers)), data: Buffer.concat(parts), entries: entries.length, contents: parts.length };
}

function describe({ directory, data, entries, contents }, metadata) {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 'latin1');
  header.writeUInt8(3, 7);
  const root = HEADER_BYTES;
  const said = root + directory.length;
  const tiles = said + metadata.length;
  const places = [root, directory.length, said, metadata.length, tiles, 0, tiles, data.length, entries, entries, contents];
  places.forEach((value, place) => header.writeBigUInt64LE(BigInt(value), 8 + place * 8));
  const [west, south, east, north] = BOX.map((degrees) => degrees * 1e7);
  header.writeUInt8(0, 96); // tiles do not stand by their ids: some are kept once for several
  header.writeUInt8(2, 97); // directory and metadata: gzip
  header.writeUInt8(2, 98); // tiles: gzip
  header.writeUInt8(1, 99); // vector tiles
  header.writeUInt8(0, 100);
  header.writeUInt8(MOST_ZOOM, 101);
  [west, south, east, north].forEach((value, place) => header.writeInt32LE(value, 102 + place * 4));
  header.writeUInt8(4, 118);
  header.writeInt32LE(97 * 1e7, 119);
  header.writeInt32LE(9 * 1e7, 123);
  return header;
}

const world = JSON.parse(readFileSync(fileURLToPath(import.meta.resolve('world-atlas/land-10m.json')), 'utf8'));
const index = new GeoJSONVT(feature(world, world.objects.land), {
  maxZoom: MOST_ZOOM,
  indexMaxZoom: MOST_ZOOM - 1,
  indexMaxPoints: 0,
  tolerance: 3,
  extent: 4096,
  buffer: 64,
});
const arranged = arrange(cut(index));
if (arranged.directory.length > ROOT_BYTES - HEADER_BYTES) throw new Error('The directory is too long for one root: cut fewer tiles.');
const metadata = gzipSync(JSON.stringify({ attribution: 'Natural Earth', vector_layers: [{ id: 'land', fields: {} }] }));
mkdirSync(new URL('.', TARGET), { recursive: true });
writeFileSync(TARGET, Buffer.concat([describe(arranged, metadata), arranged.directory, metadata, arranged.data]));
