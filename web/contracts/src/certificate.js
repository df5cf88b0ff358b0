// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isCertificate = validate0;
const schema0 = { properties: { certificate: { type: 'string' } }, required: ['certificate'], type: 'object' };
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.certificate === undefined) {
        return false;
      } else {
        if (data.certificate !== undefined) {
          if (typeof data.certificate !== 'string') {
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
