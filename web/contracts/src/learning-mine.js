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
const schema3 = {
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
const schema4 = {
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
const schema1 = {
  properties: {
    course_id: { type: 'string' },
    code: { type: 'string' },
    begins_on: { type: 'string' },
    ends_on: { type: 'string' },
    is_open: { type: 'boolean' },
    has_plan: { type: 'boolean' },
    asked: { items: { type: 'integer' }, type: 'array' },
    studies: { items: { $ref: 'StudyOut' }, type: 'array' },
    title: { type: 'string' },
  },
  required: ['course_id', 'title', 'code', 'begins_on', 'ends_on', 'is_open', 'has_plan', 'asked', 'studies'],
  type: 'object',
};
const schema2 = {
  properties: {
    study_id: { type: 'string' },
    version: { type: 'integer' },
    turn: { type: 'integer' },
    is_given: { type: 'boolean' },
    title: { type: 'string' },
  },
  required: ['study_id', 'title', 'version', 'turn', 'is_given'],
  type: 'object',
};
function validate1(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (
        data.course_id === undefined ||
        data.title === undefined ||
        data.code === undefined ||
        data.begins_on === undefined ||
        data.ends_on === undefined ||
        data.is_open === undefined ||
        data.has_plan === undefined ||
        data.asked === undefined ||
        data.studies === undefined
      ) {
        return false;
      } else {
        if (data.course_id !== undefined) {
          if (typeof data.course_id !== 'string') {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.code !== undefined) {
            if (typeof data.code !== 'string') {
              return false;
            }
          } else {
          }
          if (true) {
            if (data.begins_on !== undefined) {
              if (typeof data.begins_on !== 'string') {
                return false;
              }
            } else {
            }
            if (true) {
              if (data.ends_on !== undefined) {
                if (typeof data.ends_on !== 'string') {
                  return false;
                }
              } else {
              }
              if (true) {
                if (data.is_open !== undefined) {
                  if (typeof data.is_open !== 'boolean') {
                    return false;
                  }
                } else {
                }
                if (true) {
                  if (data.has_plan !== undefined) {
                    if (typeof data.has_plan !== 'boolean') {
                      return false;
                    }
                  } else {
                  }
                  if (true) {
                    if (data.asked !== undefined) {
                      let data6 = data.asked;
                      if (true) {
                        if (Array.isArray(data6)) {
                          const len0 = data6.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            let data7 = data6[i0];
                            if (!(typeof data7 == 'number' && !(data7 % 1) && !isNaN(data7))) {
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
                      if (data.studies !== undefined) {
                        let data8 = data.studies;
                        if (true) {
                          if (Array.isArray(data8)) {
                            const len1 = data8.length;
                            for (let i1 = 0; i1 < len1; i1++) {
                              let data9 = data8[i1];
                              if (true) {
                                if (data9 && typeof data9 == 'object' && !Array.isArray(data9)) {
                                  if (
                                    data9.study_id === undefined ||
                                    data9.title === undefined ||
                                    data9.version === undefined ||
                                    data9.turn === undefined ||
                                    data9.is_given === undefined
                                  ) {
                                    return false;
                                  } else {
                                    if (data9.study_id !== undefined) {
                                      if (typeof data9.study_id !== 'string') {
                                        return false;
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data9.version !== undefined) {
                                        let data11 = data9.version;
                                        if (!(typeof data11 == 'number' && !(data11 % 1) && !isNaN(data11))) {
                                          return false;
                                        }
                                      } else {
                                      }
                                      if (true) {
                                        if (data9.turn !== undefined) {
                                          let data12 = data9.turn;
                                          if (!(typeof data12 == 'number' && !(data12 % 1) && !isNaN(data12))) {
                                            return false;
                                          }
                                        } else {
                                        }
                                        if (true) {
                                          if (data9.is_given !== undefined) {
                                            if (typeof data9.is_given !== 'boolean') {
                                              return false;
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data9.title !== undefined) {
                                              if (typeof data9.title !== 'string') {
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
                        if (data.title !== undefined) {
                          if (typeof data.title !== 'string') {
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
    } else {
      return false;
    }
  }
  return true;
}
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.courses === undefined || data.finished === undefined || data.shared === undefined) {
        return false;
      } else {
        if (data.courses !== undefined) {
          let data0 = data.courses;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (Array.isArray(data0)) {
              var valid1 = true;
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                const _errs3 = errors;
                if (
                  !validate1(data0[i0], {
                    instancePath: instancePath + '/courses/' + i0,
                    parentData: data0,
                    parentDataProperty: i0,
                    rootData,
                  })
                ) {
                  errors++;
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
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.finished !== undefined) {
            let data2 = data.finished;
            const _errs4 = errors;
            if (errors === _errs4) {
              if (Array.isArray(data2)) {
                var valid2 = true;
                const len1 = data2.length;
                for (let i1 = 0; i1 < len1; i1++) {
                  let data3 = data2[i1];
                  const _errs6 = errors;
                  const _errs7 = errors;
                  if (errors === _errs7) {
                    if (data3 && typeof data3 == 'object' && !Array.isArray(data3)) {
                      if (
                        data3.step === undefined ||
                        data3.id === undefined ||
                        data3.number === undefined ||
                        data3.version === undefined ||
                        data3.day === undefined
                      ) {
                        return false;
                      } else {
                        if (data3.step !== undefined) {
                          let data4 = data3.step;
                          const _errs9 = errors;
                          if (typeof data4 !== 'string') {
                            return false;
                          }
                          if (!(data4 === 'module' || data4 === 'persona' || data4 === 'test')) {
                            return false;
                          }
                          var valid4 = _errs9 === errors;
                        } else {
                          var valid4 = true;
                        }
                        if (valid4) {
                          if (data3.id !== undefined) {
                            const _errs11 = errors;
                            if (typeof data3.id !== 'string') {
                              return false;
                            }
                            var valid4 = _errs11 === errors;
                          } else {
                            var valid4 = true;
                          }
                          if (valid4) {
                            if (data3.number !== undefined) {
                              let data6 = data3.number;
                              const _errs13 = errors;
                              if (!(typeof data6 == 'number' && !(data6 % 1) && !isNaN(data6))) {
                                return false;
                              }
                              var valid4 = _errs13 === errors;
                            } else {
                              var valid4 = true;
                            }
                            if (valid4) {
                              if (data3.version !== undefined) {
                                let data7 = data3.version;
                                const _errs15 = errors;
                                if (!(typeof data7 == 'number' && !(data7 % 1) && !isNaN(data7))) {
                                  return false;
                                }
                                var valid4 = _errs15 === errors;
                              } else {
                                var valid4 = true;
                              }
                              if (valid4) {
                                if (data3.day !== undefined) {
                                  const _errs17 = errors;
                                  if (typeof data3.day !== 'string') {
                                    return false;
                                  }
                                  var valid4 = _errs17 === errors;
                                } else {
                                  var valid4 = true;
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
                  var valid2 = _errs6 === errors;
                  if (!valid2) {
                    break;
                  }
                }
              } else {
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.shared !== undefined) {
              let data9 = data.shared;
              const _errs19 = errors;
              if (errors === _errs19) {
                if (Array.isArray(data9)) {
                  var valid5 = true;
                  const len2 = data9.length;
                  for (let i2 = 0; i2 < len2; i2++) {
                    let data10 = data9[i2];
                    const _errs21 = errors;
                    const _errs22 = errors;
                    if (errors === _errs22) {
                      if (data10 && typeof data10 == 'object' && !Array.isArray(data10)) {
                        if (
                          data10.step === undefined ||
                          data10.id === undefined ||
                          data10.number === undefined ||
                          data10.turn === undefined ||
                          data10.is_shared === undefined
                        ) {
                          return false;
                        } else {
                          if (data10.step !== undefined) {
                            let data11 = data10.step;
                            const _errs24 = errors;
                            if (typeof data11 !== 'string') {
                              return false;
                            }
                            if (!(data11 === 'module' || data11 === 'persona' || data11 === 'test')) {
                              return false;
                            }
                            var valid7 = _errs24 === errors;
                          } else {
                            var valid7 = true;
                          }
                          if (valid7) {
                            if (data10.id !== undefined) {
                              const _errs26 = errors;
                              if (typeof data10.id !== 'string') {
                                return false;
                              }
                              var valid7 = _errs26 === errors;
                            } else {
                              var valid7 = true;
                            }
                            if (valid7) {
                              if (data10.number !== undefined) {
                                let data13 = data10.number;
                                const _errs28 = errors;
                                if (!(typeof data13 == 'number' && !(data13 % 1) && !isNaN(data13))) {
                                  return false;
                                }
                                var valid7 = _errs28 === errors;
                              } else {
                                var valid7 = true;
                              }
                              if (valid7) {
                                if (data10.turn !== undefined) {
                                  let data14 = data10.turn;
                                  const _errs30 = errors;
                                  if (!(typeof data14 == 'number' && !(data14 % 1) && !isNaN(data14))) {
                                    return false;
                                  }
                                  var valid7 = _errs30 === errors;
                                } else {
                                  var valid7 = true;
                                }
                                if (valid7) {
                                  if (data10.is_shared !== undefined) {
                                    const _errs32 = errors;
                                    if (typeof data10.is_shared !== 'boolean') {
                                      return false;
                                    }
                                    var valid7 = _errs32 === errors;
                                  } else {
                                    var valid7 = true;
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
                    var valid5 = _errs21 === errors;
                    if (!valid5) {
                      break;
                    }
                  }
                } else {
                  return false;
                }
              }
              var valid0 = _errs19 === errors;
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
  validate0.errors = vErrors;
  return errors === 0;
}
