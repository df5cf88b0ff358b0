// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isPictures = validate0;
const schema0 = { type: 'object', additionalProperties: { type: 'string' } };
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      for (const key0 in data) {
        if (typeof data[key0] !== 'string') {
          return false;
        }
      }
    } else {
      return false;
    }
  }
  return true;
}
