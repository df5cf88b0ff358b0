// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isComplaints = validate0;
const schema0 = {
  properties: { complaints: { items: { $ref: 'ComplaintOut' }, type: 'array' } },
  required: ['complaints'],
  type: 'object',
};
const schema1 = {
  properties: {
    complaint_id: { type: 'string' },
    recipient: { type: 'string' },
    status: { enum: ['new', 'opened', 'answered'], type: 'string' },
  },
  required: ['complaint_id', 'recipient', 'status'],
  type: 'object',
};
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (data.complaints === undefined && (missing0 = 'complaints')) {
        return false;
      } else {
        if (data.complaints !== undefined) {
          let data0 = data.complaints;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (Array.isArray(data0)) {
              var valid1 = true;
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                const _errs3 = errors;
                const _errs4 = errors;
                if (errors === _errs4) {
                  if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                    let missing1;
                    if (
                      (data1.complaint_id === undefined && (missing1 = 'complaint_id')) ||
                      (data1.recipient === undefined && (missing1 = 'recipient')) ||
                      (data1.status === undefined && (missing1 = 'status'))
                    ) {
                      return false;
                    } else {
                      if (data1.complaint_id !== undefined) {
                        const _errs6 = errors;
                        if (typeof data1.complaint_id !== 'string') {
                          return false;
                        }
                        var valid3 = _errs6 === errors;
                      } else {
                        var valid3 = true;
                      }
                      if (valid3) {
                        if (data1.recipient !== undefined) {
                          const _errs8 = errors;
                          if (typeof data1.recipient !== 'string') {
                            return false;
                          }
                          var valid3 = _errs8 === errors;
                        } else {
                          var valid3 = true;
                        }
                        if (valid3) {
                          if (data1.status !== undefined) {
                            let data4 = data1.status;
                            const _errs10 = errors;
                            if (typeof data4 !== 'string') {
                              return false;
                            }
                            if (!(data4 === 'new' || data4 === 'opened' || data4 === 'answered')) {
                              return false;
                            }
                            var valid3 = _errs10 === errors;
                          } else {
                            var valid3 = true;
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
