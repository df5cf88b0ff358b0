// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isVoice = validate0;
const schema0 = {
  type: 'object',
  required: ['language', 'module', 'clips'],
  properties: {
    language: { type: 'string' },
    module: { type: 'string' },
    clips: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['offset', 'bytes', 'source', 'state'],
        properties: {
          offset: { type: 'integer', minimum: 0 },
          bytes: { type: 'integer', minimum: 0 },
          seconds: { type: 'number' },
          source: { type: 'string' },
          state: { type: 'string' },
        },
      },
    },
  },
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.language === undefined || data.module === undefined || data.clips === undefined) {
        return false;
      } else {
        if (data.language !== undefined) {
          if (typeof data.language !== 'string') {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.module !== undefined) {
            if (typeof data.module !== 'string') {
              return false;
            }
          } else {
          }
          if (true) {
            if (data.clips !== undefined) {
              let data2 = data.clips;
              if (true) {
                if (data2 && typeof data2 == 'object' && !Array.isArray(data2)) {
                  for (const key0 in data2) {
                    let data3 = data2[key0];
                    if (true) {
                      if (data3 && typeof data3 == 'object' && !Array.isArray(data3)) {
                        if (
                          data3.offset === undefined ||
                          data3.bytes === undefined ||
                          data3.source === undefined ||
                          data3.state === undefined
                        ) {
                          return false;
                        } else {
                          if (data3.offset !== undefined) {
                            let data4 = data3.offset;
                            if (!(typeof data4 == 'number' && !(data4 % 1) && !isNaN(data4))) {
                              return false;
                            }
                            if (true) {
                              if (typeof data4 == 'number') {
                                if (data4 < 0 || isNaN(data4)) {
                                  return false;
                                }
                              }
                            }
                          } else {
                          }
                          if (true) {
                            if (data3.bytes !== undefined) {
                              let data5 = data3.bytes;
                              if (!(typeof data5 == 'number' && !(data5 % 1) && !isNaN(data5))) {
                                return false;
                              }
                              if (true) {
                                if (typeof data5 == 'number') {
                                  if (data5 < 0 || isNaN(data5)) {
                                    return false;
                                  }
                                }
                              }
                            } else {
                            }
                            if (true) {
                              if (data3.seconds !== undefined) {
                                if (!(typeof data3.seconds == 'number')) {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data3.source !== undefined) {
                                  if (typeof data3.source !== 'string') {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data3.state !== undefined) {
                                    if (typeof data3.state !== 'string') {
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
