// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isOverrides = validate0;
const schema0 = {
  type: 'object',
  properties: {
    lowering: {
      type: ['object', 'null'],
      properties: { levels: { type: ['array', 'null'], items: { type: 'string' } }, needs_second_person: { type: 'boolean' } },
    },
    referral_without_consent: {
      type: ['object', 'null'],
      properties: {
        only_for: { type: ['array', 'null'], items: { type: 'string' } },
        needs_second_person: { type: 'boolean' },
        recipients: { type: ['array', 'null'], items: { type: 'string' } },
      },
    },
    live_needs_service_for: { type: ['object', 'null'], additionalProperties: { type: 'string' } },
  },
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.lowering !== undefined) {
        let data0 = data.lowering;
        if (!(data0 && typeof data0 == 'object' && !Array.isArray(data0)) && data0 !== null) {
          return false;
        }
        if (true) {
          if (data0 && typeof data0 == 'object' && !Array.isArray(data0)) {
            if (data0.levels !== undefined) {
              let data1 = data0.levels;
              if (!Array.isArray(data1) && data1 !== null) {
                return false;
              }
              if (true) {
                if (Array.isArray(data1)) {
                  const len0 = data1.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    if (typeof data1[i0] !== 'string') {
                      return false;
                    }
                  }
                }
              }
            } else {
            }
            if (true) {
              if (data0.needs_second_person !== undefined) {
                if (typeof data0.needs_second_person !== 'boolean') {
                  return false;
                }
              } else {
              }
            }
          }
        }
      } else {
      }
      if (true) {
        if (data.referral_without_consent !== undefined) {
          let data4 = data.referral_without_consent;
          if (!(data4 && typeof data4 == 'object' && !Array.isArray(data4)) && data4 !== null) {
            return false;
          }
          if (true) {
            if (data4 && typeof data4 == 'object' && !Array.isArray(data4)) {
              if (data4.only_for !== undefined) {
                let data5 = data4.only_for;
                if (!Array.isArray(data5) && data5 !== null) {
                  return false;
                }
                if (true) {
                  if (Array.isArray(data5)) {
                    const len1 = data5.length;
                    for (let i1 = 0; i1 < len1; i1++) {
                      if (typeof data5[i1] !== 'string') {
                        return false;
                      }
                    }
                  }
                }
              } else {
              }
              if (true) {
                if (data4.needs_second_person !== undefined) {
                  if (typeof data4.needs_second_person !== 'boolean') {
                    return false;
                  }
                } else {
                }
                if (true) {
                  if (data4.recipients !== undefined) {
                    let data8 = data4.recipients;
                    if (!Array.isArray(data8) && data8 !== null) {
                      return false;
                    }
                    if (true) {
                      if (Array.isArray(data8)) {
                        const len2 = data8.length;
                        for (let i2 = 0; i2 < len2; i2++) {
                          if (typeof data8[i2] !== 'string') {
                            return false;
                          }
                        }
                      }
                    }
                  } else {
                  }
                }
              }
            }
          }
        } else {
        }
        if (true) {
          if (data.live_needs_service_for !== undefined) {
            let data10 = data.live_needs_service_for;
            if (!(data10 && typeof data10 == 'object' && !Array.isArray(data10)) && data10 !== null) {
              return false;
            }
            if (true) {
              if (data10 && typeof data10 == 'object' && !Array.isArray(data10)) {
                for (const key0 in data10) {
                  if (typeof data10[key0] !== 'string') {
                    return false;
                  }
                }
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
