// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isComplaintAnswer = validate0;
const schema0 = { type: 'object', required: ['words'], properties: { words: { type: 'string' } } };
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.words === undefined) {
        return false;
      } else {
        if (data.words !== undefined) {
          if (typeof data.words !== 'string') {
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
