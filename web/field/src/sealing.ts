/**
 * All that seals, in one chunk: age is 50 kB that no first screen needs. One and not two: what two chunks share with the
 * shell would leave it. It is loaded at each start, once somebody can unlock, whatever is done then: which scripts a browser
 * has kept tells nothing.
 */
export { leaveComplaint, tellBody } from './complaints/make.ts';
export { doWork } from './complaints/work.ts';
export { sealInBrowser, signInBrowser, writeSquaresInBrowser } from './journey/seal.ts';
export { makeCodeInBrowser } from './journey/code.ts';
export { moveEarlier } from './sync/earlier.ts';
export { Register } from './sync/register.ts';
export { makeWithdrawal } from './sync/take-back.ts';
export { keepSpare, rewriteFiles } from './vault/rewrite.ts';
export { signWithoutConsent } from '@titian/sealing/without-consent';
export { sealEnvelope } from '@titian/sealing/envelopes';
