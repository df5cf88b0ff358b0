import { covers, type Moment, type Opening, parseOpening, parseSpans, type Span } from './hours.ts';
import type { Station } from '../vault/shared.ts';
import { fields, flag, list, optionalText, optionalTexts, text, type Fields } from './parse.ts';

export type StepKind = 'call' | 'suspend_return' | 'refer' | 'stay' | 'paper';

export interface Service {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly needs: readonly string[];
  readonly phone: string | null;
  readonly hours: string | null;
  /** The same for a clock; null = nobody knows whether somebody answers. */
  readonly opening: Opening | null;
  readonly languages: readonly string[];
  readonly independent: boolean;
  /** Police, immigration or an embassy; null: none of them. */
  readonly authority: string | null;
  readonly source_url: string | null;
  readonly seen_on: string | null;
  /** Null = nobody has verified this contact; the screen says so. */
  readonly verified_on: string | null;
  readonly verified_by: string | null;
  readonly expires_on: string | null;
  readonly note: string | null;
}

export interface Step {
  readonly kind: StepKind | string;
  readonly service: string | null;
  /** Ids of services to call in this order when nobody answers. */
  readonly fallbacks: readonly string[];
  readonly within_minutes: number | null;
  readonly paper: string | null;
  readonly say: string | null;
  readonly do_not: string | null;
  readonly by: string | null;
}

/** What the law says about a pathway; `says` is null where nobody knows. */
export interface LegalNote {
  readonly says: string | null;
  readonly citation: string | null;
}

export interface Pathway {
  readonly id: string;
  readonly station: string | null;
  /** airport | land | sea | mobile, or null for all. */
  readonly station_kind: string | null;
  readonly when: {
    readonly levels: readonly string[];
    readonly needs: readonly string[];
    readonly child: boolean | null;
    readonly hours: readonly Span[];
  };
  readonly steps: readonly Step[];
  /** What is missing here, said openly. */
  readonly gaps: readonly string[];
  /** Id of the pathway to go on with where nobody on this one could help. */
  readonly otherwise: string | null;
  /** Id of the non-state service to offer here; null: the country's. */
  readonly independent: string | null;
  readonly law: readonly LegalNote[];
}

export interface Directory {
  readonly country: string;
  readonly name: string;
  /** Said before the person is asked, in order; made from the facts of the country when the release was built. */
  readonly consent_lines: readonly string[];
  /** In a child's words. */
  readonly assent_lines: readonly string[];
  readonly emergency: unknown;
  readonly facts: Fields;
  readonly services: readonly Service[];
  readonly pathways: readonly Pathway[];
  /** Service id of the independent, non-state option of this country; null = a gap. */
  readonly independent_option: string | null;
  readonly languages_likely: readonly string[];
}

/** The directory as it holds on `day` (YYYY-MM-DD): what the script promised until an earlier day is no longer said. */
export function parseDirectory(value: unknown, day: string): Directory {
  const from = fields(value, 'directory');
  const consent = fields(from['consent'], 'consent');
  const lastDay = optionalText(consent['last_day'], 'consent.last_day');
  const after = lastDay !== null && day > lastDay ? '_after' : '';
  return {
    country: text(from['country'], 'country'),
    name: text(from['name'], 'name'),
    consent_lines: optionalTexts(consent[`lines${after}`], 'consent.lines'),
    assent_lines: optionalTexts(consent[`assent_lines${after}`], 'consent.assent_lines'),
    emergency: from['emergency'] ?? null,
    facts: fields(from['facts'] ?? {}, 'facts'),
    services: list(from['services'], 'services').map(parseService),
    pathways: list(from['pathways'], 'pathways').map(parsePathway),
    independent_option: optionalText(from['independent_option'], 'independent_option'),
    languages_likely: optionalTexts(from['languages_likely'], 'languages_likely'),
  };
}

function parseService(value: unknown): Service {
  const from = fields(value, 'service');
  const maybe = (name: string): string | null => optionalText(from[name], `service.${name}`);
  return {
    id: text(from['id'], 'service.id'),
    name: text(from['name'], 'service.name'),
    kind: text(from['kind'], 'service.kind'),
    needs: optionalTexts(from['needs'], 'service.needs'),
    phone: maybe('phone'),
    hours: maybe('hours'),
    opening: parseOpening(from['opening']),
    languages: optionalTexts(from['languages'], 'service.languages'),
    independent: flag(from['independent']),
    authority: maybe('authority'),
    source_url: maybe('source_url'),
    seen_on: maybe('seen_on'),
    verified_on: maybe('verified_on'),
    verified_by: maybe('verified_by'),
    expires_on: maybe('expires_on'),
    note: maybe('note'),
  };
}

function parsePathway(value: unknown): Pathway {
  const from = fields(value, 'pathway');
  const when = fields(from['when'] ?? {}, 'pathway.when');
  return {
    id: text(from['id'], 'pathway.id'),
    station: optionalText(from['station'], 'pathway.station'),
    station_kind: optionalText(from['station_kind'], 'pathway.station_kind'),
    when: {
      levels: optionalTexts(when['levels'], 'pathway.when.levels'),
      needs: optionalTexts(when['needs'], 'pathway.when.needs'),
      child: typeof when['child'] === 'boolean' ? when['child'] : null,
      hours: parseSpans(when['hours']),
    },
    steps: list(from['steps'], 'pathway.steps').map((step) => {
      const of = fields(step, 'step');
      const maybe = (name: string): string | null => optionalText(of[name], `step.${name}`);
      return {
        kind: text(of['kind'], 'step.kind'),
        service: maybe('service'),
        fallbacks: optionalTexts(of['fallbacks'], 'step.fallbacks'),
        within_minutes: typeof of['within_minutes'] === 'number' ? of['within_minutes'] : null,
        paper: maybe('paper'),
        say: maybe('say'),
        do_not: maybe('do_not'),
        by: maybe('by'),
      };
    }),
    gaps: list(from['gaps'] ?? [], 'pathway.gaps').map(parseGap),
    otherwise: optionalText(from['otherwise'], 'pathway.otherwise'),
    independent: optionalText(from['independent'], 'pathway.independent'),
    law: list(from['law'] ?? [], 'pathway.law').map((note) => {
      const of = fields(note, 'law');
      return { says: optionalText(of['says'], 'law.says'), citation: optionalText(of['citation'], 'law.citation') };
    }),
  };
}

/** A gap's sentence; its code and place are for those who fill it. */
function parseGap(value: unknown): string {
  return typeof value === 'string' ? value : text(fields(value, 'gap')['message'], 'gap.message');
}

/** Whether somebody's word for it holds on `day`: verified by name, not before that day, and not expired. */
export function holdsOn({ verified_by, verified_on, expires_on }: Service, day: string): boolean {
  return verified_by !== null && verified_on !== null && expires_on !== null && verified_on <= day && day <= expires_on;
}

/**
 * Needs that somebody answers by telephone whose word holds on `day`: verified by name, and not expired. Police,
 * immigration and embassies reach nobody here. The hub says the same (`titian.directory.country.reached`).
 */
export function reachedNeeds(services: readonly Service[], day: string): ReadonlySet<string> {
  const isReaching = (each: Service): boolean => each.phone !== null && each.authority === null && holdsOn(each, day);
  return new Set(services.filter(isReaching).flatMap((each) => each.needs));
}

export interface PathwayNeed {
  readonly level: string;
  readonly needs: readonly string[];
  readonly child: boolean;
  /** `kind` is absent where the hub that enrolled this phone did not say: then pathways of every kind apply. */
  readonly station: Station;
  /** The hour on the station's clocks; null: pathways of every hour apply alike. */
  readonly moment: Moment | null;
}

/**
 * Pathways that apply here, the most particular first. An empty condition applies to everyone. Those for another hour
 * stand after all others and are never left out, for a clock can be wrong; last stand those to go on with where nobody of
 * the others could help. Twin of `titian.directory.country.select`; vectors hold both together.
 */
export function selectPathways(pathways: readonly Pathway[], at: PathwayNeed): Pathway[] {
  const { station, moment } = at;
  const kind = station.kind ?? null;
  const applies = ({ station: named, station_kind, when }: Pathway): boolean =>
    (named === null || named === station.id || named === station.name) &&
    (station_kind === null || kind === null || station_kind === kind) &&
    (when.levels.length === 0 || when.levels.includes(at.level)) &&
    (when.needs.length === 0 || when.needs.some((need) => at.needs.includes(need))) &&
    (when.child === null || when.child === at.child);
  const weight = ({ station: named, station_kind, when }: Pathway): number =>
    (named === null ? 0 : 400) +
    (when.child === null ? 0 : 200) +
    (when.hours.length > 0 && moment !== null && covers(when.hours, moment) ? 100 : 0) +
    (station_kind !== null && station_kind === kind ? 50 : 0) +
    when.needs.filter((need) => at.needs.includes(need)).length;
  const chosen = pathways
    .filter(applies)
    .map((pathway, place) => ({ pathway, place, late: fitsHour(pathway, moment) ? 0 : 1, weight: weight(pathway) }))
    .sort((one, other) => one.late - other.late || other.weight - one.weight || one.place - other.place)
    .map(({ pathway }) => pathway);
  const after = (pathway: Pathway): Pathway | undefined => pathways.find(({ id }) => id === pathway.otherwise);
  for (const pathway of [...chosen]) {
    for (let next = after(pathway); next && !chosen.includes(next); next = after(next)) chosen.push(next);
  }
  return chosen;
}

/** Whether the pathway is for this hour; every pathway is where the hour is not known. */
export function fitsHour({ when }: Pathway, moment: Moment | null): boolean {
  return when.hours.length === 0 || moment === null || covers(when.hours, moment);
}
