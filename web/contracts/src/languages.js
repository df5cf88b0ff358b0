// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isLanguages = validate0;
const schema0 = {
  type: 'object',
  required: ['languages'],
  properties: {
    languages: {
      type: 'array',
      items: {
        type: 'object',
        required: ['tag', 'english_name', 'script', 'font', 'line_breaking', 'where_likely', 'audio', 'bytes'],
        properties: {
          tag: { type: 'string' },
          autonym: { type: ['string', 'null'] },
          english_name: { type: 'string' },
          direction: {},
          script: { type: 'string' },
          font: { type: 'string' },
          line_height: { type: 'number' },
          line_breaking: { type: 'string' },
          where_likely: { type: 'array', items: { type: 'string' } },
          greeting: { type: ['string', 'null'] },
          audio: { type: 'string' },
          state: { type: ['string', 'null'] },
          voice_state: { type: ['string', 'null'] },
          is_officer_language: { type: 'boolean' },
          bytes: {
            type: 'object',
            required: ['core', 'whole', 'officer'],
            properties: {
              core: { type: 'integer', minimum: 0 },
              whole: { type: 'integer', minimum: 0 },
              officer: { type: 'integer', minimum: 0 },
            },
          },
        },
      },
    },
  },
};
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (data.languages === undefined && (missing0 = 'languages')) {
        return false;
      } else {
        if (data.languages !== undefined) {
          let data0 = data.languages;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (Array.isArray(data0)) {
              var valid1 = true;
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                const _errs3 = errors;
                if (errors === _errs3) {
                  if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                    let missing1;
                    if (
                      (data1.tag === undefined && (missing1 = 'tag')) ||
                      (data1.english_name === undefined && (missing1 = 'english_name')) ||
                      (data1.script === undefined && (missing1 = 'script')) ||
                      (data1.font === undefined && (missing1 = 'font')) ||
                      (data1.line_breaking === undefined && (missing1 = 'line_breaking')) ||
                      (data1.where_likely === undefined && (missing1 = 'where_likely')) ||
                      (data1.audio === undefined && (missing1 = 'audio')) ||
                      (data1.bytes === undefined && (missing1 = 'bytes'))
                    ) {
                      return false;
                    } else {
                      if (data1.tag !== undefined) {
                        const _errs5 = errors;
                        if (typeof data1.tag !== 'string') {
                          return false;
                        }
                        var valid2 = _errs5 === errors;
                      } else {
                        var valid2 = true;
                      }
                      if (valid2) {
                        if (data1.autonym !== undefined) {
                          let data3 = data1.autonym;
                          const _errs7 = errors;
                          if (typeof data3 !== 'string' && data3 !== null) {
                            return false;
                          }
                          var valid2 = _errs7 === errors;
                        } else {
                          var valid2 = true;
                        }
                        if (valid2) {
                          if (data1.english_name !== undefined) {
                            const _errs9 = errors;
                            if (typeof data1.english_name !== 'string') {
                              return false;
                            }
                            var valid2 = _errs9 === errors;
                          } else {
                            var valid2 = true;
                          }
                          if (valid2) {
                            if (data1.script !== undefined) {
                              const _errs11 = errors;
                              if (typeof data1.script !== 'string') {
                                return false;
                              }
                              var valid2 = _errs11 === errors;
                            } else {
                              var valid2 = true;
                            }
                            if (valid2) {
                              if (data1.font !== undefined) {
                                const _errs13 = errors;
                                if (typeof data1.font !== 'string') {
                                  return false;
                                }
                                var valid2 = _errs13 === errors;
                              } else {
                                var valid2 = true;
                              }
                              if (valid2) {
                                if (data1.line_height !== undefined) {
                                  const _errs15 = errors;
                                  if (!(typeof data1.line_height == 'number')) {
                                    return false;
                                  }
                                  var valid2 = _errs15 === errors;
                                } else {
                                  var valid2 = true;
                                }
                                if (valid2) {
                                  if (data1.line_breaking !== undefined) {
                                    const _errs17 = errors;
                                    if (typeof data1.line_breaking !== 'string') {
                                      return false;
                                    }
                                    var valid2 = _errs17 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                  if (valid2) {
                                    if (data1.where_likely !== undefined) {
                                      let data9 = data1.where_likely;
                                      const _errs19 = errors;
                                      if (errors === _errs19) {
                                        if (Array.isArray(data9)) {
                                          var valid3 = true;
                                          const len1 = data9.length;
                                          for (let i1 = 0; i1 < len1; i1++) {
                                            const _errs21 = errors;
                                            if (typeof data9[i1] !== 'string') {
                                              return false;
                                            }
                                            var valid3 = _errs21 === errors;
                                            if (!valid3) {
                                              break;
                                            }
                                          }
                                        } else {
                                          return false;
                                        }
                                      }
                                      var valid2 = _errs19 === errors;
                                    } else {
                                      var valid2 = true;
                                    }
                                    if (valid2) {
                                      if (data1.greeting !== undefined) {
                                        let data11 = data1.greeting;
                                        const _errs23 = errors;
                                        if (typeof data11 !== 'string' && data11 !== null) {
                                          return false;
                                        }
                                        var valid2 = _errs23 === errors;
                                      } else {
                                        var valid2 = true;
                                      }
                                      if (valid2) {
                                        if (data1.audio !== undefined) {
                                          const _errs25 = errors;
                                          if (typeof data1.audio !== 'string') {
                                            return false;
                                          }
                                          var valid2 = _errs25 === errors;
                                        } else {
                                          var valid2 = true;
                                        }
                                        if (valid2) {
                                          if (data1.state !== undefined) {
                                            let data13 = data1.state;
                                            const _errs27 = errors;
                                            if (typeof data13 !== 'string' && data13 !== null) {
                                              return false;
                                            }
                                            var valid2 = _errs27 === errors;
                                          } else {
                                            var valid2 = true;
                                          }
                                          if (valid2) {
                                            if (data1.voice_state !== undefined) {
                                              let data14 = data1.voice_state;
                                              const _errs29 = errors;
                                              if (typeof data14 !== 'string' && data14 !== null) {
                                                return false;
                                              }
                                              var valid2 = _errs29 === errors;
                                            } else {
                                              var valid2 = true;
                                            }
                                            if (valid2) {
                                              if (data1.is_officer_language !== undefined) {
                                                const _errs31 = errors;
                                                if (typeof data1.is_officer_language !== 'boolean') {
                                                  return false;
                                                }
                                                var valid2 = _errs31 === errors;
                                              } else {
                                                var valid2 = true;
                                              }
                                              if (valid2) {
                                                if (data1.bytes !== undefined) {
                                                  let data16 = data1.bytes;
                                                  const _errs33 = errors;
                                                  if (errors === _errs33) {
                                                    if (data16 && typeof data16 == 'object' && !Array.isArray(data16)) {
                                                      let missing2;
                                                      if (
                                                        (data16.core === undefined && (missing2 = 'core')) ||
                                                        (data16.whole === undefined && (missing2 = 'whole')) ||
                                                        (data16.officer === undefined && (missing2 = 'officer'))
                                                      ) {
                                                        return false;
                                                      } else {
                                                        if (data16.core !== undefined) {
                                                          let data17 = data16.core;
                                                          const _errs35 = errors;
                                                          if (!(typeof data17 == 'number' && !(data17 % 1) && !isNaN(data17))) {
                                                            return false;
                                                          }
                                                          if (errors === _errs35) {
                                                            if (typeof data17 == 'number') {
                                                              if (data17 < 0 || isNaN(data17)) {
                                                                return false;
                                                              }
                                                            }
                                                          }
                                                          var valid4 = _errs35 === errors;
                                                        } else {
                                                          var valid4 = true;
                                                        }
                                                        if (valid4) {
                                                          if (data16.whole !== undefined) {
                                                            let data18 = data16.whole;
                                                            const _errs37 = errors;
                                                            if (!(typeof data18 == 'number' && !(data18 % 1) && !isNaN(data18))) {
                                                              return false;
                                                            }
                                                            if (errors === _errs37) {
                                                              if (typeof data18 == 'number') {
                                                                if (data18 < 0 || isNaN(data18)) {
                                                                  return false;
                                                                }
                                                              }
                                                            }
                                                            var valid4 = _errs37 === errors;
                                                          } else {
                                                            var valid4 = true;
                                                          }
                                                          if (valid4) {
                                                            if (data16.officer !== undefined) {
                                                              let data19 = data16.officer;
                                                              const _errs39 = errors;
                                                              if (!(typeof data19 == 'number' && !(data19 % 1) && !isNaN(data19))) {
                                                                return false;
                                                              }
                                                              if (errors === _errs39) {
                                                                if (typeof data19 == 'number') {
                                                                  if (data19 < 0 || isNaN(data19)) {
                                                                    return false;
                                                                  }
                                                                }
                                                              }
                                                              var valid4 = _errs39 === errors;
                                                            } else {
                                                              var valid4 = true;
                                                            }
                                                          }
                                                        }
                                                      }
                                                    } else {
                                                      return false;
                                                    }
                                                  }
                                                  var valid2 = _errs33 === errors;
                                                } else {
                                                  var valid2 = true;
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
                            }
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
