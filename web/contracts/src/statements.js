// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isReceiptPayload = validate0;
const schema0 = {
  type: 'object',
  required: ['issued_at', 'epoch', 'items'],
  properties: {
    issued_at: { type: 'string' },
    epoch: { type: 'string' },
    backed_up_through: { type: ['integer', 'null'] },
    items: { type: 'array' },
  },
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.issued_at === undefined || data.epoch === undefined || data.items === undefined) {
        return false;
      } else {
        if (data.issued_at !== undefined) {
          if (typeof data.issued_at !== 'string') {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.epoch !== undefined) {
            if (typeof data.epoch !== 'string') {
              return false;
            }
          } else {
          }
          if (true) {
            if (data.backed_up_through !== undefined) {
              let data2 = data.backed_up_through;
              if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2)) && data2 !== null) {
                return false;
              }
            } else {
            }
            if (true) {
              if (data.items !== undefined) {
                if (!Array.isArray(data.items)) {
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
  return true;
}
export const isReceivedItem = validate1;
const schema1 = {
  type: 'object',
  required: ['item_id', 'sha256', 'received_sequence'],
  properties: { item_id: { type: 'string' }, sha256: { type: 'string' }, received_sequence: { type: 'integer' } },
};
function validate1(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.item_id === undefined || data.sha256 === undefined || data.received_sequence === undefined) {
        return false;
      } else {
        if (data.item_id !== undefined) {
          if (typeof data.item_id !== 'string') {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.sha256 !== undefined) {
            if (typeof data.sha256 !== 'string') {
              return false;
            }
          } else {
          }
          if (true) {
            if (data.received_sequence !== undefined) {
              let data2 = data.received_sequence;
              if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2))) {
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
export const isRevocationPayload = validate2;
const schema2 = {
  type: 'object',
  required: ['enrolment_id', 'nonce'],
  properties: { enrolment_id: { type: 'string' }, nonce: { type: 'string' } },
};
function validate2(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.enrolment_id === undefined || data.nonce === undefined) {
        return false;
      } else {
        if (data.enrolment_id !== undefined) {
          if (typeof data.enrolment_id !== 'string') {
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
    } else {
      return false;
    }
  }
  return true;
}
export const isStandingPayload = validate3;
const schema3 = {
  type: 'object',
  required: ['issued_at', 'epoch'],
  properties: {
    issued_at: { type: 'string' },
    epoch: { type: 'string' },
    backed_up_through: { type: ['integer', 'null'] },
    envelope_recipient: { type: 'string' },
  },
};
function validate3(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.issued_at === undefined || data.epoch === undefined) {
        return false;
      } else {
        if (data.issued_at !== undefined) {
          if (typeof data.issued_at !== 'string') {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.epoch !== undefined) {
            if (typeof data.epoch !== 'string') {
              return false;
            }
          } else {
          }
          if (true) {
            if (data.backed_up_through !== undefined) {
              let data2 = data.backed_up_through;
              if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2)) && data2 !== null) {
                return false;
              }
            } else {
            }
            if (true) {
              if (data.envelope_recipient !== undefined) {
                if (typeof data.envelope_recipient !== 'string') {
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
  return true;
}
