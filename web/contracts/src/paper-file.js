// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isPaperFile = validate0;
const schema0 = { properties: { file: { type: 'string' } }, required: ['file'], type: 'object' };
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (data.file === undefined && (missing0 = 'file')) {
        return false;
      } else {
        if (data.file !== undefined) {
          if (typeof data.file !== 'string') {
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
