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
    kind: { enum: ['complaint', 'oversight'], type: 'string' },
    door: { enum: ['phone', 'open', 'desk'], type: 'string' },
    recipient: { type: 'string' },
    status: { enum: ['new', 'opened', 'answered'], type: 'string' },
  },
  required: ['complaint_id', 'kind', 'door', 'recipient', 'status'],
  type: 'object',
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.complaints === undefined) {
        return false;
      } else {
        if (data.complaints !== undefined) {
          let data0 = data.complaints;
          if (true) {
            if (Array.isArray(data0)) {
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                if (true) {
                  if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                    if (
                      data1.complaint_id === undefined ||
                      data1.kind === undefined ||
                      data1.door === undefined ||
                      data1.recipient === undefined ||
                      data1.status === undefined
                    ) {
                      return false;
                    } else {
                      if (data1.complaint_id !== undefined) {
                        if (typeof data1.complaint_id !== 'string') {
                          return false;
                        }
                      } else {
                      }
                      if (true) {
                        if (data1.kind !== undefined) {
                          let data3 = data1.kind;
                          if (typeof data3 !== 'string') {
                            return false;
                          }
                          if (!(data3 === 'complaint' || data3 === 'oversight')) {
                            return false;
                          }
                        } else {
                        }
                        if (true) {
                          if (data1.door !== undefined) {
                            let data4 = data1.door;
                            if (typeof data4 !== 'string') {
                              return false;
                            }
                            if (!(data4 === 'phone' || data4 === 'open' || data4 === 'desk')) {
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
                              if (data1.status !== undefined) {
                                let data6 = data1.status;
                                if (typeof data6 !== 'string') {
                                  return false;
                                }
                                if (!(data6 === 'new' || data6 === 'opened' || data6 === 'answered')) {
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
