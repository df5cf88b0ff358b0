/** Whether the browser has promised not to clear what lies here when the phone runs short of room. */
export type Promised = 'promised' | 'refused' | 'unknown';

/** What has been promised so far; asks nothing. */
export async function readPromise(): Promise<Promised> {
  try {
    const isPersisted = await navigator.storage.persisted();
    return isPersisted ? 'promised' : 'refused';
  } catch {
    return 'unknown';
  }
}

/** Asks for the promise. Browsers listen after somebody has begun to use the app: after enrolling, after sealing. */
export async function askPromise(): Promise<Promised> {
  try {
    return (await navigator.storage.persist()) ? 'promised' : 'refused';
  } catch {
    return 'unknown';
  }
}
