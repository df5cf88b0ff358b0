/** What a field for a day or time holds, as ODK stores it, and back. */

/** `2026-11-24T10:30` → `2026-11-24T10:30:00.000+07:00`, in this machine's zone at that moment. */
export function storeMoment(shown: string): string {
  if (shown === '') return '';
  const whole = shown.length === 16 ? `${shown}:00` : shown;
  return `${whole.slice(0, 19)}.000${zoneAt(new Date(whole))}`;
}

export function storeTime(shown: string): string {
  if (shown === '') return '';
  return `${shown.length === 5 ? `${shown}:00` : shown.slice(0, 8)}.000${zoneAt(new Date())}`;
}

/** The part a field of the page can show. */
export function showMoment(stored: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(stored)?.[0] ?? '';
}

export function showTime(stored: string): string {
  return /^\d{2}:\d{2}/.exec(stored)?.[0] ?? '';
}

/** An answer as a person reads it, without what only machines need. */
export function showAnswer(type: string, stored: string): string {
  switch (type) {
    case 'time':
      return showTime(stored) || stored;
    case 'dateTime':
      return showMoment(stored).replace('T', ' ') || stored;
    case 'geopoint':
      return stored.split(' ').slice(0, 2).join(', ');
    default:
      return stored;
  }
}

function zoneAt(at: Date): string {
  const ahead = -at.getTimezoneOffset();
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
  return `${ahead < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
