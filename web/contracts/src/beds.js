// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isBeds = validate0;
const schema0 = {
  type: 'object',
  required: ['houses'],
  properties: {
    houses: {
      type: 'array',
      items: {
        type: 'object',
        required: ['organisation_id', 'said_at', 'until'],
        properties: { organisation_id: { type: 'string' }, said_at: { type: 'string' }, until: { type: 'string' } },
      },
    },
  },
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.houses === undefined) {
        return false;
      } else {
        if (data.houses !== undefined) {
          let data0 = data.houses;
          if (true) {
            if (Array.isArray(data0)) {
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                if (true) {
                  if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                    if (data1.organisation_id === undefined || data1.said_at === undefined || data1.until === undefined) {
                      return false;
                    } else {
                      if (data1.organisation_id !== undefined) {
                        if (typeof data1.organisation_id !== 'string') {
                          return false;
                        }
                      } else {
                      }
                      if (true) {
                        if (data1.said_at !== undefined) {
                          if (typeof data1.said_at !== 'string') {
                            return false;
                          }
                        } else {
                        }
                        if (true) {
                          if (data1.until !== undefined) {
                            if (typeof data1.until !== 'string') {
                              return false;
                            }
                          } else {
                          }
                        }
                      }
                    }
                  } else {
                    return false;
                  }
                }
              }
            } else {
              return false;
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
