// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isReceipt = validate0;
const schema0 = { properties: { receipt: { type: 'string' } }, required: ['receipt'], type: 'object' };
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.receipt === undefined) {
        return false;
      } else {
        if (data.receipt !== undefined) {
          if (typeof data.receipt !== 'string') {
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
