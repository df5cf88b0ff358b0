// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isMine = validate0;
const schema0 = {
  properties: {
    courses: { items: { $ref: 'CourseOut' }, type: 'array' },
    finished: { items: { $ref: 'FinishedOut' }, type: 'array' },
    shared: { items: { $ref: 'SharedOut' }, type: 'array' },
  },
  required: ['courses', 'finished', 'shared'],
  type: 'object',
};
const schema1 = {
  properties: {
    course_id: { type: 'string' },
    code: { type: 'string' },
    begins_on: { type: 'string' },
    ends_on: { type: 'string' },
    is_open: { type: 'boolean' },
    has_plan: { type: 'boolean' },
    asked: { items: { type: 'integer' }, type: 'array' },
    title: { type: 'string' },
  },
  required: ['course_id', 'title', 'code', 'begins_on', 'ends_on', 'is_open', 'has_plan', 'asked'],
  type: 'object',
};
const schema2 = {
  properties: {
    step: { enum: ['module', 'persona', 'test'], type: 'string' },
    id: { type: 'string' },
    number: { type: 'integer' },
    version: { type: 'integer' },
    day: { type: 'string' },
  },
  required: ['step', 'id', 'number', 'version', 'day'],
  type: 'object',
};
const schema3 = {
  properties: {
    step: { enum: ['module', 'persona', 'test'], type: 'string' },
    id: { type: 'string' },
    number: { type: 'integer' },
    turn: { type: 'integer' },
    is_shared: { type: 'boolean' },
  },
  required: ['step', 'id', 'number', 'turn', 'is_shared'],
  type: 'object',
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.courses === undefined || data.finished === undefined || data.shared === undefined) {
        return false;
      } else {
        if (data.courses !== undefined) {
          let data0 = data.courses;
          if (true) {
            if (Array.isArray(data0)) {
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                if (true) {
                  if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                    if (
                      data1.course_id === undefined ||
                      data1.title === undefined ||
                      data1.code === undefined ||
                      data1.begins_on === undefined ||
                      data1.ends_on === undefined ||
                      data1.is_open === undefined ||
                      data1.has_plan === undefined ||
                      data1.asked === undefined
                    ) {
                      return false;
                    } else {
                      if (data1.course_id !== undefined) {
                        if (typeof data1.course_id !== 'string') {
                          return false;
                        }
                      } else {
                      }
                      if (true) {
                        if (data1.code !== undefined) {
                          if (typeof data1.code !== 'string') {
                            return false;
                          }
                        } else {
                        }
                        if (true) {
                          if (data1.begins_on !== undefined) {
                            if (typeof data1.begins_on !== 'string') {
                              return false;
                            }
                          } else {
                          }
                          if (true) {
                            if (data1.ends_on !== undefined) {
                              if (typeof data1.ends_on !== 'string') {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data1.is_open !== undefined) {
                                if (typeof data1.is_open !== 'boolean') {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data1.has_plan !== undefined) {
                                  if (typeof data1.has_plan !== 'boolean') {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data1.asked !== undefined) {
                                    let data8 = data1.asked;
                                    if (true) {
                                      if (Array.isArray(data8)) {
                                        const len1 = data8.length;
                                        for (let i1 = 0; i1 < len1; i1++) {
                                          let data9 = data8[i1];
                                          if (!(typeof data9 == 'number' && !(data9 % 1) && !isNaN(data9))) {
                                            return false;
                                          }
                                        }
                                      } else {
                                        return false;
                                      }
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data1.title !== undefined) {
                                      if (typeof data1.title !== 'string') {
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
          if (data.finished !== undefined) {
            let data11 = data.finished;
            if (true) {
              if (Array.isArray(data11)) {
                const len2 = data11.length;
                for (let i2 = 0; i2 < len2; i2++) {
                  let data12 = data11[i2];
                  if (true) {
                    if (data12 && typeof data12 == 'object' && !Array.isArray(data12)) {
                      if (
                        data12.step === undefined ||
                        data12.id === undefined ||
                        data12.number === undefined ||
                        data12.version === undefined ||
                        data12.day === undefined
                      ) {
                        return false;
                      } else {
                        if (data12.step !== undefined) {
                          let data13 = data12.step;
                          if (typeof data13 !== 'string') {
                            return false;
                          }
                          if (!(data13 === 'module' || data13 === 'persona' || data13 === 'test')) {
                            return false;
                          }
                        } else {
                        }
                        if (true) {
                          if (data12.id !== undefined) {
                            if (typeof data12.id !== 'string') {
                              return false;
                            }
                          } else {
                          }
                          if (true) {
                            if (data12.number !== undefined) {
                              let data15 = data12.number;
                              if (!(typeof data15 == 'number' && !(data15 % 1) && !isNaN(data15))) {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data12.version !== undefined) {
                                let data16 = data12.version;
                                if (!(typeof data16 == 'number' && !(data16 % 1) && !isNaN(data16))) {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data12.day !== undefined) {
                                  if (typeof data12.day !== 'string') {
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
          if (true) {
            if (data.shared !== undefined) {
              let data18 = data.shared;
              if (true) {
                if (Array.isArray(data18)) {
                  const len3 = data18.length;
                  for (let i3 = 0; i3 < len3; i3++) {
                    let data19 = data18[i3];
                    if (true) {
                      if (data19 && typeof data19 == 'object' && !Array.isArray(data19)) {
                        if (
                          data19.step === undefined ||
                          data19.id === undefined ||
                          data19.number === undefined ||
                          data19.turn === undefined ||
                          data19.is_shared === undefined
                        ) {
                          return false;
                        } else {
                          if (data19.step !== undefined) {
                            let data20 = data19.step;
                            if (typeof data20 !== 'string') {
                              return false;
                            }
                            if (!(data20 === 'module' || data20 === 'persona' || data20 === 'test')) {
                              return false;
                            }
                          } else {
                          }
                          if (true) {
                            if (data19.id !== undefined) {
                              if (typeof data19.id !== 'string') {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data19.number !== undefined) {
                                let data22 = data19.number;
                                if (!(typeof data22 == 'number' && !(data22 % 1) && !isNaN(data22))) {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data19.turn !== undefined) {
                                  let data23 = data19.turn;
                                  if (!(typeof data23 == 'number' && !(data23 % 1) && !isNaN(data23))) {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data19.is_shared !== undefined) {
                                    if (typeof data19.is_shared !== 'boolean') {
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
