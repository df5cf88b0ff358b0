import { isDirectory } from '@titian/contracts/directory';
import type { DirectoryReadable } from '@titian/contracts/types';
import type { Station } from '../vault/shared.ts';
import { covers, type Moment, type Opening, type Span } from './hours.ts';
import { checked } from './parse.ts';

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

/** A number for one kind of emergency, as dialled at a station: held to be answered day and night. */
export interface EmergencyNumber {
  /** police | medical | fire | sea_rescue | child_protection, or one a newer release knows. */
  readonly kind: string;
  readonly phone: string;
  readonly verified_on: string | null;
  readonly verified_by: string | null;
  readonly expires_on: string | null;
}

export interface Step {
  /** call | suspend_return | refer | stay | paper, or one a newer release knows. */
  readonly kind: string;
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

/** One thing a person is told: what is said to everybody, and what whoever asks is told besides. Text ids, in order. */
export interface Point {
  readonly said: readonly string[];
  readonly more: readonly string[];
}

/** What is said before the one question, and before each recipient's; made from the facts of the country when the release was built. */
export interface Script {
  readonly points: readonly Point[];
  readonly recipient: readonly string[];
  /** Before care is offered: what those who give it must report, where that is known or may be so. */
  readonly health: readonly string[];
}

export interface Directory {
  readonly country: string;
  readonly name: string;
  readonly consent: Script;
  /** In a child's words. */
  readonly assent: Script;
  /** Those that are on record; a kind that is not here is a gap. */
  readonly emergency: readonly EmergencyNumber[];
  readonly services: readonly Service[];
  readonly pathways: readonly Pathway[];
  /** Service id of the independent, non-state option of this country; null = a gap. */
  readonly independent_option: string | null;
  /** How long an unfinished screening stays on the phone. */
  readonly draft_hours: number;
  /** In the order of the country's folder. */
  readonly languages: readonly LikelyLanguage[];
}

/** Where a release does not say it: a long shift. */
const DRAFT_HOURS = 12;

/** Where a language is likely: at stations of these kinds and at these stations; everywhere where neither is said. */
export interface LikelyLanguage {
  readonly tag: string;
  readonly station_kinds: readonly string[];
  readonly stations: readonly string[];
}

/** Tags of the languages likely at a station, in the folder's order; where its kind is not known, those of every kind. */
export function likelyAt({ languages }: Directory, { id, name, kind }: Station): string[] {
  return languages
    .filter(
      ({ station_kinds, stations }) =>
        (station_kinds.length === 0 && stations.length === 0) ||
        stations.includes(id) ||
        stations.includes(name) ||
        (station_kinds.length > 0 && (!kind || station_kinds.includes(kind))),
    )
    .map(({ tag }) => tag);
}

/** The directory as it holds on `day` (YYYY-MM-DD): what the script promised until an earlier day is no longer said. */
export function parseDirectory(value: unknown, day: string): Directory {
  const from = checked(value, isDirectory, 'directory');
  const { country, name, consent, services, pathways } = from;
  const isPast = typeof consent.last_day === 'string' && day > consent.last_day;
  return {
    country,
    name,
    consent: isPast
      ? completeScript(consent.points_after, consent.lines_after, consent.recipient_after, consent.health_after)
      : completeScript(consent.points, consent.lines, consent.recipient, consent.health),
    assent: isPast
      ? completeScript(consent.assent_points_after, consent.assent_lines_after, consent.assent_recipient_after)
      : completeScript(consent.assent_points, consent.assent_lines, consent.assent_recipient),
    emergency: (from.emergency ?? []).flatMap(completeEmergency),
    services: services.map(completeService),
    pathways: pathways.map(completePathway),
    independent_option: from.independent_option ?? null,
    draft_hours: from.draft_hours ?? DRAFT_HOURS,
    languages: (from.languages ?? (from.languages_likely ?? []).map((tag) => ({ tag, station_kinds: null, stations: null }))).map(
      ({ tag, station_kinds, stations }) => ({ tag, station_kinds: station_kinds ?? [], stations: stations ?? [] }),
    ),
  };
}

type ReadService = DirectoryReadable['services'][number];
type ReadPathway = DirectoryReadable['pathways'][number];

type ReadConsent = DirectoryReadable['consent'];

/** An older release has lines, which are all said to everybody. */
function completeScript(
  points: ReadConsent['points'],
  lines: ReadConsent['lines'],
  recipient: ReadConsent['recipient'],
  health: ReadConsent['health'] = [],
): Script {
  const given = points ?? (lines ?? []).map((line) => ({ said: [line], more: [] }));
  return { points: given.map(({ said, more }) => ({ said, more: more ?? [] })), recipient: recipient ?? [], health: health ?? [] };
}

function completeEmergency(from: NonNullable<DirectoryReadable['emergency']>[number]): EmergencyNumber[] {
  const { kind, phone, verified_on, verified_by, expires_on } = from;
  if (!phone) return [];
  return [{ kind, phone, verified_on: verified_on ?? null, verified_by: verified_by ?? null, expires_on: expires_on ?? null }];
}

/** With what an older release does not say. */
function completeService(from: ReadService): Service {
  return {
    ...from,
    needs: from.needs ?? [],
    phone: from.phone ?? null,
    hours: from.hours ?? null,
    opening: completeOpening(from.opening),
    languages: from.languages ?? [],
    independent: from.independent ?? false,
    authority: from.authority ?? null,
    source_url: from.source_url ?? null,
    seen_on: from.seen_on ?? null,
    verified_on: from.verified_on ?? null,
    verified_by: from.verified_by ?? null,
    expires_on: from.expires_on ?? null,
    note: from.note ?? null,
  };
}

function completeOpening(from: ReadService['opening']): Opening | null {
  if (!from) return null;
  const { zone, spans, holidays } = from;
  return { zone, spans: spans ?? [], holidays: holidays === 'open' || holidays === 'closed' ? holidays : null };
}

function completePathway(from: ReadPathway): Pathway {
  const { levels, needs, child, hours } = from.when ?? {};
  return {
    ...from,
    station: from.station ?? null,
    station_kind: from.station_kind ?? null,
    when: { levels: levels ?? [], needs: needs ?? [], child: child ?? null, hours: hours ?? [] },
    steps: from.steps.map(completeStep),
    // A gap's sentence; its code and place are for those who fill it.
    gaps: (from.gaps ?? []).map((gap) => (typeof gap === 'string' ? gap : gap.message)),
    otherwise: from.otherwise ?? null,
    independent: from.independent ?? null,
    law: (from.law ?? []).map(({ says, citation }) => ({ says: says ?? null, citation: citation ?? null })),
  };
}

function completeStep(from: ReadPathway['steps'][number]): Step {
  return {
    ...from,
    service: from.service ?? null,
    fallbacks: from.fallbacks ?? [],
    within_minutes: from.within_minutes ?? null,
    paper: from.paper ?? null,
    say: from.say ?? null,
    do_not: from.do_not ?? null,
    by: from.by ?? null,
  };
}

/** Whether somebody's word for it holds on `day`: verified by name, not before that day, and not expired. */
export function holdsOn(
  { verified_by, verified_on, expires_on }: Pick<Service, 'verified_by' | 'verified_on' | 'expires_on'>,
  day: string,
): boolean {
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
