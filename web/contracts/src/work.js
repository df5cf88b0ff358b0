// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isWork = validate0;
const schema0 = {
  properties: { parameters: { $ref: 'WorkParametersOut' }, signature: { type: 'string' } },
  required: ['parameters', 'signature'],
  type: 'object',
};
const schema1 = {
  properties: {
    algorithm: { type: 'string' },
    cost: { type: 'integer' },
    keyLength: { type: 'integer' },
    keyPrefix: { type: 'string' },
    keySignature: { type: 'string' },
    nonce: { type: 'string' },
    salt: { type: 'string' },
    expiresAt: { type: 'integer' },
  },
  required: ['algorithm', 'cost', 'keyLength', 'keyPrefix', 'keySignature', 'nonce', 'salt', 'expiresAt'],
  type: 'object',
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.parameters === undefined || data.signature === undefined) {
        return false;
      } else {
        if (data.parameters !== undefined) {
          let data0 = data.parameters;
          if (true) {
            if (data0 && typeof data0 == 'object' && !Array.isArray(data0)) {
              if (
                data0.algorithm === undefined ||
                data0.cost === undefined ||
                data0.keyLength === undefined ||
                data0.keyPrefix === undefined ||
                data0.keySignature === undefined ||
                data0.nonce === undefined ||
                data0.salt === undefined ||
                data0.expiresAt === undefined
              ) {
                return false;
              } else {
                if (data0.algorithm !== undefined) {
                  if (typeof data0.algorithm !== 'string') {
                    return false;
                  }
                } else {
                }
                if (true) {
                  if (data0.cost !== undefined) {
                    let data2 = data0.cost;
                    if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2))) {
                      return false;
                    }
                  } else {
                  }
                  if (true) {
                    if (data0.keyLength !== undefined) {
                      let data3 = data0.keyLength;
                      if (!(typeof data3 == 'number' && !(data3 % 1) && !isNaN(data3))) {
                        return false;
                      }
                    } else {
                    }
                    if (true) {
                      if (data0.keyPrefix !== undefined) {
                        if (typeof data0.keyPrefix !== 'string') {
                          return false;
                        }
                      } else {
                      }
                      if (true) {
                        if (data0.keySignature !== undefined) {
                          if (typeof data0.keySignature !== 'string') {
                            return false;
                          }
                        } else {
                        }
                        if (true) {
                          if (data0.nonce !== undefined) {
                            if (typeof data0.nonce !== 'string') {
                              return false;
                            }
                          } else {
                          }
                          if (true) {
                            if (data0.salt !== undefined) {
                              if (typeof data0.salt !== 'string') {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data0.expiresAt !== undefined) {
                                let data8 = data0.expiresAt;
                                if (!(typeof data8 == 'number' && !(data8 % 1) && !isNaN(data8))) {
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
            } else {
              return false;
            }
          }
        } else {
        }
        if (true) {
          if (data.signature !== undefined) {
            if (typeof data.signature !== 'string') {
              return false;
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
