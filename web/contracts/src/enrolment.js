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
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (
        data.enrolment_id === undefined ||
        data.hub_id === undefined ||
        data.hub_name === undefined ||
        data.country === undefined ||
        data.officer_name === undefined ||
        data.station === undefined ||
        data.certificate === undefined ||
        data.root_jwk === undefined ||
        data.keys === undefined ||
        data.nonce === undefined
      ) {
        return false;
      } else {
        if (data.enrolment_id !== undefined) {
          if (typeof data.enrolment_id !== 'string') {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.hub_id !== undefined) {
            if (typeof data.hub_id !== 'string') {
              return false;
            }
          } else {
          }
          if (true) {
            if (data.hub_name !== undefined) {
              if (typeof data.hub_name !== 'string') {
                return false;
              }
            } else {
            }
            if (true) {
              if (data.country !== undefined) {
                if (typeof data.country !== 'string') {
                  return false;
                }
              } else {
              }
              if (true) {
                if (data.officer_name !== undefined) {
                  if (typeof data.officer_name !== 'string') {
                    return false;
                  }
                } else {
                }
                if (true) {
                  if (data.station !== undefined) {
                    let data5 = data.station;
                    if (true) {
                      if (data5 && typeof data5 == 'object' && !Array.isArray(data5)) {
                        if (data5.id === undefined || data5.name === undefined) {
                          return false;
                        } else {
                          if (data5.id !== undefined) {
                            if (typeof data5.id !== 'string') {
                              return false;
                            }
                          } else {
                          }
                          if (true) {
                            if (data5.name !== undefined) {
                              if (typeof data5.name !== 'string') {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data5.kind !== undefined) {
                                if (typeof data5.kind !== 'string') {
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
                  } else {
                  }
                  if (true) {
                    if (data.certificate !== undefined) {
                      if (typeof data.certificate !== 'string') {
                        return false;
                      }
                    } else {
                    }
                    if (true) {
                      if (data.root_jwk !== undefined) {
                        let data10 = data.root_jwk;
                        if (true) {
                          if (data10 && typeof data10 == 'object' && !Array.isArray(data10)) {
                            if (data10.kty === undefined || data10.crv === undefined || data10.x === undefined || data10.y === undefined) {
                              return false;
                            } else {
                              if (data10.kty !== undefined) {
                                if (typeof data10.kty !== 'string') {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data10.crv !== undefined) {
                                  if (typeof data10.crv !== 'string') {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data10.x !== undefined) {
                                    if (typeof data10.x !== 'string') {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data10.y !== undefined) {
                                      if (typeof data10.y !== 'string') {
                                        return false;
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
                      } else {
                      }
                      if (true) {
                        if (data.keys !== undefined) {
                          if (typeof data.keys !== 'string') {
                            return false;
                          }
                        } else {
                        }
                        if (true) {
                          if (data.nonce !== undefined) {
                            if (typeof data.nonce !== 'string') {
                              return false;
                            }
                          } else {
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
  return true;
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
function validate1(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.hub === undefined || data.hub_id === undefined || data.code === undefined || data.root === undefined) {
        return false;
      } else {
        if (data.hub !== undefined) {
          let data0 = data.hub;
          if (true) {
            if (typeof data0 === 'string') {
              if (!pattern0.test(data0)) {
                return false;
              }
            } else {
              return false;
            }
          }
        } else {
        }
        if (true) {
          if (data.hub_id !== undefined) {
            let data1 = data.hub_id;
            if (true) {
              if (typeof data1 === 'string') {
                if (!pattern0.test(data1)) {
                  return false;
                }
              } else {
                return false;
              }
            }
          } else {
          }
          if (true) {
            if (data.code !== undefined) {
              let data2 = data.code;
              if (true) {
                if (typeof data2 === 'string') {
                  if (!pattern0.test(data2)) {
                    return false;
                  }
                } else {
                  return false;
                }
              }
            } else {
            }
            if (true) {
              if (data.root !== undefined) {
                let data3 = data.root;
                if (true) {
                  if (typeof data3 === 'string') {
                    if (!pattern0.test(data3)) {
                      return false;
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
  return true;
}
