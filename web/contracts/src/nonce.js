// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isNonce = validate0;
const schema0 = { properties: { nonce: { type: 'string' } }, required: ['nonce'], type: 'object' };
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.nonce === undefined) {
        return false;
      } else {
        if (data.nonce !== undefined) {
          if (typeof data.nonce !== 'string') {
            return false;
          }
        }
      }
    } else {
      return false;
    }
  }
  return true;
}
