import { describe, expect, it } from 'vitest';
import type { PathwayView } from '../journey/views.ts';
import type { Directory, Service } from '../library/library.ts';
import { cardNumber, helpContact } from './help.ts';

const service = (id: string, phone: string | null): Service => ({
  id,
  name: id,
  kind: 'hotline',
  needs: [],
  phone,
  hours: null,
  opening: null,
  languages: [],
  independent: false,
  authority: null,
  source_url: null,
  seen_on: null,
  verified_on: null,
  verified_by: null,
  expires_on: null,
  note: null,
});
const pathway = (contact: Service | null): PathwayView => ({
  id: 'p',
  station: null,
  station_kind: null,
  when: { levels: [], needs: [], child: null, hours: [] },
  steps: [
    {
      kind: 'call',
      service: contact?.id ?? null,
      fallbacks: [],
      within_minutes: null,
      paper: null,
      say: null,
      do_not: null,
      by: null,
      contact,
      fallback_contacts: [],
    },
  ],
  gaps: [],
  otherwise: null,
  independent: null,
  law: [],
  independent_contact: null,
  is_other_hour: false,
});
const directory = (option: string | null, services: readonly Service[]): Directory => ({
  country: 'TH',
  name: 'Thailand',
  consent: { points: [], recipient: [], health: [] },
  assent: { points: [], recipient: [], health: [] },
  services,
  pathways: [],
  independent_option: option,
  emergency: [],
  languages: [],
  draft_hours: 12,
});

describe('the number a person leaves with', () => {
  it('is the independent service of the place when it has a number', () => {
    const found = helpContact([pathway(service('state', '1300'))], directory('ngo', [service('ngo', '555')]));
    expect(found?.id).toBe('ngo');
  });
  it('is that of the pathway where it names another', () => {
    const here = { ...pathway(service('state', '1300')), independent_contact: service('near', '777') };
    expect(helpContact([here], directory('ngo', [service('ngo', '555')]))?.id).toBe('near');
  });
  it('falls back to the contact of the pathway when the independent option is a gap', () => {
    expect(helpContact([pathway(service('state', '1300'))], directory(null, []))?.id).toBe('state');
  });
  it('is none when nobody with a number is known', () => {
    expect(helpContact([pathway(service('state', null))], null)).toBeNull();
  });
});

describe('the number on a card', () => {
  const verified = { ...service('a', '1300'), verified_by: 'A. Person', verified_on: '2026-11-01', expires_on: '2027-02-01' };

  it('is one that somebody has verified', () => {
    expect(cardNumber(verified, '2027-02-01')).toBe('1300');
  });

  it.each([
    ['nobody has verified', service('a', '1300')],
    ['nobody has verified by name', { ...verified, verified_by: null }],
    ['is verified from a later day on', { ...verified, verified_on: '2026-12-02' }],
    ['has expired', { ...verified, expires_on: '2026-11-30' }],
    ['is verified for no length of time', { ...verified, expires_on: null }],
    ['is none', { ...verified, phone: null }],
    ['nobody answers', null],
  ])('is never one that %s', (_why, contact) => {
    expect(cardNumber(contact, '2026-12-01')).toBeNull();
  });
});
