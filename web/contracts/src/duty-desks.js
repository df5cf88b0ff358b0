// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isDesksAnswer = validate0;
const schema0 = { properties: { desks: { anyOf: [{ type: 'string' }, { type: 'null' }] } }, required: ['desks'], type: 'object' };
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.desks === undefined) {
        return false;
      } else {
        if (data.desks !== undefined) {
          let data0 = data.desks;
          const _errs2 = errors;
          let valid1 = false;
          const _errs3 = errors;
          if (typeof data0 !== 'string') {
            errors++;
          }
          var _valid0 = _errs3 === errors;
          valid1 = valid1 || _valid0;
          if (!valid1) {
            const _errs5 = errors;
            if (data0 !== null) {
              errors++;
            }
            var _valid0 = _errs5 === errors;
            valid1 = valid1 || _valid0;
          }
          if (!valid1) {
            errors++;
            validate0.errors = vErrors;
            return false;
          } else {
            errors = _errs2;
            if (vErrors !== null) {
              if (_errs2) {
                vErrors.length = _errs2;
              } else {
                vErrors = null;
              }
            }
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
export const isDutyDesks = validate1;
const schema1 = {
  type: 'object',
  required: ['sheets'],
  properties: {
    sheets: {
      type: 'array',
      items: {
        type: 'object',
        required: ['region', 'as_of', 'until', 'lines'],
        properties: {
          region: { type: 'string' },
          as_of: { type: 'string' },
          until: { type: 'string' },
          lines: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'purpose', 'number', 'is_always', 'checked_on'],
              properties: {
                name: { type: 'string' },
                purpose: { type: 'string' },
                number: { type: 'string', pattern: '^\\+[1-9][0-9]{6,14}$' },
                is_always: { type: 'boolean' },
                checked_on: { type: 'string' },
              },
            },
          },
        },
      },
    },
  },
};
const pattern0 = new RegExp('^\\+[1-9][0-9]{6,14}$', 'u');
function validate1(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.sheets === undefined) {
        return false;
      } else {
        if (data.sheets !== undefined) {
          let data0 = data.sheets;
          if (true) {
            if (Array.isArray(data0)) {
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                if (true) {
                  if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                    if (data1.region === undefined || data1.as_of === undefined || data1.until === undefined || data1.lines === undefined) {
                      return false;
                    } else {
                      if (data1.region !== undefined) {
                        if (typeof data1.region !== 'string') {
                          return false;
                        }
                      } else {
                      }
                      if (true) {
                        if (data1.as_of !== undefined) {
                          if (typeof data1.as_of !== 'string') {
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
                          if (true) {
                            if (data1.lines !== undefined) {
                              let data5 = data1.lines;
                              if (true) {
                                if (Array.isArray(data5)) {
                                  const len1 = data5.length;
                                  for (let i1 = 0; i1 < len1; i1++) {
                                    let data6 = data5[i1];
                                    if (true) {
                                      if (data6 && typeof data6 == 'object' && !Array.isArray(data6)) {
                                        if (
                                          data6.name === undefined ||
                                          data6.purpose === undefined ||
                                          data6.number === undefined ||
                                          data6.is_always === undefined ||
                                          data6.checked_on === undefined
                                        ) {
                                          return false;
                                        } else {
                                          if (data6.name !== undefined) {
                                            if (typeof data6.name !== 'string') {
                                              return false;
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data6.purpose !== undefined) {
                                              if (typeof data6.purpose !== 'string') {
                                                return false;
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data6.number !== undefined) {
                                                let data9 = data6.number;
                                                if (true) {
                                                  if (typeof data9 === 'string') {
                                                    if (!pattern0.test(data9)) {
                                                      return false;
                                                    }
                                                  } else {
                                                    return false;
                                                  }
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data6.is_always !== undefined) {
                                                  if (typeof data6.is_always !== 'boolean') {
                                                    return false;
                                                  }
                                                } else {
                                                }
                                                if (true) {
                                                  if (data6.checked_on !== undefined) {
                                                    if (typeof data6.checked_on !== 'string') {
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
                                  }
                                } else {
                                  return false;
                                }
                              }
                            } else {
                            }
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
