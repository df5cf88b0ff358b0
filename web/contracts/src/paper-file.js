// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isPaperFile = validate0;
const schema0 = { properties: { file: { type: 'string' } }, required: ['file'], type: 'object' };
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.file === undefined) {
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
  return true;
}
