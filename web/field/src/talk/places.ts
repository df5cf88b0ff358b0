/**
 * Places on the outline of a body, in units of a drawing 330 wide and 372 high: the shape that is touched. A head stands
 * larger beside the body, so that eyes, ears and mouth are wide enough for a finger; the small figure shows the back.
 */
export const PLACES: Readonly<Record<string, string>> = {
  head: 'M100 8a32 32 0 1 0 .01 0z',
  throat: 'M82 72h36v24H82z',
  chest: 'M66 96h68v56H66z',
  belly: 'M66 152h68v58H66z',
  arm: 'M36 100h28v88H32zM136 100h28l4 88h-28z',
  hand: 'M30 190h32v36H30zM138 190h32v36h-32z',
  leg: 'M66 212h33v116H66zM101 212h33v116h-33z',
  foot: 'M56 330h42v34H56zM102 330h42v34h-42z',
  eyes: 'M226 42h68v32h-68z',
  ears: 'M194 50h30v40h-30zM296 50h30v40h-30z',
  mouth: 'M236 84h48v34h-48z',
  back: 'M216 190h88v104h-88z',
};

/** What is drawn and not touched. */
export const OUTLINE =
  'M100 10a29 29 0 1 0 .01 0zM90 68v16M110 68v16M90 84c-14 4-26 6-30 14L42 196M110 84c14 4 26 6 30 14l18 98M64 112v92M136 112v92' +
  'M64 204l6 126M136 204l-6 126M100 220l-5 110M100 220l5 110M42 196c-6 10-8 20-2 26 6 3 12-4 14-20M158 196c6 10 8 20 2 26-6 3-12-4-14-20' +
  'M70 330l-10 18c0 8 30 8 34 0l1-18M130 330l10 18c0 8-30 8-34 0l-1-18' +
  'M260 24c-28 0-42 20-42 46s16 52 42 52 42-26 42-52-14-46-42-46zM218 60c-10-6-14 18-1 24M302 60c10-6 14 18 1 24' +
  'M243 56a4 4 0 1 0 .01 0zM277 56a4 4 0 1 0 .01 0zM247 97c8 6 18 6 26 0' +
  'M244 190c0-10 32-10 32 0M232 200c-12 10-14 60-12 90M288 200c12 10 14 60 12 90M232 200h56M232 216v72M288 216v72M260 204v82M232 288h56';
