// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isTalk = validate0;
const schema0 = {
  type: 'object',
  required: ['groups', 'replies'],
  properties: {
    groups: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'phrases'],
        properties: {
          id: { type: 'string' },
          phrases: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id'],
              properties: {
                id: { type: 'string' },
                replies: { type: ['array', 'null'], items: { type: 'string' } },
                several: { type: 'boolean' },
                layout: {},
                private: { type: 'boolean' },
              },
            },
          },
        },
      },
    },
    replies: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        properties: {
          id: { type: 'string' },
          picture: { type: ['string', 'null'] },
          alone: { type: 'boolean' },
          tells_fear: { type: 'boolean' },
        },
      },
    },
  },
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.groups === undefined || data.replies === undefined) {
        return false;
      } else {
        if (data.groups !== undefined) {
          let data0 = data.groups;
          if (true) {
            if (Array.isArray(data0)) {
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                if (true) {
                  if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                    if (data1.id === undefined || data1.phrases === undefined) {
                      return false;
                    } else {
                      if (data1.id !== undefined) {
                        if (typeof data1.id !== 'string') {
                          return false;
                        }
                      } else {
                      }
                      if (true) {
                        if (data1.phrases !== undefined) {
                          let data3 = data1.phrases;
                          if (true) {
                            if (Array.isArray(data3)) {
                              const len1 = data3.length;
                              for (let i1 = 0; i1 < len1; i1++) {
                                let data4 = data3[i1];
                                if (true) {
                                  if (data4 && typeof data4 == 'object' && !Array.isArray(data4)) {
                                    if (data4.id === undefined) {
                                      return false;
                                    } else {
                                      if (data4.id !== undefined) {
                                        if (typeof data4.id !== 'string') {
                                          return false;
                                        }
                                      } else {
                                      }
                                      if (true) {
                                        if (data4.replies !== undefined) {
                                          let data6 = data4.replies;
                                          if (!Array.isArray(data6) && data6 !== null) {
                                            return false;
                                          }
                                          if (true) {
                                            if (Array.isArray(data6)) {
                                              const len2 = data6.length;
                                              for (let i2 = 0; i2 < len2; i2++) {
                                                if (typeof data6[i2] !== 'string') {
                                                  return false;
                                                }
                                              }
                                            }
                                          }
                                        } else {
                                        }
                                        if (true) {
                                          if (data4.several !== undefined) {
                                            if (typeof data4.several !== 'boolean') {
                                              return false;
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data4.private !== undefined) {
                                              if (typeof data4.private !== 'boolean') {
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
                              }
                            } else {
                              return false;
                            }
                          }
                        } else {
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
        if (true) {
          if (data.replies !== undefined) {
            let data10 = data.replies;
            if (true) {
              if (Array.isArray(data10)) {
                const len3 = data10.length;
                for (let i3 = 0; i3 < len3; i3++) {
                  let data11 = data10[i3];
                  if (true) {
                    if (data11 && typeof data11 == 'object' && !Array.isArray(data11)) {
                      if (data11.id === undefined) {
                        return false;
                      } else {
                        if (data11.id !== undefined) {
                          if (typeof data11.id !== 'string') {
                            return false;
                          }
                        } else {
                        }
                        if (true) {
                          if (data11.picture !== undefined) {
                            let data13 = data11.picture;
                            if (typeof data13 !== 'string' && data13 !== null) {
                              return false;
                            }
                          } else {
                          }
                          if (true) {
                            if (data11.alone !== undefined) {
                              if (typeof data11.alone !== 'boolean') {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data11.tells_fear !== undefined) {
                                if (typeof data11.tells_fear !== 'boolean') {
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
                }
              } else {
                return false;
              }
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
