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
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (
        (data.scope === undefined && (missing0 = 'scope')) ||
        (data.sequence === undefined && (missing0 = 'sequence')) ||
        (data.issued_at === undefined && (missing0 = 'issued_at')) ||
        (data.expires_at === undefined && (missing0 = 'expires_at')) ||
        (data.parts === undefined && (missing0 = 'parts'))
      ) {
        return false;
      } else {
        if (data.scope !== undefined) {
          const _errs1 = errors;
          if (typeof data.scope !== 'string') {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.sequence !== undefined) {
            let data1 = data.sequence;
            const _errs3 = errors;
            if (!(typeof data1 == 'number' && !(data1 % 1) && !isNaN(data1))) {
              return false;
            }
            if (errors === _errs3) {
              if (typeof data1 == 'number') {
                if (data1 < 0 || isNaN(data1)) {
                  return false;
                }
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.issued_at !== undefined) {
              const _errs5 = errors;
              if (typeof data.issued_at !== 'string') {
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.expires_at !== undefined) {
                const _errs7 = errors;
                if (typeof data.expires_at !== 'string') {
                  return false;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.parts !== undefined) {
                  let data4 = data.parts;
                  const _errs9 = errors;
                  if (errors === _errs9) {
                    if (Array.isArray(data4)) {
                      var valid1 = true;
                      const len0 = data4.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data5 = data4[i0];
                        const _errs11 = errors;
                        if (errors === _errs11) {
                          if (data5 && typeof data5 == 'object' && !Array.isArray(data5)) {
                            let missing1;
                            if (data5.kind === undefined && (missing1 = 'kind')) {
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
                        var valid1 = _errs11 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      return false;
                    }
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
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
export const isPart = validate1;
const schema1 = {
  type: 'object',
  required: ['sha256', 'bytes', 'kind'],
  properties: {
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    bytes: { type: 'integer', minimum: 0 },
    kind: { enum: ['logic', 'pictures', 'talk', 'languages', 'wording', 'voice', 'directory'] },
    module: { type: ['string', 'null'] },
    language: { type: ['string', 'null'] },
  },
};
const pattern0 = new RegExp('^[0-9a-f]{64}$', 'u');
function validate1(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (
        (data.sha256 === undefined && (missing0 = 'sha256')) ||
        (data.bytes === undefined && (missing0 = 'bytes')) ||
        (data.kind === undefined && (missing0 = 'kind'))
      ) {
        return false;
      } else {
        if (data.sha256 !== undefined) {
          let data0 = data.sha256;
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
          if (data.bytes !== undefined) {
            let data1 = data.bytes;
            const _errs3 = errors;
            if (!(typeof data1 == 'number' && !(data1 % 1) && !isNaN(data1))) {
              return false;
            }
            if (errors === _errs3) {
              if (typeof data1 == 'number') {
                if (data1 < 0 || isNaN(data1)) {
                  return false;
                }
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.kind !== undefined) {
              let data2 = data.kind;
              const _errs5 = errors;
              if (!(
                data2 === 'logic' ||
                data2 === 'pictures' ||
                data2 === 'talk' ||
                data2 === 'languages' ||
                data2 === 'wording' ||
                data2 === 'voice' ||
                data2 === 'directory'
              )) {
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.module !== undefined) {
                let data3 = data.module;
                const _errs6 = errors;
                if (typeof data3 !== 'string' && data3 !== null) {
                  return false;
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.language !== undefined) {
                  let data4 = data.language;
                  const _errs8 = errors;
                  if (typeof data4 !== 'string' && data4 !== null) {
                    return false;
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
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
