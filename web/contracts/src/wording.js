// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isWording = validate0;
const schema0 = {
  type: 'object',
  required: ['state', 'texts'],
  properties: { state: { type: 'string' }, texts: { type: 'object', additionalProperties: { type: 'string' } } },
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.state === undefined || data.texts === undefined) {
        return false;
      } else {
        if (data.state !== undefined) {
          if (typeof data.state !== 'string') {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.texts !== undefined) {
            let data1 = data.texts;
            if (true) {
              if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                for (const key0 in data1) {
                  if (typeof data1[key0] !== 'string') {
                    return false;
                  }
                }
              } else {
                return false;
              }
            }
          } else {
          }
        }
      }
    } else {
      return false;
    }
  }
  return true;
}
