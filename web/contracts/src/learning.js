// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isLearning = validate0;
const schema0 = {
  type: 'object',
  required: ['modules', 'sources'],
  properties: {
    modules: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'version', 'minutes', 'steps'],
        properties: {
          id: { type: 'string' },
          version: { type: 'integer' },
          minutes: { type: 'integer' },
          steps: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id', 'kind'],
              properties: {
                id: { type: 'string' },
                kind: { type: 'string' },
                shows: { type: 'array', items: { type: 'string' } },
                sources: { type: 'array', items: { type: 'string' } },
                choices: { type: 'array', items: { type: 'string' } },
                right: { type: 'array', items: { type: 'string' } },
                personas: { type: 'array', items: { type: 'string' } },
                needs: { type: 'array', items: { type: 'string' } },
                picture: { type: 'string' },
              },
            },
          },
          after: { type: 'array', items: { type: 'string' } },
        },
      },
    },
    sources: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['title', 'publisher'],
        properties: {
          title: { type: 'string' },
          publisher: { type: 'string' },
          year: { type: ['integer', 'null'] },
          address: { type: 'string' },
          read: { type: 'string' },
        },
      },
    },
    tests: {
      type: 'object',
      required: ['version', 'forms'],
      properties: {
        version: { type: 'integer' },
        forms: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'items'],
            properties: {
              id: { type: 'string' },
              items: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['id', 'module', 'kind', 'choices', 'right'],
                  properties: {
                    id: { type: 'string' },
                    module: { type: 'string' },
                    kind: { type: 'string' },
                    choices: { type: 'array', items: { type: 'string' } },
                    right: { type: 'string' },
                    sources: { type: 'array', items: { type: 'string' } },
                  },
                },
              },
            },
          },
        },
      },
    },
    cases: {
      type: 'object',
      required: ['version', 'answers', 'cases'],
      properties: {
        version: { type: 'integer' },
        answers: { type: 'array', items: { type: 'string' } },
        cases: {
          type: 'array',
          items: { type: 'object', required: ['id'], properties: { id: { type: 'string' }, answer: { type: 'string' } } },
        },
        parallel: {
          type: 'object',
          required: ['version', 'cases'],
          properties: {
            version: { type: 'integer' },
            cases: {
              type: 'array',
              items: { type: 'object', required: ['id'], properties: { id: { type: 'string' }, answer: { type: 'string' } } },
            },
          },
        },
      },
    },
    practice: { type: 'object' },
  },
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.modules === undefined || data.sources === undefined) {
        return false;
      } else {
        if (data.modules !== undefined) {
          let data0 = data.modules;
          if (true) {
            if (Array.isArray(data0)) {
              const len0 = data0.length;
              for (let i0 = 0; i0 < len0; i0++) {
                let data1 = data0[i0];
                if (true) {
                  if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                    if (data1.id === undefined || data1.version === undefined || data1.minutes === undefined || data1.steps === undefined) {
                      return false;
                    } else {
                      if (data1.id !== undefined) {
                        if (typeof data1.id !== 'string') {
                          return false;
                        }
                      } else {
                      }
                      if (true) {
                        if (data1.version !== undefined) {
                          let data3 = data1.version;
                          if (!(typeof data3 == 'number' && !(data3 % 1) && !isNaN(data3))) {
                            return false;
                          }
                        } else {
                        }
                        if (true) {
                          if (data1.minutes !== undefined) {
                            let data4 = data1.minutes;
                            if (!(typeof data4 == 'number' && !(data4 % 1) && !isNaN(data4))) {
                              return false;
                            }
                          } else {
                          }
                          if (true) {
                            if (data1.steps !== undefined) {
                              let data5 = data1.steps;
                              if (true) {
                                if (Array.isArray(data5)) {
                                  const len1 = data5.length;
                                  for (let i1 = 0; i1 < len1; i1++) {
                                    let data6 = data5[i1];
                                    if (true) {
                                      if (data6 && typeof data6 == 'object' && !Array.isArray(data6)) {
                                        if (data6.id === undefined || data6.kind === undefined) {
                                          return false;
                                        } else {
                                          if (data6.id !== undefined) {
                                            if (typeof data6.id !== 'string') {
                                              return false;
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data6.kind !== undefined) {
                                              if (typeof data6.kind !== 'string') {
                                                return false;
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data6.shows !== undefined) {
                                                let data9 = data6.shows;
                                                if (true) {
                                                  if (Array.isArray(data9)) {
                                                    const len2 = data9.length;
                                                    for (let i2 = 0; i2 < len2; i2++) {
                                                      if (typeof data9[i2] !== 'string') {
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
                                                if (data6.sources !== undefined) {
                                                  let data11 = data6.sources;
                                                  if (true) {
                                                    if (Array.isArray(data11)) {
                                                      const len3 = data11.length;
                                                      for (let i3 = 0; i3 < len3; i3++) {
                                                        if (typeof data11[i3] !== 'string') {
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
                                                  if (data6.choices !== undefined) {
                                                    let data13 = data6.choices;
                                                    if (true) {
                                                      if (Array.isArray(data13)) {
                                                        const len4 = data13.length;
                                                        for (let i4 = 0; i4 < len4; i4++) {
                                                          if (typeof data13[i4] !== 'string') {
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
                                                    if (data6.right !== undefined) {
                                                      let data15 = data6.right;
                                                      if (true) {
                                                        if (Array.isArray(data15)) {
                                                          const len5 = data15.length;
                                                          for (let i5 = 0; i5 < len5; i5++) {
                                                            if (typeof data15[i5] !== 'string') {
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
                                                      if (data6.personas !== undefined) {
                                                        let data17 = data6.personas;
                                                        if (true) {
                                                          if (Array.isArray(data17)) {
                                                            const len6 = data17.length;
                                                            for (let i6 = 0; i6 < len6; i6++) {
                                                              if (typeof data17[i6] !== 'string') {
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
                                                        if (data6.needs !== undefined) {
                                                          let data19 = data6.needs;
                                                          if (true) {
                                                            if (Array.isArray(data19)) {
                                                              const len7 = data19.length;
                                                              for (let i7 = 0; i7 < len7; i7++) {
                                                                if (typeof data19[i7] !== 'string') {
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
                                                          if (data6.picture !== undefined) {
                                                            if (typeof data6.picture !== 'string') {
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
                                  }
                                } else {
                                  return false;
                                }
                              }
                            } else {
                            }
                            if (true) {
                              if (data1.after !== undefined) {
                                let data22 = data1.after;
                                if (true) {
                                  if (Array.isArray(data22)) {
                                    const len8 = data22.length;
                                    for (let i8 = 0; i8 < len8; i8++) {
                                      if (typeof data22[i8] !== 'string') {
                                        return false;
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
          if (data.sources !== undefined) {
            let data24 = data.sources;
            if (true) {
              if (data24 && typeof data24 == 'object' && !Array.isArray(data24)) {
                for (const key0 in data24) {
                  let data25 = data24[key0];
                  if (true) {
                    if (data25 && typeof data25 == 'object' && !Array.isArray(data25)) {
                      if (data25.title === undefined || data25.publisher === undefined) {
                        return false;
                      } else {
                        if (data25.title !== undefined) {
                          if (typeof data25.title !== 'string') {
                            return false;
                          }
                        } else {
                        }
                        if (true) {
                          if (data25.publisher !== undefined) {
                            if (typeof data25.publisher !== 'string') {
                              return false;
                            }
                          } else {
                          }
                          if (true) {
                            if (data25.year !== undefined) {
                              let data28 = data25.year;
                              if (!(typeof data28 == 'number' && !(data28 % 1) && !isNaN(data28)) && data28 !== null) {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data25.address !== undefined) {
                                if (typeof data25.address !== 'string') {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data25.read !== undefined) {
                                  if (typeof data25.read !== 'string') {
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
            if (data.tests !== undefined) {
              let data31 = data.tests;
              if (true) {
                if (data31 && typeof data31 == 'object' && !Array.isArray(data31)) {
                  if (data31.version === undefined || data31.forms === undefined) {
                    return false;
                  } else {
                    if (data31.version !== undefined) {
                      let data32 = data31.version;
                      if (!(typeof data32 == 'number' && !(data32 % 1) && !isNaN(data32))) {
                        return false;
                      }
                    } else {
                    }
                    if (true) {
                      if (data31.forms !== undefined) {
                        let data33 = data31.forms;
                        if (true) {
                          if (Array.isArray(data33)) {
                            const len9 = data33.length;
                            for (let i9 = 0; i9 < len9; i9++) {
                              let data34 = data33[i9];
                              if (true) {
                                if (data34 && typeof data34 == 'object' && !Array.isArray(data34)) {
                                  if (data34.id === undefined || data34.items === undefined) {
                                    return false;
                                  } else {
                                    if (data34.id !== undefined) {
                                      if (typeof data34.id !== 'string') {
                                        return false;
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data34.items !== undefined) {
                                        let data36 = data34.items;
                                        if (true) {
                                          if (Array.isArray(data36)) {
                                            const len10 = data36.length;
                                            for (let i10 = 0; i10 < len10; i10++) {
                                              let data37 = data36[i10];
                                              if (true) {
                                                if (data37 && typeof data37 == 'object' && !Array.isArray(data37)) {
                                                  if (
                                                    data37.id === undefined ||
                                                    data37.module === undefined ||
                                                    data37.kind === undefined ||
                                                    data37.choices === undefined ||
                                                    data37.right === undefined
                                                  ) {
                                                    return false;
                                                  } else {
                                                    if (data37.id !== undefined) {
                                                      if (typeof data37.id !== 'string') {
                                                        return false;
                                                      }
                                                    } else {
                                                    }
                                                    if (true) {
                                                      if (data37.module !== undefined) {
                                                        if (typeof data37.module !== 'string') {
                                                          return false;
                                                        }
                                                      } else {
                                                      }
                                                      if (true) {
                                                        if (data37.kind !== undefined) {
                                                          if (typeof data37.kind !== 'string') {
                                                            return false;
                                                          }
                                                        } else {
                                                        }
                                                        if (true) {
                                                          if (data37.choices !== undefined) {
                                                            let data41 = data37.choices;
                                                            if (true) {
                                                              if (Array.isArray(data41)) {
                                                                const len11 = data41.length;
                                                                for (let i11 = 0; i11 < len11; i11++) {
                                                                  if (typeof data41[i11] !== 'string') {
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
                                                            if (data37.right !== undefined) {
                                                              if (typeof data37.right !== 'string') {
                                                                return false;
                                                              }
                                                            } else {
                                                            }
                                                            if (true) {
                                                              if (data37.sources !== undefined) {
                                                                let data44 = data37.sources;
                                                                if (true) {
                                                                  if (Array.isArray(data44)) {
                                                                    const len12 = data44.length;
                                                                    for (let i12 = 0; i12 < len12; i12++) {
                                                                      if (typeof data44[i12] !== 'string') {
                                                                        return false;
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
                    }
                  }
                } else {
                  return false;
                }
              }
            } else {
            }
            if (true) {
              if (data.cases !== undefined) {
                let data46 = data.cases;
                if (true) {
                  if (data46 && typeof data46 == 'object' && !Array.isArray(data46)) {
                    if (data46.version === undefined || data46.answers === undefined || data46.cases === undefined) {
                      return false;
                    } else {
                      if (data46.version !== undefined) {
                        let data47 = data46.version;
                        if (!(typeof data47 == 'number' && !(data47 % 1) && !isNaN(data47))) {
                          return false;
                        }
                      } else {
                      }
                      if (true) {
                        if (data46.answers !== undefined) {
                          let data48 = data46.answers;
                          if (true) {
                            if (Array.isArray(data48)) {
                              const len13 = data48.length;
                              for (let i13 = 0; i13 < len13; i13++) {
                                if (typeof data48[i13] !== 'string') {
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
                          if (data46.cases !== undefined) {
                            let data50 = data46.cases;
                            if (true) {
                              if (Array.isArray(data50)) {
                                const len14 = data50.length;
                                for (let i14 = 0; i14 < len14; i14++) {
                                  let data51 = data50[i14];
                                  if (true) {
                                    if (data51 && typeof data51 == 'object' && !Array.isArray(data51)) {
                                      if (data51.id === undefined) {
                                        return false;
                                      } else {
                                        if (data51.id !== undefined) {
                                          if (typeof data51.id !== 'string') {
                                            return false;
                                          }
                                        } else {
                                        }
                                        if (true) {
                                          if (data51.answer !== undefined) {
                                            if (typeof data51.answer !== 'string') {
                                              return false;
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
                            if (data46.parallel !== undefined) {
                              let data54 = data46.parallel;
                              if (true) {
                                if (data54 && typeof data54 == 'object' && !Array.isArray(data54)) {
                                  if (data54.version === undefined || data54.cases === undefined) {
                                    return false;
                                  } else {
                                    if (data54.version !== undefined) {
                                      let data55 = data54.version;
                                      if (!(typeof data55 == 'number' && !(data55 % 1) && !isNaN(data55))) {
                                        return false;
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data54.cases !== undefined) {
                                        let data56 = data54.cases;
                                        if (true) {
                                          if (Array.isArray(data56)) {
                                            const len15 = data56.length;
                                            for (let i15 = 0; i15 < len15; i15++) {
                                              let data57 = data56[i15];
                                              if (true) {
                                                if (data57 && typeof data57 == 'object' && !Array.isArray(data57)) {
                                                  if (data57.id === undefined) {
                                                    return false;
                                                  } else {
                                                    if (data57.id !== undefined) {
                                                      if (typeof data57.id !== 'string') {
                                                        return false;
                                                      }
                                                    } else {
                                                    }
                                                    if (true) {
                                                      if (data57.answer !== undefined) {
                                                        if (typeof data57.answer !== 'string') {
                                                          return false;
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
                  } else {
                    return false;
                  }
                }
              } else {
              }
              if (true) {
                if (data.practice !== undefined) {
                  let data60 = data.practice;
                  if (!(data60 && typeof data60 == 'object' && !Array.isArray(data60))) {
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
  return true;
}
