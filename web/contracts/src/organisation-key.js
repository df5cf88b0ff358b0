// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isOrganisationKey = validate0;
const schema0 = {
  properties: {
    organisation_id: { type: 'string' },
    name: { type: 'string' },
    recipient: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    fingerprint: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    listed: { type: 'boolean' },
    member_file: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    generations: { items: { $ref: 'GenerationOut' }, type: 'array' },
    members: { items: { $ref: 'MemberOut' }, type: 'array' },
    root_jwk: { type: 'object', additionalProperties: { type: 'string' } },
    keys: { type: 'string' },
    recipients: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  },
  required: [
    'organisation_id',
    'name',
    'recipient',
    'fingerprint',
    'listed',
    'member_file',
    'generations',
    'members',
    'root_jwk',
    'keys',
    'recipients',
  ],
  type: 'object',
};
const schema1 = {
  properties: {
    recipient: { type: 'string' },
    fingerprint: { type: 'string' },
    state: { enum: ['pending', 'listed', 'ended'], type: 'string' },
    ending: { enum: ['', 'replaced', 'stolen'], type: 'string' },
    made_at: { type: 'string' },
    member_file: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  },
  required: ['recipient', 'fingerprint', 'state', 'ending', 'made_at', 'member_file'],
  type: 'object',
};
const schema2 = {
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    is_self: { type: 'boolean' },
    opens: { items: { type: 'string' }, type: 'array' },
  },
  required: ['id', 'name', 'is_self', 'opens'],
  type: 'object',
};
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (
        data.organisation_id === undefined ||
        data.name === undefined ||
        data.recipient === undefined ||
        data.fingerprint === undefined ||
        data.listed === undefined ||
        data.member_file === undefined ||
        data.generations === undefined ||
        data.members === undefined ||
        data.root_jwk === undefined ||
        data.keys === undefined ||
        data.recipients === undefined
      ) {
        return false;
      } else {
        if (data.organisation_id !== undefined) {
          const _errs1 = errors;
          if (typeof data.organisation_id !== 'string') {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.name !== undefined) {
            const _errs3 = errors;
            if (typeof data.name !== 'string') {
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.recipient !== undefined) {
              let data2 = data.recipient;
              const _errs5 = errors;
              const _errs6 = errors;
              let valid1 = false;
              const _errs7 = errors;
              if (typeof data2 !== 'string') {
                errors++;
              }
              var _valid0 = _errs7 === errors;
              valid1 = valid1 || _valid0;
              if (!valid1) {
                const _errs9 = errors;
                if (data2 !== null) {
                  errors++;
                }
                var _valid0 = _errs9 === errors;
                valid1 = valid1 || _valid0;
              }
              if (!valid1) {
                errors++;
                validate0.errors = vErrors;
                return false;
              } else {
                errors = _errs6;
                if (vErrors !== null) {
                  if (_errs6) {
                    vErrors.length = _errs6;
                  } else {
                    vErrors = null;
                  }
                }
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.fingerprint !== undefined) {
                let data3 = data.fingerprint;
                const _errs11 = errors;
                const _errs12 = errors;
                let valid2 = false;
                const _errs13 = errors;
                if (typeof data3 !== 'string') {
                  errors++;
                }
                var _valid1 = _errs13 === errors;
                valid2 = valid2 || _valid1;
                if (!valid2) {
                  const _errs15 = errors;
                  if (data3 !== null) {
                    errors++;
                  }
                  var _valid1 = _errs15 === errors;
                  valid2 = valid2 || _valid1;
                }
                if (!valid2) {
                  errors++;
                  validate0.errors = vErrors;
                  return false;
                } else {
                  errors = _errs12;
                  if (vErrors !== null) {
                    if (_errs12) {
                      vErrors.length = _errs12;
                    } else {
                      vErrors = null;
                    }
                  }
                }
                var valid0 = _errs11 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.listed !== undefined) {
                  const _errs17 = errors;
                  if (typeof data.listed !== 'boolean') {
                    return false;
                  }
                  var valid0 = _errs17 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.member_file !== undefined) {
                    let data5 = data.member_file;
                    const _errs19 = errors;
                    const _errs20 = errors;
                    let valid3 = false;
                    const _errs21 = errors;
                    if (typeof data5 !== 'string') {
                      errors++;
                    }
                    var _valid2 = _errs21 === errors;
                    valid3 = valid3 || _valid2;
                    if (!valid3) {
                      const _errs23 = errors;
                      if (data5 !== null) {
                        errors++;
                      }
                      var _valid2 = _errs23 === errors;
                      valid3 = valid3 || _valid2;
                    }
                    if (!valid3) {
                      errors++;
                      validate0.errors = vErrors;
                      return false;
                    } else {
                      errors = _errs20;
                      if (vErrors !== null) {
                        if (_errs20) {
                          vErrors.length = _errs20;
                        } else {
                          vErrors = null;
                        }
                      }
                    }
                    var valid0 = _errs19 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.generations !== undefined) {
                      let data6 = data.generations;
                      const _errs25 = errors;
                      if (errors === _errs25) {
                        if (Array.isArray(data6)) {
                          var valid4 = true;
                          const len0 = data6.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            let data7 = data6[i0];
                            const _errs27 = errors;
                            const _errs28 = errors;
                            if (errors === _errs28) {
                              if (data7 && typeof data7 == 'object' && !Array.isArray(data7)) {
                                if (
                                  data7.recipient === undefined ||
                                  data7.fingerprint === undefined ||
                                  data7.state === undefined ||
                                  data7.ending === undefined ||
                                  data7.made_at === undefined ||
                                  data7.member_file === undefined
                                ) {
                                  return false;
                                } else {
                                  if (data7.recipient !== undefined) {
                                    const _errs30 = errors;
                                    if (typeof data7.recipient !== 'string') {
                                      return false;
                                    }
                                    var valid6 = _errs30 === errors;
                                  } else {
                                    var valid6 = true;
                                  }
                                  if (valid6) {
                                    if (data7.fingerprint !== undefined) {
                                      const _errs32 = errors;
                                      if (typeof data7.fingerprint !== 'string') {
                                        return false;
                                      }
                                      var valid6 = _errs32 === errors;
                                    } else {
                                      var valid6 = true;
                                    }
                                    if (valid6) {
                                      if (data7.state !== undefined) {
                                        let data10 = data7.state;
                                        const _errs34 = errors;
                                        if (typeof data10 !== 'string') {
                                          return false;
                                        }
                                        if (!(data10 === 'pending' || data10 === 'listed' || data10 === 'ended')) {
                                          return false;
                                        }
                                        var valid6 = _errs34 === errors;
                                      } else {
                                        var valid6 = true;
                                      }
                                      if (valid6) {
                                        if (data7.ending !== undefined) {
                                          let data11 = data7.ending;
                                          const _errs36 = errors;
                                          if (typeof data11 !== 'string') {
                                            return false;
                                          }
                                          if (!(data11 === '' || data11 === 'replaced' || data11 === 'stolen')) {
                                            return false;
                                          }
                                          var valid6 = _errs36 === errors;
                                        } else {
                                          var valid6 = true;
                                        }
                                        if (valid6) {
                                          if (data7.made_at !== undefined) {
                                            const _errs38 = errors;
                                            if (typeof data7.made_at !== 'string') {
                                              return false;
                                            }
                                            var valid6 = _errs38 === errors;
                                          } else {
                                            var valid6 = true;
                                          }
                                          if (valid6) {
                                            if (data7.member_file !== undefined) {
                                              let data13 = data7.member_file;
                                              const _errs40 = errors;
                                              const _errs41 = errors;
                                              let valid7 = false;
                                              const _errs42 = errors;
                                              if (typeof data13 !== 'string') {
                                                errors++;
                                              }
                                              var _valid3 = _errs42 === errors;
                                              valid7 = valid7 || _valid3;
                                              if (!valid7) {
                                                const _errs44 = errors;
                                                if (data13 !== null) {
                                                  errors++;
                                                }
                                                var _valid3 = _errs44 === errors;
                                                valid7 = valid7 || _valid3;
                                              }
                                              if (!valid7) {
                                                errors++;
                                                validate0.errors = vErrors;
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
                                              var valid6 = _errs40 === errors;
                                            } else {
                                              var valid6 = true;
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
                            var valid4 = _errs27 === errors;
                            if (!valid4) {
                              break;
                            }
                          }
                        } else {
                          return false;
                        }
                      }
                      var valid0 = _errs25 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.members !== undefined) {
                        let data14 = data.members;
                        const _errs46 = errors;
                        if (errors === _errs46) {
                          if (Array.isArray(data14)) {
                            var valid8 = true;
                            const len1 = data14.length;
                            for (let i1 = 0; i1 < len1; i1++) {
                              let data15 = data14[i1];
                              const _errs48 = errors;
                              const _errs49 = errors;
                              if (errors === _errs49) {
                                if (data15 && typeof data15 == 'object' && !Array.isArray(data15)) {
                                  if (
                                    data15.id === undefined ||
                                    data15.name === undefined ||
                                    data15.is_self === undefined ||
                                    data15.opens === undefined
                                  ) {
                                    return false;
                                  } else {
                                    if (data15.id !== undefined) {
                                      const _errs51 = errors;
                                      if (typeof data15.id !== 'string') {
                                        return false;
                                      }
                                      var valid10 = _errs51 === errors;
                                    } else {
                                      var valid10 = true;
                                    }
                                    if (valid10) {
                                      if (data15.name !== undefined) {
                                        const _errs53 = errors;
                                        if (typeof data15.name !== 'string') {
                                          return false;
                                        }
                                        var valid10 = _errs53 === errors;
                                      } else {
                                        var valid10 = true;
                                      }
                                      if (valid10) {
                                        if (data15.is_self !== undefined) {
                                          const _errs55 = errors;
                                          if (typeof data15.is_self !== 'boolean') {
                                            return false;
                                          }
                                          var valid10 = _errs55 === errors;
                                        } else {
                                          var valid10 = true;
                                        }
                                        if (valid10) {
                                          if (data15.opens !== undefined) {
                                            let data19 = data15.opens;
                                            const _errs57 = errors;
                                            if (errors === _errs57) {
                                              if (Array.isArray(data19)) {
                                                var valid11 = true;
                                                const len2 = data19.length;
                                                for (let i2 = 0; i2 < len2; i2++) {
                                                  const _errs59 = errors;
                                                  if (typeof data19[i2] !== 'string') {
                                                    return false;
                                                  }
                                                  var valid11 = _errs59 === errors;
                                                  if (!valid11) {
                                                    break;
                                                  }
                                                }
                                              } else {
                                                return false;
                                              }
                                            }
                                            var valid10 = _errs57 === errors;
                                          } else {
                                            var valid10 = true;
                                          }
                                        }
                                      }
                                    }
                                  }
                                } else {
                                  return false;
                                }
                              }
                              var valid8 = _errs48 === errors;
                              if (!valid8) {
                                break;
                              }
                            }
                          } else {
                            return false;
                          }
                        }
                        var valid0 = _errs46 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.root_jwk !== undefined) {
                          let data21 = data.root_jwk;
                          const _errs61 = errors;
                          if (errors === _errs61) {
                            if (data21 && typeof data21 == 'object' && !Array.isArray(data21)) {
                              for (const key0 in data21) {
                                const _errs64 = errors;
                                if (typeof data21[key0] !== 'string') {
                                  return false;
                                }
                                var valid12 = _errs64 === errors;
                                if (!valid12) {
                                  break;
                                }
                              }
                            } else {
                              return false;
                            }
                          }
                          var valid0 = _errs61 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.keys !== undefined) {
                            const _errs66 = errors;
                            if (typeof data.keys !== 'string') {
                              return false;
                            }
                            var valid0 = _errs66 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.recipients !== undefined) {
                              let data24 = data.recipients;
                              const _errs68 = errors;
                              const _errs69 = errors;
                              let valid13 = false;
                              const _errs70 = errors;
                              if (typeof data24 !== 'string') {
                                errors++;
                              }
                              var _valid4 = _errs70 === errors;
                              valid13 = valid13 || _valid4;
                              if (!valid13) {
                                const _errs72 = errors;
                                if (data24 !== null) {
                                  errors++;
                                }
                                var _valid4 = _errs72 === errors;
                                valid13 = valid13 || _valid4;
                              }
                              if (!valid13) {
                                errors++;
                                validate0.errors = vErrors;
                                return false;
                              } else {
                                errors = _errs69;
                                if (vErrors !== null) {
                                  if (_errs69) {
                                    vErrors.length = _errs69;
                                  } else {
                                    vErrors = null;
                                  }
                                }
                              }
                              var valid0 = _errs68 === errors;
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
    } else {
      return false;
    }
  }
  validate0.errors = vErrors;
  return errors === 0;
}
