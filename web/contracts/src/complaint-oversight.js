// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isComplaintOversight = validate0;
const schema0 = {
  type: 'object',
  required: ['kind', 'what'],
  properties: {
    kind: { const: 'oversight' },
    what: { type: 'string' },
    reason: { type: 'string' },
    suggested: { type: 'string' },
    kept: { type: 'string' },
    station: { type: 'string' },
    made_on: { type: 'string' },
  },
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.kind === undefined || data.what === undefined) {
        return false;
      } else {
        if (data.kind !== undefined) {
          if ('oversight' !== data.kind) {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.what !== undefined) {
            if (typeof data.what !== 'string') {
              return false;
            }
          } else {
          }
          if (true) {
            if (data.reason !== undefined) {
              if (typeof data.reason !== 'string') {
                return false;
              }
            } else {
            }
            if (true) {
              if (data.suggested !== undefined) {
                if (typeof data.suggested !== 'string') {
                  return false;
                }
              } else {
              }
              if (true) {
                if (data.kept !== undefined) {
                  if (typeof data.kept !== 'string') {
                    return false;
                  }
                } else {
                }
                if (true) {
                  if (data.station !== undefined) {
                    if (typeof data.station !== 'string') {
                      return false;
                    }
                  } else {
                  }
                  if (true) {
                    if (data.made_on !== undefined) {
                      if (typeof data.made_on !== 'string') {
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
    } else {
      return false;
    }
  }
  return true;
}
