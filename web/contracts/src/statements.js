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
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (
        (data.issued_at === undefined && (missing0 = 'issued_at')) ||
        (data.epoch === undefined && (missing0 = 'epoch')) ||
        (data.items === undefined && (missing0 = 'items'))
      ) {
        return false;
      } else {
        if (data.issued_at !== undefined) {
          const _errs1 = errors;
          if (typeof data.issued_at !== 'string') {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.epoch !== undefined) {
            const _errs3 = errors;
            if (typeof data.epoch !== 'string') {
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.backed_up_through !== undefined) {
              let data2 = data.backed_up_through;
              const _errs5 = errors;
              if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2)) && data2 !== null) {
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.items !== undefined) {
                const _errs7 = errors;
                if (!Array.isArray(data.items)) {
                  return false;
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
  validate0.errors = vErrors;
  return errors === 0;
}
export const isReceivedItem = validate1;
const schema1 = {
  type: 'object',
  required: ['item_id', 'sha256', 'received_sequence'],
  properties: { item_id: { type: 'string' }, sha256: { type: 'string' }, received_sequence: { type: 'integer' } },
};
function validate1(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (
        (data.item_id === undefined && (missing0 = 'item_id')) ||
        (data.sha256 === undefined && (missing0 = 'sha256')) ||
        (data.received_sequence === undefined && (missing0 = 'received_sequence'))
      ) {
        return false;
      } else {
        if (data.item_id !== undefined) {
          const _errs1 = errors;
          if (typeof data.item_id !== 'string') {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.sha256 !== undefined) {
            const _errs3 = errors;
            if (typeof data.sha256 !== 'string') {
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.received_sequence !== undefined) {
              let data2 = data.received_sequence;
              const _errs5 = errors;
              if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2))) {
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
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
export const isRevocationPayload = validate2;
const schema2 = {
  type: 'object',
  required: ['enrolment_id', 'nonce'],
  properties: { enrolment_id: { type: 'string' }, nonce: { type: 'string' } },
};
function validate2(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if ((data.enrolment_id === undefined && (missing0 = 'enrolment_id')) || (data.nonce === undefined && (missing0 = 'nonce'))) {
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
          if (data.nonce !== undefined) {
            const _errs3 = errors;
            if (typeof data.nonce !== 'string') {
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
        }
      }
    } else {
      return false;
    }
  }
  validate2.errors = vErrors;
  return errors === 0;
}
export const isStandingPayload = validate3;
const schema3 = {
  type: 'object',
  required: ['issued_at', 'epoch'],
  properties: { issued_at: { type: 'string' }, epoch: { type: 'string' }, backed_up_through: { type: ['integer', 'null'] } },
};
function validate3(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if ((data.issued_at === undefined && (missing0 = 'issued_at')) || (data.epoch === undefined && (missing0 = 'epoch'))) {
        return false;
      } else {
        if (data.issued_at !== undefined) {
          const _errs1 = errors;
          if (typeof data.issued_at !== 'string') {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.epoch !== undefined) {
            const _errs3 = errors;
            if (typeof data.epoch !== 'string') {
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.backed_up_through !== undefined) {
              let data2 = data.backed_up_through;
              const _errs5 = errors;
              if (!(typeof data2 == 'number' && !(data2 % 1) && !isNaN(data2)) && data2 !== null) {
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      return false;
    }
  }
  validate3.errors = vErrors;
  return errors === 0;
}
