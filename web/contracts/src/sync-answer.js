// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isFrame = validate0;
const schema0 = {
  type: 'object',
  required: ['items'],
  properties: {
    items: { type: 'array' },
    code: {},
    receipts: {},
    referrals: {},
    questions: {},
    again: {},
    day_pass: {},
    epoch: {},
    standing: {},
    revocation: {},
  },
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.items === undefined) {
        return false;
      } else {
        if (data.items !== undefined) {
          if (!Array.isArray(data.items)) {
            return false;
          }
        }
      }
    } else {
      return false;
    }
  }
  return true;
}
export const isItem = validate1;
const schema1 = { oneOf: [{ $ref: 'SyncAnswerReceived' }, { $ref: 'SyncAnswerQuarantined' }, { $ref: 'SyncAnswerRefused' }] };
const schema2 = {
  type: 'object',
  required: ['item_id', 'status', 'receipt'],
  properties: { item_id: { type: 'string' }, status: { const: 'received' }, receipt: { type: 'integer', minimum: 0 } },
};
const schema3 = {
  type: 'object',
  required: ['item_id', 'status', 'receipt'],
  properties: { item_id: { type: 'string' }, status: { const: 'quarantined' }, receipt: { type: 'integer', minimum: 0 } },
};
const schema4 = {
  type: 'object',
  required: ['item_id', 'status', 'code', 'message'],
  properties: {
    item_id: { type: ['string', 'null'] },
    status: { const: 'refused' },
    code: { type: 'string' },
    message: { type: 'string' },
    limit: { type: ['integer', 'null'] },
  },
};
function validate1(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  let passing0 = null;
  const _errs1 = errors;
  const _errs2 = errors;
  if (errors === _errs2) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.item_id === undefined || data.status === undefined || data.receipt === undefined) {
        errors++;
      } else {
        if (data.item_id !== undefined) {
          const _errs4 = errors;
          if (typeof data.item_id !== 'string') {
            errors++;
          }
          var valid2 = _errs4 === errors;
        } else {
          var valid2 = true;
        }
        if (valid2) {
          if (data.status !== undefined) {
            const _errs6 = errors;
            if ('received' !== data.status) {
              errors++;
            }
            var valid2 = _errs6 === errors;
          } else {
            var valid2 = true;
          }
          if (valid2) {
            if (data.receipt !== undefined) {
              let data2 = data.receipt;
              const _errs7 = errors;
              if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2))) {
                errors++;
              }
              if (errors === _errs7) {
                if (typeof data2 == 'number') {
                  if (data2 < 0 || isNaN(data2)) {
                    errors++;
                  }
                }
              }
              var valid2 = _errs7 === errors;
            } else {
              var valid2 = true;
            }
          }
        }
      }
    } else {
      errors++;
    }
  }
  var _valid0 = _errs1 === errors;
  if (_valid0) {
    valid0 = true;
    passing0 = 0;
  }
  const _errs9 = errors;
  const _errs10 = errors;
  if (errors === _errs10) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.item_id === undefined || data.status === undefined || data.receipt === undefined) {
        errors++;
      } else {
        if (data.item_id !== undefined) {
          const _errs12 = errors;
          if (typeof data.item_id !== 'string') {
            errors++;
          }
          var valid4 = _errs12 === errors;
        } else {
          var valid4 = true;
        }
        if (valid4) {
          if (data.status !== undefined) {
            const _errs14 = errors;
            if ('quarantined' !== data.status) {
              errors++;
            }
            var valid4 = _errs14 === errors;
          } else {
            var valid4 = true;
          }
          if (valid4) {
            if (data.receipt !== undefined) {
              let data5 = data.receipt;
              const _errs15 = errors;
              if (!(typeof data5 == 'number' && !(data5 % 1) && !isNaN(data5))) {
                errors++;
              }
              if (errors === _errs15) {
                if (typeof data5 == 'number') {
                  if (data5 < 0 || isNaN(data5)) {
                    errors++;
                  }
                }
              }
              var valid4 = _errs15 === errors;
            } else {
              var valid4 = true;
            }
          }
        }
      }
    } else {
      errors++;
    }
  }
  var _valid0 = _errs9 === errors;
  if (_valid0 && valid0) {
    valid0 = false;
    passing0 = [passing0, 1];
  } else {
    if (_valid0) {
      valid0 = true;
      passing0 = 1;
    }
    const _errs17 = errors;
    const _errs18 = errors;
    if (errors === _errs18) {
      if (data && typeof data == 'object' && !Array.isArray(data)) {
        if (data.item_id === undefined || data.status === undefined || data.code === undefined || data.message === undefined) {
          errors++;
        } else {
          if (data.item_id !== undefined) {
            let data6 = data.item_id;
            const _errs20 = errors;
            if (typeof data6 !== 'string' && data6 !== null) {
              errors++;
            }
            var valid6 = _errs20 === errors;
          } else {
            var valid6 = true;
          }
          if (valid6) {
            if (data.status !== undefined) {
              const _errs22 = errors;
              if ('refused' !== data.status) {
                errors++;
              }
              var valid6 = _errs22 === errors;
            } else {
              var valid6 = true;
            }
            if (valid6) {
              if (data.code !== undefined) {
                const _errs23 = errors;
                if (typeof data.code !== 'string') {
                  errors++;
                }
                var valid6 = _errs23 === errors;
              } else {
                var valid6 = true;
              }
              if (valid6) {
                if (data.message !== undefined) {
                  const _errs25 = errors;
                  if (typeof data.message !== 'string') {
                    errors++;
                  }
                  var valid6 = _errs25 === errors;
                } else {
                  var valid6 = true;
                }
                if (valid6) {
                  if (data.limit !== undefined) {
                    let data10 = data.limit;
                    const _errs27 = errors;
                    if (!(typeof data10 == 'number' && !(data10 % 1) && !isNaN(data10)) && data10 !== null) {
                      errors++;
                    }
                    var valid6 = _errs27 === errors;
                  } else {
                    var valid6 = true;
                  }
                }
              }
            }
          }
        }
      } else {
        errors++;
      }
    }
    var _valid0 = _errs17 === errors;
    if (_valid0 && valid0) {
      valid0 = false;
      passing0 = [passing0, 2];
    } else {
      if (_valid0) {
        valid0 = true;
        passing0 = 2;
      }
    }
  }
  if (!valid0) {
    errors++;
    validate1.errors = vErrors;
    return false;
  } else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      } else {
        vErrors = null;
      }
    }
  }
  validate1.errors = vErrors;
  return errors === 0;
}
export const isQuestion = validate2;
const schema5 = {
  type: 'object',
  required: ['question_id', 'referral_id', 'code'],
  properties: {
    question_id: { type: 'string' },
    referral_id: { type: 'string' },
    code: { enum: ['still_there', 'interpreter', 'when', 'transport'] },
  },
};
function validate2(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.question_id === undefined || data.referral_id === undefined || data.code === undefined) {
        return false;
      } else {
        if (data.question_id !== undefined) {
          if (typeof data.question_id !== 'string') {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.referral_id !== undefined) {
            if (typeof data.referral_id !== 'string') {
              return false;
            }
          } else {
          }
          if (true) {
            if (data.code !== undefined) {
              let data2 = data.code;
              if (!(data2 === 'still_there' || data2 === 'interpreter' || data2 === 'when' || data2 === 'transport')) {
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
  return true;
}
export const isReferral = validate3;
const schema6 = {
  type: 'object',
  required: ['referral_id', 'responsibility'],
  properties: { referral_id: { type: 'string' }, responsibility: { enum: ['waiting', 'taken', 'nobody_left', 'stopped'] } },
};
function validate3(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.referral_id === undefined || data.responsibility === undefined) {
        return false;
      } else {
        if (data.referral_id !== undefined) {
          if (typeof data.referral_id !== 'string') {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.responsibility !== undefined) {
            let data1 = data.responsibility;
            if (!(data1 === 'waiting' || data1 === 'taken' || data1 === 'nobody_left' || data1 === 'stopped')) {
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
