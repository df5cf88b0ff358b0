// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isNonce = validate0;
const schema0 = { properties: { nonce: { type: 'string' } }, required: ['nonce'], type: 'object' };
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (data.nonce === undefined && (missing0 = 'nonce')) {
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
  validate0.errors = vErrors;
  return errors === 0;
}
