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
          run_by: { type: ['string', 'null'] },
          answer_within_minutes: { type: 'integer', minimum: 0 },
          kind: { type: ['string', 'null'] },
        },
      },
    },
  },
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.recipients === undefined) {
        return false;
      } else {
        if (data.recipients !== undefined) {
          let data0 = data.recipients;
          if (true) {
            if (Array.isArray(data0)) {
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                if (true) {
                  if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                    if (
                      data1.organisation_id === undefined ||
                      data1.name === undefined ||
                      data1.recipient === undefined ||
                      data1.fingerprint === undefined ||
                      data1.answer_within_minutes === undefined
                    ) {
                      return false;
                    } else {
                      if (data1.organisation_id !== undefined) {
                        if (typeof data1.organisation_id !== 'string') {
                          return false;
                        }
                      } else {
                      }
                      if (true) {
                        if (data1.name !== undefined) {
                          if (typeof data1.name !== 'string') {
                            return false;
                          }
                        } else {
                        }
                        if (true) {
                          if (data1.fictional !== undefined) {
                            if (typeof data1.fictional !== 'boolean') {
                              return false;
                            }
                          } else {
                          }
                          if (true) {
                            if (data1.recipient !== undefined) {
                              if (typeof data1.recipient !== 'string') {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data1.fingerprint !== undefined) {
                                if (typeof data1.fingerprint !== 'string') {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data1.services !== undefined) {
                                  let data7 = data1.services;
                                  if (!Array.isArray(data7) && data7 !== null) {
                                    return false;
                                  }
                                  if (true) {
                                    if (Array.isArray(data7)) {
                                      const len1 = data7.length;
                                      for (let i1 = 0; i1 < len1; i1++) {
                                        if (typeof data7[i1] !== 'string') {
                                          return false;
                                        }
                                      }
                                    }
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data1.independent !== undefined) {
                                    if (typeof data1.independent !== 'boolean') {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data1.legal_aid !== undefined) {
                                      if (typeof data1.legal_aid !== 'boolean') {
                                        return false;
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data1.authority !== undefined) {
                                        let data11 = data1.authority;
                                        if (typeof data11 !== 'string' && data11 !== null) {
                                          return false;
                                        }
                                      } else {
                                      }
                                      if (true) {
                                        if (data1.run_by !== undefined) {
                                          let data12 = data1.run_by;
                                          if (typeof data12 !== 'string' && data12 !== null) {
                                            return false;
                                          }
                                        } else {
                                        }
                                        if (true) {
                                          if (data1.answer_within_minutes !== undefined) {
                                            let data13 = data1.answer_within_minutes;
                                            if (!(typeof data13 == 'number' && !(data13 % 1) && !isNaN(data13))) {
                                              return false;
                                            }
                                            if (true) {
                                              if (typeof data13 == 'number') {
                                                if (data13 < 0 || isNaN(data13)) {
                                                  return false;
                                                }
                                              }
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data1.kind !== undefined) {
                                              let data14 = data1.kind;
                                              if (typeof data14 !== 'string' && data14 !== null) {
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
