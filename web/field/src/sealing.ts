/**
 * All that seals, in one chunk: age is 50 kB that no first screen needs. One and not two: what two chunks share with the
 * shell would leave it.
 */
export { leaveComplaint } from './complaints/make.ts';
export { sealInBrowser, writeSlipInBrowser } from './journey/seal.ts';
export { makeCodeInBrowser } from './journey/code.ts';
export { makeWithdrawal } from './sync/take-back.ts';
