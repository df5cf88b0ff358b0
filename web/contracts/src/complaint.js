// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isComplaint = validate0;
const schema0 = {
  type: 'object',
  properties: {
    about: { type: 'array', items: { type: 'string' } },
    words: { type: 'string' },
    language: { type: 'string' },
    station: { type: 'string' },
    made_on: { type: 'string' },
    answer_to: { type: 'string' },
  },
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.about !== undefined) {
        let data0 = data.about;
        if (true) {
          if (Array.isArray(data0)) {
            const len0 = data0.length;
            for (let i0 = 0; i0 < len0; i0++) {
              if (typeof data0[i0] !== 'string') {
                return false;
              }
            }
          } else {
            return false;
          }
        }
      } else {
      }
      if (true) {
        if (data.words !== undefined) {
          if (typeof data.words !== 'string') {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.language !== undefined) {
            if (typeof data.language !== 'string') {
              return false;
            }
          } else {
          }
          if (true) {
            if (data.station !== undefined) {
              if (typeof data.station !== 'string') {
                return false;
              }
            } else {
            }
            if (true) {
              if (data.made_on !== undefined) {
                if (typeof data.made_on !== 'string') {
                  return false;
                }
              } else {
              }
              if (true) {
                if (data.answer_to !== undefined) {
                  if (typeof data.answer_to !== 'string') {
                    return false;
                  }
                } else {
                }
              }
            }
          }
        }
      }
    } else {
      return false;
    }
  }
  return true;
}
