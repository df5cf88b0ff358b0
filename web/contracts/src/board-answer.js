// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isBoardAnswer = validate0;
const schema0 = {
  type: 'object',
  required: ['slips', 'tallies', 'is_whole'],
  properties: {
    slips: { type: 'array', items: { $ref: 'BoardAnswerSlipLine' } },
    tallies: { type: 'array', items: { $ref: 'BoardAnswerTallyLine' } },
    is_whole: { type: 'boolean' },
  },
};
const schema1 = {
  type: 'object',
  required: ['slip', 'writer', 'number', 'state', 'seen', 'issued', 'family'],
  properties: {
    slip: { $ref: 'BoardAnswerSlip' },
    writer: { $ref: 'BoardAnswerWriter' },
    number: { $ref: 'BoardAnswerNumber' },
    state: {
      enum: [
        'waiting',
        'urgent',
        'in_conversation',
        'referred',
        'sheltered',
        'left',
        'hospital',
        'transferred',
        'removed',
        'died',
        'unknown',
      ],
    },
    seen: { type: 'object', propertyNames: { $ref: 'BoardAnswerWriter' }, additionalProperties: { $ref: 'BoardAnswerNumber' } },
    issued: { type: 'boolean' },
    family: { anyOf: [{ $ref: 'BoardAnswerSlip' }, { type: 'null' }] },
  },
};
const schema2 = { type: 'string', pattern: '^[ACDEFHJKLMNPQRTUVWXY]{2}\\d{3}[ACDEFHJKLMNPQRTUVWXY]$' };
const schema3 = { type: 'string', pattern: '^([0-9a-z]{8}|desk00)$' };
const schema4 = { type: 'integer', minimum: 1, maximum: 1000000 };
const pattern0 = new RegExp('^[ACDEFHJKLMNPQRTUVWXY]{2}\\d{3}[ACDEFHJKLMNPQRTUVWXY]$', 'u');
const pattern1 = new RegExp('^([0-9a-z]{8}|desk00)$', 'u');
function validate1(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (
        data.slip === undefined ||
        data.writer === undefined ||
        data.number === undefined ||
        data.state === undefined ||
        data.seen === undefined ||
        data.issued === undefined ||
        data.family === undefined
      ) {
        return false;
      } else {
        if (data.slip !== undefined) {
          let data0 = data.slip;
          const _errs1 = errors;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (typeof data0 === 'string') {
              if (!pattern0.test(data0)) {
                return false;
              }
            } else {
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.writer !== undefined) {
            let data1 = data.writer;
            const _errs4 = errors;
            const _errs5 = errors;
            if (errors === _errs5) {
              if (typeof data1 === 'string') {
                if (!pattern1.test(data1)) {
                  return false;
                }
              } else {
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.number !== undefined) {
              let data2 = data.number;
              const _errs7 = errors;
              const _errs8 = errors;
              if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2))) {
                return false;
              }
              if (errors === _errs8) {
                if (typeof data2 == 'number') {
                  if (data2 > 1000000 || isNaN(data2)) {
                    return false;
                  } else {
                    if (data2 < 1 || isNaN(data2)) {
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.state !== undefined) {
                let data3 = data.state;
                const _errs10 = errors;
                if (!(
                  data3 === 'waiting' ||
                  data3 === 'urgent' ||
                  data3 === 'in_conversation' ||
                  data3 === 'referred' ||
                  data3 === 'sheltered' ||
                  data3 === 'left' ||
                  data3 === 'hospital' ||
                  data3 === 'transferred' ||
                  data3 === 'removed' ||
                  data3 === 'died' ||
                  data3 === 'unknown'
                )) {
                  return false;
                }
                var valid0 = _errs10 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.seen !== undefined) {
                  let data4 = data.seen;
                  const _errs11 = errors;
                  if (errors === _errs11) {
                    if (data4 && typeof data4 == 'object' && !Array.isArray(data4)) {
                      for (const key0 in data4) {
                        const _errs13 = errors;
                        const _errs14 = errors;
                        if (errors === _errs14) {
                          if (typeof key0 === 'string') {
                            if (!pattern1.test(key0)) {
                              errors++;
                            }
                          } else {
                            errors++;
                          }
                        }
                        var valid4 = _errs13 === errors;
                        if (!valid4) {
                          errors++;
                          validate1.errors = vErrors;
                          return false;
                          break;
                        }
                      }
                      if (valid4) {
                        for (const key1 in data4) {
                          let data5 = data4[key1];
                          const _errs17 = errors;
                          const _errs18 = errors;
                          if (!(typeof data5 == 'number' && !(data5 % 1) && !isNaN(data5))) {
                            return false;
                          }
                          if (errors === _errs18) {
                            if (typeof data5 == 'number') {
                              if (data5 > 1000000 || isNaN(data5)) {
                                return false;
                              } else {
                                if (data5 < 1 || isNaN(data5)) {
                                  return false;
                                }
                              }
                            }
                          }
                          var valid6 = _errs17 === errors;
                          if (!valid6) {
                            break;
                          }
                        }
                      }
                    } else {
                      return false;
                    }
                  }
                  var valid0 = _errs11 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.issued !== undefined) {
                    const _errs20 = errors;
                    if (typeof data.issued !== 'boolean') {
                      return false;
                    }
                    var valid0 = _errs20 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.family !== undefined) {
                      let data7 = data.family;
                      const _errs22 = errors;
                      const _errs23 = errors;
                      let valid8 = false;
                      const _errs24 = errors;
                      const _errs25 = errors;
                      if (errors === _errs25) {
                        if (typeof data7 === 'string') {
                          if (!pattern0.test(data7)) {
                            errors++;
                          }
                        } else {
                          errors++;
                        }
                      }
                      var _valid0 = _errs24 === errors;
                      valid8 = valid8 || _valid0;
                      if (!valid8) {
                        const _errs27 = errors;
                        if (data7 !== null) {
                          errors++;
                        }
                        var _valid0 = _errs27 === errors;
                        valid8 = valid8 || _valid0;
                      }
                      if (!valid8) {
                        errors++;
                        validate1.errors = vErrors;
                        return false;
                      } else {
                        errors = _errs23;
                        if (vErrors !== null) {
                          if (_errs23) {
                            vErrors.length = _errs23;
                          } else {
                            vErrors = null;
                          }
                        }
                      }
                      var valid0 = _errs22 === errors;
                    } else {
                      var valid0 = true;
                    }
                  }
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
  validate1.errors = vErrors;
  return errors === 0;
}
const schema8 = {
  type: 'object',
  required: ['kind', 'writer', 'number', 'cells'],
  properties: {
    kind: { enum: ['heads', 'needs'] },
    writer: { $ref: 'BoardAnswerWriter' },
    number: { $ref: 'BoardAnswerNumber' },
    cells: {
      type: 'object',
      propertyNames: { pattern: '^[a-z][a-z0-9]*(\\.[A-Za-z]+(-[A-Za-z]+)*)?$' },
      additionalProperties: { type: 'integer', minimum: -1000000, maximum: 1000000 },
    },
  },
};
const pattern5 = new RegExp('^[a-z][a-z0-9]*(\\.[A-Za-z]+(-[A-Za-z]+)*)?$', 'u');
function validate3(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.kind === undefined || data.writer === undefined || data.number === undefined || data.cells === undefined) {
        return false;
      } else {
        if (data.kind !== undefined) {
          let data0 = data.kind;
          const _errs1 = errors;
          if (!(data0 === 'heads' || data0 === 'needs')) {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.writer !== undefined) {
            let data1 = data.writer;
            const _errs2 = errors;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data1 === 'string') {
                if (!pattern1.test(data1)) {
                  return false;
                }
              } else {
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.number !== undefined) {
              let data2 = data.number;
              const _errs5 = errors;
              const _errs6 = errors;
              if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2))) {
                return false;
              }
              if (errors === _errs6) {
                if (typeof data2 == 'number') {
                  if (data2 > 1000000 || isNaN(data2)) {
                    return false;
                  } else {
                    if (data2 < 1 || isNaN(data2)) {
                      return false;
                    }
                  }
                }
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.cells !== undefined) {
                let data3 = data.cells;
                const _errs8 = errors;
                if (errors === _errs8) {
                  if (data3 && typeof data3 == 'object' && !Array.isArray(data3)) {
                    for (const key0 in data3) {
                      const _errs10 = errors;
                      if (typeof key0 === 'string') {
                        if (!pattern5.test(key0)) {
                          errors++;
                        }
                      }
                      var valid3 = _errs10 === errors;
                      if (!valid3) {
                        errors++;
                        validate3.errors = vErrors;
                        return false;
                        break;
                      }
                    }
                    if (valid3) {
                      for (const key1 in data3) {
                        let data4 = data3[key1];
                        const _errs12 = errors;
                        if (!(typeof data4 == 'number' && !(data4 % 1) && !isNaN(data4))) {
                          return false;
                        }
                        if (errors === _errs12) {
                          if (typeof data4 == 'number') {
                            if (data4 > 1000000 || isNaN(data4)) {
                              return false;
                            } else {
                              if (data4 < -1000000 || isNaN(data4)) {
                                return false;
                              }
                            }
                          }
                        }
                        var valid4 = _errs12 === errors;
                        if (!valid4) {
                          break;
                        }
                      }
                    }
                  } else {
                    return false;
                  }
                }
                var valid0 = _errs8 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      return false;
    }
  }
  validate3.errors = vErrors;
  return errors === 0;
}
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.slips === undefined || data.tallies === undefined || data.is_whole === undefined) {
        return false;
      } else {
        if (data.slips !== undefined) {
          let data0 = data.slips;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (Array.isArray(data0)) {
              var valid1 = true;
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                const _errs3 = errors;
                if (
                  !validate1(data0[i0], {
                    instancePath: instancePath + '/slips/' + i0,
                    parentData: data0,
                    parentDataProperty: i0,
                    rootData,
                  })
                ) {
                  errors++;
                }
                var valid1 = _errs3 === errors;
                if (!valid1) {
                  break;
                }
              }
            } else {
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.tallies !== undefined) {
            let data2 = data.tallies;
            const _errs4 = errors;
            if (errors === _errs4) {
              if (Array.isArray(data2)) {
                var valid2 = true;
                const len1 = data2.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  const _errs6 = errors;
                  if (
                    !validate3(data2[i1], {
                      instancePath: instancePath + '/tallies/' + i1,
                      parentData: data2,
                      parentDataProperty: i1,
                      rootData,
                    })
                  ) {
                    errors++;
                  }
                  var valid2 = _errs6 === errors;
                  if (!valid2) {
                    break;
                  }
                }
              } else {
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.is_whole !== undefined) {
              const _errs7 = errors;
              if (typeof data.is_whole !== 'boolean') {
                return false;
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
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
