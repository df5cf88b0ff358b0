// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isReceipt = validate0;
const schema0 = { properties: { receipt: { type: 'string' } }, required: ['receipt'], type: 'object' };
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (data.receipt === undefined && (missing0 = 'receipt')) {
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
  validate0.errors = vErrors;
  return errors === 0;
}
