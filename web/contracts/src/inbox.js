// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isInbox = validate0;
const schema0 = {
  properties: { packages: { items: { $ref: 'PackageOut' }, type: 'array' }, total: { type: 'integer' } },
  required: ['packages', 'total'],
  type: 'object',
};
const schema1 = {
  properties: {
    item_id: { type: 'string' },
    referral_id: { type: 'string' },
    recipient: { type: 'string' },
    position: { type: 'integer' },
    level: { enum: ['NOW', 'TODAY', 'REFER', 'INFO', 'INCOMPLETE'], type: 'string' },
    status: { type: 'string' },
    station: { $ref: 'StationOut' },
    sha256: { type: 'string' },
    received_at: { type: 'string' },
    released_at: { type: 'string' },
    answer_due_at: { type: 'string' },
    answered_at: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    paused_at: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    from_ended_phone_on: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    officers: { anyOf: [{ $ref: 'OfficersOut' }, { type: 'null' }] },
  },
  required: [
    'item_id',
    'referral_id',
    'recipient',
    'position',
    'level',
    'status',
    'station',
    'sha256',
    'received_at',
    'released_at',
    'answer_due_at',
    'answered_at',
    'paused_at',
    'from_ended_phone_on',
  ],
  type: 'object',
};
const schema2 = { properties: { id: { type: 'string' }, name: { type: 'string' } }, required: ['id', 'name'], type: 'object' };
const schema3 = {
  properties: {
    first_certificate: { type: 'string' },
    second_signature: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    second_certificate: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  },
  required: ['first_certificate', 'second_signature', 'second_certificate'],
  type: 'object',
};
function validate1(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (
        data.item_id === undefined ||
        data.referral_id === undefined ||
        data.recipient === undefined ||
        data.position === undefined ||
        data.level === undefined ||
        data.status === undefined ||
        data.station === undefined ||
        data.sha256 === undefined ||
        data.received_at === undefined ||
        data.released_at === undefined ||
        data.answer_due_at === undefined ||
        data.answered_at === undefined ||
        data.paused_at === undefined ||
        data.from_ended_phone_on === undefined
      ) {
        return false;
      } else {
        if (data.item_id !== undefined) {
          const _errs1 = errors;
          if (typeof data.item_id !== 'string') {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.referral_id !== undefined) {
            const _errs3 = errors;
            if (typeof data.referral_id !== 'string') {
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.recipient !== undefined) {
              const _errs5 = errors;
              if (typeof data.recipient !== 'string') {
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.position !== undefined) {
                let data3 = data.position;
                const _errs7 = errors;
                if (!(typeof data3 == 'number' && !(data3 % 1) && !isNaN(data3))) {
                  return false;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.level !== undefined) {
                  let data4 = data.level;
                  const _errs9 = errors;
                  if (typeof data4 !== 'string') {
                    return false;
                  }
                  if (!(data4 === 'NOW' || data4 === 'TODAY' || data4 === 'REFER' || data4 === 'INFO' || data4 === 'INCOMPLETE')) {
                    return false;
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.status !== undefined) {
                    const _errs11 = errors;
                    if (typeof data.status !== 'string') {
                      return false;
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.station !== undefined) {
                      let data6 = data.station;
                      const _errs13 = errors;
                      const _errs14 = errors;
                      if (errors === _errs14) {
                        if (data6 && typeof data6 == 'object' && !Array.isArray(data6)) {
                          if (data6.id === undefined || data6.name === undefined) {
                            return false;
                          } else {
                            if (data6.id !== undefined) {
                              const _errs16 = errors;
                              if (typeof data6.id !== 'string') {
                                return false;
                              }
                              var valid2 = _errs16 === errors;
                            } else {
                              var valid2 = true;
                            }
                            if (valid2) {
                              if (data6.name !== undefined) {
                                const _errs18 = errors;
                                if (typeof data6.name !== 'string') {
                                  return false;
                                }
                                var valid2 = _errs18 === errors;
                              } else {
                                var valid2 = true;
                              }
                            }
                          }
                        } else {
                          return false;
                        }
                      }
                      var valid0 = _errs13 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.sha256 !== undefined) {
                        const _errs20 = errors;
                        if (typeof data.sha256 !== 'string') {
                          return false;
                        }
                        var valid0 = _errs20 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.received_at !== undefined) {
                          const _errs22 = errors;
                          if (typeof data.received_at !== 'string') {
                            return false;
                          }
                          var valid0 = _errs22 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.released_at !== undefined) {
                            const _errs24 = errors;
                            if (typeof data.released_at !== 'string') {
                              return false;
                            }
                            var valid0 = _errs24 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.answer_due_at !== undefined) {
                              const _errs26 = errors;
                              if (typeof data.answer_due_at !== 'string') {
                                return false;
                              }
                              var valid0 = _errs26 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.answered_at !== undefined) {
                                let data13 = data.answered_at;
                                const _errs28 = errors;
                                const _errs29 = errors;
                                let valid3 = false;
                                const _errs30 = errors;
                                if (typeof data13 !== 'string') {
                                  errors++;
                                }
                                var _valid0 = _errs30 === errors;
                                valid3 = valid3 || _valid0;
                                if (!valid3) {
                                  const _errs32 = errors;
                                  if (data13 !== null) {
                                    errors++;
                                  }
                                  var _valid0 = _errs32 === errors;
                                  valid3 = valid3 || _valid0;
                                }
                                if (!valid3) {
                                  errors++;
                                  validate1.errors = vErrors;
                                  return false;
                                } else {
                                  errors = _errs29;
                                  if (vErrors !== null) {
                                    if (_errs29) {
                                      vErrors.length = _errs29;
                                    } else {
                                      vErrors = null;
                                    }
                                  }
                                }
                                var valid0 = _errs28 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.paused_at !== undefined) {
                                  let data14 = data.paused_at;
                                  const _errs34 = errors;
                                  const _errs35 = errors;
                                  let valid4 = false;
                                  const _errs36 = errors;
                                  if (typeof data14 !== 'string') {
                                    errors++;
                                  }
                                  var _valid1 = _errs36 === errors;
                                  valid4 = valid4 || _valid1;
                                  if (!valid4) {
                                    const _errs38 = errors;
                                    if (data14 !== null) {
                                      errors++;
                                    }
                                    var _valid1 = _errs38 === errors;
                                    valid4 = valid4 || _valid1;
                                  }
                                  if (!valid4) {
                                    errors++;
                                    validate1.errors = vErrors;
                                    return false;
                                  } else {
                                    errors = _errs35;
                                    if (vErrors !== null) {
                                      if (_errs35) {
                                        vErrors.length = _errs35;
                                      } else {
                                        vErrors = null;
                                      }
                                    }
                                  }
                                  var valid0 = _errs34 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.from_ended_phone_on !== undefined) {
                                    let data15 = data.from_ended_phone_on;
                                    const _errs40 = errors;
                                    const _errs41 = errors;
                                    let valid5 = false;
                                    const _errs42 = errors;
                                    if (typeof data15 !== 'string') {
                                      errors++;
                                    }
                                    var _valid2 = _errs42 === errors;
                                    valid5 = valid5 || _valid2;
                                    if (!valid5) {
                                      const _errs44 = errors;
                                      if (data15 !== null) {
                                        errors++;
                                      }
                                      var _valid2 = _errs44 === errors;
                                      valid5 = valid5 || _valid2;
                                    }
                                    if (!valid5) {
                                      errors++;
                                      validate1.errors = vErrors;
                                      return false;
                                    } else {
                                      errors = _errs41;
                                      if (vErrors !== null) {
                                        if (_errs41) {
                                          vErrors.length = _errs41;
                                        } else {
                                          vErrors = null;
                                        }
                                      }
                                    }
                                    var valid0 = _errs40 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.officers !== undefined) {
                                      let data16 = data.officers;
                                      const _errs46 = errors;
                                      const _errs47 = errors;
                                      let valid6 = false;
                                      const _errs48 = errors;
                                      const _errs49 = errors;
                                      if (errors === _errs49) {
                                        if (data16 && typeof data16 == 'object' && !Array.isArray(data16)) {
                                          if (
                                            data16.first_certificate === undefined ||
                                            data16.second_signature === undefined ||
                                            data16.second_certificate === undefined
                                          ) {
                                            errors++;
                                          } else {
                                            if (data16.first_certificate !== undefined) {
                                              const _errs51 = errors;
                                              if (typeof data16.first_certificate !== 'string') {
                                                errors++;
                                              }
                                              var valid8 = _errs51 === errors;
                                            } else {
                                              var valid8 = true;
                                            }
                                            if (valid8) {
                                              if (data16.second_signature !== undefined) {
                                                let data18 = data16.second_signature;
                                                const _errs53 = errors;
                                                const _errs54 = errors;
                                                let valid9 = false;
                                                const _errs55 = errors;
                                                if (typeof data18 !== 'string') {
                                                  errors++;
                                                }
                                                var _valid4 = _errs55 === errors;
                                                valid9 = valid9 || _valid4;
                                                if (!valid9) {
                                                  const _errs57 = errors;
                                                  if (data18 !== null) {
                                                    errors++;
                                                  }
                                                  var _valid4 = _errs57 === errors;
                                                  valid9 = valid9 || _valid4;
                                                }
                                                if (!valid9) {
                                                  errors++;
                                                } else {
                                                  errors = _errs54;
                                                  if (vErrors !== null) {
                                                    if (_errs54) {
                                                      vErrors.length = _errs54;
                                                    } else {
                                                      vErrors = null;
                                                    }
                                                  }
                                                }
                                                var valid8 = _errs53 === errors;
                                              } else {
                                                var valid8 = true;
                                              }
                                              if (valid8) {
                                                if (data16.second_certificate !== undefined) {
                                                  let data19 = data16.second_certificate;
                                                  const _errs59 = errors;
                                                  const _errs60 = errors;
                                                  let valid10 = false;
                                                  const _errs61 = errors;
                                                  if (typeof data19 !== 'string') {
                                                    errors++;
                                                  }
                                                  var _valid5 = _errs61 === errors;
                                                  valid10 = valid10 || _valid5;
                                                  if (!valid10) {
                                                    const _errs63 = errors;
                                                    if (data19 !== null) {
                                                      errors++;
                                                    }
                                                    var _valid5 = _errs63 === errors;
                                                    valid10 = valid10 || _valid5;
                                                  }
                                                  if (!valid10) {
                                                    errors++;
                                                  } else {
                                                    errors = _errs60;
                                                    if (vErrors !== null) {
                                                      if (_errs60) {
                                                        vErrors.length = _errs60;
                                                      } else {
                                                        vErrors = null;
                                                      }
                                                    }
                                                  }
                                                  var valid8 = _errs59 === errors;
                                                } else {
                                                  var valid8 = true;
                                                }
                                              }
                                            }
                                          }
                                        } else {
                                          errors++;
                                        }
                                      }
                                      var _valid3 = _errs48 === errors;
                                      valid6 = valid6 || _valid3;
                                      if (!valid6) {
                                        const _errs65 = errors;
                                        if (data16 !== null) {
                                          errors++;
                                        }
                                        var _valid3 = _errs65 === errors;
                                        valid6 = valid6 || _valid3;
                                      }
                                      if (!valid6) {
                                        errors++;
                                        validate1.errors = vErrors;
                                        return false;
                                      } else {
                                        errors = _errs47;
                                        if (vErrors !== null) {
                                          if (_errs47) {
                                            vErrors.length = _errs47;
                                          } else {
                                            vErrors = null;
                                          }
                                        }
                                      }
                                      var valid0 = _errs46 === errors;
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
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.packages === undefined || data.total === undefined) {
        return false;
      } else {
        if (data.packages !== undefined) {
          let data0 = data.packages;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (Array.isArray(data0)) {
              var valid1 = true;
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                const _errs3 = errors;
                if (
                  !validate1(data0[i0], {
                    instancePath: instancePath + '/packages/' + i0,
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
          if (data.total !== undefined) {
            let data2 = data.total;
            const _errs4 = errors;
            if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2))) {
              return false;
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
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
