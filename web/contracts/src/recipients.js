// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isRecipients = validate0;
const schema0 = {
  type: 'object',
  required: ['recipients'],
  properties: {
    recipients: {
      type: 'array',
      items: {
        type: 'object',
        required: ['organisation_id', 'name', 'recipient', 'fingerprint', 'answer_within_minutes'],
        properties: {
          organisation_id: { type: 'string' },
          name: { type: 'string' },
          fictional: { type: 'boolean' },
          recipient: { type: 'string' },
          fingerprint: { type: 'string' },
          services: { type: ['array', 'null'], items: { type: 'string' } },
          independent: { type: 'boolean' },
          legal_aid: { type: 'boolean' },
          authority: { type: ['string', 'null'] },
          answer_within_minutes: { type: 'integer', minimum: 0 },
          kind: { type: ['string', 'null'] },
        },
      },
    },
  },
};
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (data.recipients === undefined && (missing0 = 'recipients')) {
        return false;
      } else {
        if (data.recipients !== undefined) {
          let data0 = data.recipients;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (Array.isArray(data0)) {
              var valid1 = true;
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                const _errs3 = errors;
                if (errors === _errs3) {
                  if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                    let missing1;
                    if (
                      (data1.organisation_id === undefined && (missing1 = 'organisation_id')) ||
                      (data1.name === undefined && (missing1 = 'name')) ||
                      (data1.recipient === undefined && (missing1 = 'recipient')) ||
                      (data1.fingerprint === undefined && (missing1 = 'fingerprint')) ||
                      (data1.answer_within_minutes === undefined && (missing1 = 'answer_within_minutes'))
                    ) {
                      return false;
                    } else {
                      if (data1.organisation_id !== undefined) {
                        const _errs5 = errors;
                        if (typeof data1.organisation_id !== 'string') {
                          return false;
                        }
                        var valid2 = _errs5 === errors;
                      } else {
                        var valid2 = true;
                      }
                      if (valid2) {
                        if (data1.name !== undefined) {
                          const _errs7 = errors;
                          if (typeof data1.name !== 'string') {
                            return false;
                          }
                          var valid2 = _errs7 === errors;
                        } else {
                          var valid2 = true;
                        }
                        if (valid2) {
                          if (data1.fictional !== undefined) {
                            const _errs9 = errors;
                            if (typeof data1.fictional !== 'boolean') {
                              return false;
                            }
                            var valid2 = _errs9 === errors;
                          } else {
                            var valid2 = true;
                          }
                          if (valid2) {
                            if (data1.recipient !== undefined) {
                              const _errs11 = errors;
                              if (typeof data1.recipient !== 'string') {
                                return false;
                              }
                              var valid2 = _errs11 === errors;
                            } else {
                              var valid2 = true;
                            }
                            if (valid2) {
                              if (data1.fingerprint !== undefined) {
                                const _errs13 = errors;
                                if (typeof data1.fingerprint !== 'string') {
                                  return false;
                                }
                                var valid2 = _errs13 === errors;
                              } else {
                                var valid2 = true;
                              }
                              if (valid2) {
                                if (data1.services !== undefined) {
                                  let data7 = data1.services;
                                  const _errs15 = errors;
                                  if (!Array.isArray(data7) && data7 !== null) {
                                    return false;
                                  }
                                  if (errors === _errs15) {
                                    if (Array.isArray(data7)) {
                                      var valid3 = true;
                                      const len1 = data7.length;
                                      for (let i1 = 0; i1 < len1; i1++) {
                                        const _errs17 = errors;
                                        if (typeof data7[i1] !== 'string') {
                                          return false;
                                        }
                                        var valid3 = _errs17 === errors;
                                        if (!valid3) {
                                          break;
                                        }
                                      }
                                    }
                                  }
                                  var valid2 = _errs15 === errors;
                                } else {
                                  var valid2 = true;
                                }
                                if (valid2) {
                                  if (data1.independent !== undefined) {
                                    const _errs19 = errors;
                                    if (typeof data1.independent !== 'boolean') {
                                      return false;
                                    }
                                    var valid2 = _errs19 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                  if (valid2) {
                                    if (data1.legal_aid !== undefined) {
                                      const _errs21 = errors;
                                      if (typeof data1.legal_aid !== 'boolean') {
                                        return false;
                                      }
                                      var valid2 = _errs21 === errors;
                                    } else {
                                      var valid2 = true;
                                    }
                                    if (valid2) {
                                      if (data1.authority !== undefined) {
                                        let data11 = data1.authority;
                                        const _errs23 = errors;
                                        if (typeof data11 !== 'string' && data11 !== null) {
                                          return false;
                                        }
                                        var valid2 = _errs23 === errors;
                                      } else {
                                        var valid2 = true;
                                      }
                                      if (valid2) {
                                        if (data1.answer_within_minutes !== undefined) {
                                          let data12 = data1.answer_within_minutes;
                                          const _errs25 = errors;
                                          if (!(typeof data12 == 'number' && !(data12 % 1) && !isNaN(data12))) {
                                            return false;
                                          }
                                          if (errors === _errs25) {
                                            if (typeof data12 == 'number') {
                                              if (data12 < 0 || isNaN(data12)) {
                                                return false;
                                              }
                                            }
                                          }
                                          var valid2 = _errs25 === errors;
                                        } else {
                                          var valid2 = true;
                                        }
                                        if (valid2) {
                                          if (data1.kind !== undefined) {
                                            let data13 = data1.kind;
                                            const _errs27 = errors;
                                            if (typeof data13 !== 'string' && data13 !== null) {
                                              return false;
                                            }
                                            var valid2 = _errs27 === errors;
                                          } else {
                                            var valid2 = true;
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
                var valid1 = _errs3 === errors;
                if (!valid1) {
                  break;
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
  validate0.errors = vErrors;
  return errors === 0;
}
