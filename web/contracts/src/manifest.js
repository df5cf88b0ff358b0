// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isManifest = validate0;
const schema0 = {
  type: 'object',
  required: ['scope', 'sequence', 'issued_at', 'expires_at', 'parts'],
  properties: {
    scope: { type: 'string' },
    sequence: { type: 'integer', minimum: 0 },
    issued_at: { type: 'string' },
    expires_at: { type: 'string' },
    maturity: {},
    parts: { type: 'array', items: { type: 'object', required: ['kind'], properties: { kind: { type: 'string' } } } },
  },
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (
        data.scope === undefined ||
        data.sequence === undefined ||
        data.issued_at === undefined ||
        data.expires_at === undefined ||
        data.parts === undefined
      ) {
        return false;
      } else {
        if (data.scope !== undefined) {
          if (typeof data.scope !== 'string') {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.sequence !== undefined) {
            let data1 = data.sequence;
            if (!(typeof data1 == 'number' && !(data1 % 1) && !isNaN(data1))) {
              return false;
            }
            if (true) {
              if (typeof data1 == 'number') {
                if (data1 < 0 || isNaN(data1)) {
                  return false;
                }
              }
            }
          } else {
          }
          if (true) {
            if (data.issued_at !== undefined) {
              if (typeof data.issued_at !== 'string') {
                return false;
              }
            } else {
            }
            if (true) {
              if (data.expires_at !== undefined) {
                if (typeof data.expires_at !== 'string') {
                  return false;
                }
              } else {
              }
              if (true) {
                if (data.parts !== undefined) {
                  let data4 = data.parts;
                  if (true) {
                    if (Array.isArray(data4)) {
                      const len0 = data4.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data5 = data4[i0];
                        if (true) {
                          if (data5 && typeof data5 == 'object' && !Array.isArray(data5)) {
                            if (data5.kind === undefined) {
                              return false;
                            } else {
                              if (data5.kind !== undefined) {
                                if (typeof data5.kind !== 'string') {
                                  return false;
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
      }
    } else {
      return false;
    }
  }
  return true;
}
export const isPart = validate1;
const schema1 = {
  type: 'object',
  required: ['sha256', 'bytes', 'kind'],
  properties: {
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    bytes: { type: 'integer', minimum: 0 },
    kind: { enum: ['logic', 'pictures', 'talk', 'learning', 'languages', 'wording', 'voice', 'directory'] },
    module: { type: ['string', 'null'] },
    language: { type: ['string', 'null'] },
  },
};
const pattern0 = new RegExp('^[0-9a-f]{64}$', 'u');
function validate1(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.sha256 === undefined || data.bytes === undefined || data.kind === undefined) {
        return false;
      } else {
        if (data.sha256 !== undefined) {
          let data0 = data.sha256;
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
          if (data.bytes !== undefined) {
            let data1 = data.bytes;
            if (!(typeof data1 == 'number' && !(data1 % 1) && !isNaN(data1))) {
              return false;
            }
            if (true) {
              if (typeof data1 == 'number') {
                if (data1 < 0 || isNaN(data1)) {
                  return false;
                }
              }
            }
          } else {
          }
          if (true) {
            if (data.kind !== undefined) {
              let data2 = data.kind;
              if (!(
                data2 === 'logic' ||
                data2 === 'pictures' ||
                data2 === 'talk' ||
                data2 === 'learning' ||
                data2 === 'languages' ||
                data2 === 'wording' ||
                data2 === 'voice' ||
                data2 === 'directory'
              )) {
                return false;
              }
            } else {
            }
            if (true) {
              if (data.module !== undefined) {
                let data3 = data.module;
                if (typeof data3 !== 'string' && data3 !== null) {
                  return false;
                }
              } else {
              }
              if (true) {
                if (data.language !== undefined) {
                  let data4 = data.language;
                  if (typeof data4 !== 'string' && data4 !== null) {
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
