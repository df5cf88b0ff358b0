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
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.languages === undefined) {
        return false;
      } else {
        if (data.languages !== undefined) {
          let data0 = data.languages;
          if (true) {
            if (Array.isArray(data0)) {
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                if (true) {
                  if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                    if (
                      data1.tag === undefined ||
                      data1.english_name === undefined ||
                      data1.script === undefined ||
                      data1.font === undefined ||
                      data1.line_breaking === undefined ||
                      data1.where_likely === undefined ||
                      data1.audio === undefined ||
                      data1.bytes === undefined
                    ) {
                      return false;
                    } else {
                      if (data1.tag !== undefined) {
                        if (typeof data1.tag !== 'string') {
                          return false;
                        }
                      } else {
                      }
                      if (true) {
                        if (data1.autonym !== undefined) {
                          let data3 = data1.autonym;
                          if (typeof data3 !== 'string' && data3 !== null) {
                            return false;
                          }
                        } else {
                        }
                        if (true) {
                          if (data1.english_name !== undefined) {
                            if (typeof data1.english_name !== 'string') {
                              return false;
                            }
                          } else {
                          }
                          if (true) {
                            if (data1.script !== undefined) {
                              if (typeof data1.script !== 'string') {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data1.font !== undefined) {
                                if (typeof data1.font !== 'string') {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data1.line_height !== undefined) {
                                  if (!(typeof data1.line_height == 'number')) {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data1.line_breaking !== undefined) {
                                    if (typeof data1.line_breaking !== 'string') {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data1.where_likely !== undefined) {
                                      let data9 = data1.where_likely;
                                      if (true) {
                                        if (Array.isArray(data9)) {
                                          const len1 = data9.length;
                                          for (let i1 = 0; i1 < len1; i1++) {
                                            if (typeof data9[i1] !== 'string') {
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
                                      if (data1.greeting !== undefined) {
                                        let data11 = data1.greeting;
                                        if (typeof data11 !== 'string' && data11 !== null) {
                                          return false;
                                        }
                                      } else {
                                      }
                                      if (true) {
                                        if (data1.audio !== undefined) {
                                          if (typeof data1.audio !== 'string') {
                                            return false;
                                          }
                                        } else {
                                        }
                                        if (true) {
                                          if (data1.state !== undefined) {
                                            let data13 = data1.state;
                                            if (typeof data13 !== 'string' && data13 !== null) {
                                              return false;
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data1.voice_state !== undefined) {
                                              let data14 = data1.voice_state;
                                              if (typeof data14 !== 'string' && data14 !== null) {
                                                return false;
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data1.is_officer_language !== undefined) {
                                                if (typeof data1.is_officer_language !== 'boolean') {
                                                  return false;
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data1.bytes !== undefined) {
                                                  let data16 = data1.bytes;
                                                  if (true) {
                                                    if (data16 && typeof data16 == 'object' && !Array.isArray(data16)) {
                                                      if (
                                                        data16.core === undefined ||
                                                        data16.whole === undefined ||
                                                        data16.officer === undefined
                                                      ) {
                                                        return false;
                                                      } else {
                                                        if (data16.core !== undefined) {
                                                          let data17 = data16.core;
                                                          if (!(typeof data17 == 'number' && !(data17 % 1) && !isNaN(data17))) {
                                                            return false;
                                                          }
                                                          if (true) {
                                                            if (typeof data17 == 'number') {
                                                              if (data17 < 0 || isNaN(data17)) {
                                                                return false;
                                                              }
                                                            }
                                                          }
                                                        } else {
                                                        }
                                                        if (true) {
                                                          if (data16.whole !== undefined) {
                                                            let data18 = data16.whole;
                                                            if (!(typeof data18 == 'number' && !(data18 % 1) && !isNaN(data18))) {
                                                              return false;
                                                            }
                                                            if (true) {
                                                              if (typeof data18 == 'number') {
                                                                if (data18 < 0 || isNaN(data18)) {
                                                                  return false;
                                                                }
                                                              }
                                                            }
                                                          } else {
                                                          }
                                                          if (true) {
                                                            if (data16.officer !== undefined) {
                                                              let data19 = data16.officer;
                                                              if (!(typeof data19 == 'number' && !(data19 % 1) && !isNaN(data19))) {
                                                                return false;
                                                              }
                                                              if (true) {
                                                                if (typeof data19 == 'number') {
                                                                  if (data19 < 0 || isNaN(data19)) {
                                                                    return false;
                                                                  }
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
