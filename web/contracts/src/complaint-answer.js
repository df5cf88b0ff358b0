// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isComplaintAnswer = validate0;
const schema0 = { type: 'object', required: ['words'], properties: { words: { type: 'string' } } };
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (data.words === undefined && (missing0 = 'words')) {
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
  validate0.errors = vErrors;
  return errors === 0;
}
