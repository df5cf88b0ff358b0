// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isEnrolment = validate0;
const schema0 = {
  type: 'object',
  required: ['enrolment_id', 'hub_id', 'hub_name', 'country', 'officer_name', 'station', 'certificate', 'root_jwk', 'keys', 'nonce'],
  properties: {
    enrolment_id: { type: 'string' },
    hub_id: { type: 'string' },
    hub_name: { type: 'string' },
    country: { type: 'string' },
    officer_name: { type: 'string' },
    station: {
      type: 'object',
      required: ['id', 'name'],
      properties: { id: { type: 'string' }, name: { type: 'string' }, kind: { type: 'string' } },
    },
    certificate: { type: 'string' },
    root_jwk: {
      type: 'object',
      required: ['kty', 'crv', 'x', 'y'],
      properties: { kty: { type: 'string' }, crv: { type: 'string' }, x: { type: 'string' }, y: { type: 'string' } },
    },
    keys: { type: 'string' },
    nonce: { type: 'string' },
  },
};
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (
        (data.enrolment_id === undefined && (missing0 = 'enrolment_id')) ||
        (data.hub_id === undefined && (missing0 = 'hub_id')) ||
        (data.hub_name === undefined && (missing0 = 'hub_name')) ||
        (data.country === undefined && (missing0 = 'country')) ||
        (data.officer_name === undefined && (missing0 = 'officer_name')) ||
        (data.station === undefined && (missing0 = 'station')) ||
        (data.certificate === undefined && (missing0 = 'certificate')) ||
        (data.root_jwk === undefined && (missing0 = 'root_jwk')) ||
        (data.keys === undefined && (missing0 = 'keys')) ||
        (data.nonce === undefined && (missing0 = 'nonce'))
      ) {
        return false;
      } else {
        if (data.enrolment_id !== undefined) {
          const _errs1 = errors;
          if (typeof data.enrolment_id !== 'string') {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.hub_id !== undefined) {
            const _errs3 = errors;
            if (typeof data.hub_id !== 'string') {
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.hub_name !== undefined) {
              const _errs5 = errors;
              if (typeof data.hub_name !== 'string') {
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.country !== undefined) {
                const _errs7 = errors;
                if (typeof data.country !== 'string') {
                  return false;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.officer_name !== undefined) {
                  const _errs9 = errors;
                  if (typeof data.officer_name !== 'string') {
                    return false;
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.station !== undefined) {
                    let data5 = data.station;
                    const _errs11 = errors;
                    if (errors === _errs11) {
                      if (data5 && typeof data5 == 'object' && !Array.isArray(data5)) {
                        let missing1;
                        if ((data5.id === undefined && (missing1 = 'id')) || (data5.name === undefined && (missing1 = 'name'))) {
                          return false;
                        } else {
                          if (data5.id !== undefined) {
                            const _errs13 = errors;
                            if (typeof data5.id !== 'string') {
                              return false;
                            }
                            var valid1 = _errs13 === errors;
                          } else {
                            var valid1 = true;
                          }
                          if (valid1) {
                            if (data5.name !== undefined) {
                              const _errs15 = errors;
                              if (typeof data5.name !== 'string') {
                                return false;
                              }
                              var valid1 = _errs15 === errors;
                            } else {
                              var valid1 = true;
                            }
                            if (valid1) {
                              if (data5.kind !== undefined) {
                                const _errs17 = errors;
                                if (typeof data5.kind !== 'string') {
                                  return false;
                                }
                                var valid1 = _errs17 === errors;
                              } else {
                                var valid1 = true;
                              }
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
                    if (data.certificate !== undefined) {
                      const _errs19 = errors;
                      if (typeof data.certificate !== 'string') {
                        return false;
                      }
                      var valid0 = _errs19 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.root_jwk !== undefined) {
                        let data10 = data.root_jwk;
                        const _errs21 = errors;
                        if (errors === _errs21) {
                          if (data10 && typeof data10 == 'object' && !Array.isArray(data10)) {
                            let missing2;
                            if (
                              (data10.kty === undefined && (missing2 = 'kty')) ||
                              (data10.crv === undefined && (missing2 = 'crv')) ||
                              (data10.x === undefined && (missing2 = 'x')) ||
                              (data10.y === undefined && (missing2 = 'y'))
                            ) {
                              return false;
                            } else {
                              if (data10.kty !== undefined) {
                                const _errs23 = errors;
                                if (typeof data10.kty !== 'string') {
                                  return false;
                                }
                                var valid2 = _errs23 === errors;
                              } else {
                                var valid2 = true;
                              }
                              if (valid2) {
                                if (data10.crv !== undefined) {
                                  const _errs25 = errors;
                                  if (typeof data10.crv !== 'string') {
                                    return false;
                                  }
                                  var valid2 = _errs25 === errors;
                                } else {
                                  var valid2 = true;
                                }
                                if (valid2) {
                                  if (data10.x !== undefined) {
                                    const _errs27 = errors;
                                    if (typeof data10.x !== 'string') {
                                      return false;
                                    }
                                    var valid2 = _errs27 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                  if (valid2) {
                                    if (data10.y !== undefined) {
                                      const _errs29 = errors;
                                      if (typeof data10.y !== 'string') {
                                        return false;
                                      }
                                      var valid2 = _errs29 === errors;
                                    } else {
                                      var valid2 = true;
                                    }
                                  }
                                }
                              }
                            }
                          } else {
                            return false;
                          }
                        }
                        var valid0 = _errs21 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.keys !== undefined) {
                          const _errs31 = errors;
                          if (typeof data.keys !== 'string') {
                            return false;
                          }
                          var valid0 = _errs31 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.nonce !== undefined) {
                            const _errs33 = errors;
                            if (typeof data.nonce !== 'string') {
                              return false;
                            }
                            var valid0 = _errs33 === errors;
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
    } else {
      return false;
    }
  }
  validate0.errors = vErrors;
  return errors === 0;
}
export const isLink = validate1;
const schema1 = {
  type: 'object',
  required: ['hub', 'hub_id', 'code', 'root'],
  properties: {
    hub: { type: 'string', pattern: '.' },
    hub_id: { type: 'string', pattern: '.' },
    code: { type: 'string', pattern: '.' },
    root: { type: 'string', pattern: '.' },
  },
};
const pattern0 = new RegExp('.', 'u');
function validate1(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (
        (data.hub === undefined && (missing0 = 'hub')) ||
        (data.hub_id === undefined && (missing0 = 'hub_id')) ||
        (data.code === undefined && (missing0 = 'code')) ||
        (data.root === undefined && (missing0 = 'root'))
      ) {
        return false;
      } else {
        if (data.hub !== undefined) {
          let data0 = data.hub;
          const _errs1 = errors;
          if (errors === _errs1) {
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
          if (data.hub_id !== undefined) {
            let data1 = data.hub_id;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data1 === 'string') {
                if (!pattern0.test(data1)) {
                  return false;
                }
              } else {
                return false;
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.code !== undefined) {
              let data2 = data.code;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (typeof data2 === 'string') {
                  if (!pattern0.test(data2)) {
                    return false;
                  }
                } else {
                  return false;
                }
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.root !== undefined) {
                let data3 = data.root;
                const _errs7 = errors;
                if (errors === _errs7) {
                  if (typeof data3 === 'string') {
                    if (!pattern0.test(data3)) {
                      return false;
                    }
                  } else {
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
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
  validate1.errors = vErrors;
  return errors === 0;
}
