// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isDirectory = validate0;
const schema0 = {
  type: 'object',
  required: ['country', 'name', 'consent', 'services', 'pathways'],
  properties: {
    country: { type: 'string' },
    name: { type: 'string' },
    consent: {
      type: 'object',
      properties: {
        lines: { type: ['array', 'null'], items: { type: 'string' } },
        assent_lines: { type: ['array', 'null'], items: { type: 'string' } },
        last_day: { type: ['string', 'null'] },
        lines_after: { type: ['array', 'null'], items: { type: 'string' } },
        assent_lines_after: { type: ['array', 'null'], items: { type: 'string' } },
      },
    },
    emergency: {
      type: ['array', 'null'],
      items: {
        type: 'object',
        required: ['kind'],
        properties: {
          kind: { type: 'string' },
          phone: { type: ['string', 'null'] },
          verified_on: { type: ['string', 'null'] },
          verified_by: { type: ['string', 'null'] },
          expires_on: { type: ['string', 'null'] },
        },
      },
    },
    services: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'name', 'kind'],
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          kind: { type: 'string' },
          needs: { type: ['array', 'null'], items: { type: 'string' } },
          phone: { type: ['string', 'null'] },
          hours: { type: ['string', 'null'] },
          opening: {
            type: ['object', 'null'],
            required: ['zone'],
            properties: {
              zone: { type: 'string' },
              spans: {
                type: ['array', 'null'],
                items: {
                  type: 'object',
                  required: ['days', 'opens', 'closes'],
                  properties: { days: { type: 'array', items: { type: 'string' } }, opens: { type: 'string' }, closes: { type: 'string' } },
                },
              },
              holidays: { type: ['string', 'null'] },
            },
          },
          languages: { type: ['array', 'null'], items: { type: 'string' } },
          independent: { type: 'boolean' },
          authority: { type: ['string', 'null'] },
          source_url: { type: ['string', 'null'] },
          seen_on: { type: ['string', 'null'] },
          verified_on: { type: ['string', 'null'] },
          verified_by: { type: ['string', 'null'] },
          expires_on: { type: ['string', 'null'] },
          note: { type: ['string', 'null'] },
        },
      },
    },
    pathways: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'steps'],
        properties: {
          id: { type: 'string' },
          station: { type: ['string', 'null'] },
          station_kind: { type: ['string', 'null'] },
          when: {
            type: ['object', 'null'],
            properties: {
              levels: { type: ['array', 'null'], items: { type: 'string' } },
              needs: { type: ['array', 'null'], items: { type: 'string' } },
              child: { type: ['boolean', 'null'] },
              hours: {
                type: ['array', 'null'],
                items: {
                  type: 'object',
                  required: ['days', 'opens', 'closes'],
                  properties: { days: { type: 'array', items: { type: 'string' } }, opens: { type: 'string' }, closes: { type: 'string' } },
                },
              },
            },
          },
          steps: {
            type: 'array',
            items: {
              type: 'object',
              required: ['kind'],
              properties: {
                kind: { type: 'string' },
                service: { type: ['string', 'null'] },
                fallbacks: { type: ['array', 'null'], items: { type: 'string' } },
                within_minutes: { type: ['number', 'null'] },
                paper: { type: ['string', 'null'] },
                say: { type: ['string', 'null'] },
                do_not: { type: ['string', 'null'] },
                by: { type: ['string', 'null'] },
              },
            },
          },
          gaps: {
            type: ['array', 'null'],
            items: { type: ['string', 'object'], required: ['message'], properties: { message: { type: 'string' } } },
          },
          otherwise: { type: ['string', 'null'] },
          independent: { type: ['string', 'null'] },
          law: {
            type: ['array', 'null'],
            items: { type: 'object', properties: { says: { type: ['string', 'null'] }, citation: { type: ['string', 'null'] } } },
          },
        },
      },
    },
    independent_option: { type: ['string', 'null'] },
    languages_likely: { type: ['array', 'null'], items: { type: 'string' } },
  },
};
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (
        data.country === undefined ||
        data.name === undefined ||
        data.consent === undefined ||
        data.services === undefined ||
        data.pathways === undefined
      ) {
        return false;
      } else {
        if (data.country !== undefined) {
          if (typeof data.country !== 'string') {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.name !== undefined) {
            if (typeof data.name !== 'string') {
              return false;
            }
          } else {
          }
          if (true) {
            if (data.consent !== undefined) {
              let data2 = data.consent;
              if (true) {
                if (data2 && typeof data2 == 'object' && !Array.isArray(data2)) {
                  if (data2.lines !== undefined) {
                    let data3 = data2.lines;
                    if (!Array.isArray(data3) && data3 !== null) {
                      return false;
                    }
                    if (true) {
                      if (Array.isArray(data3)) {
                        const len0 = data3.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          if (typeof data3[i0] !== 'string') {
                            return false;
                          }
                        }
                      }
                    }
                  } else {
                  }
                  if (true) {
                    if (data2.assent_lines !== undefined) {
                      let data5 = data2.assent_lines;
                      if (!Array.isArray(data5) && data5 !== null) {
                        return false;
                      }
                      if (true) {
                        if (Array.isArray(data5)) {
                          const len1 = data5.length;
                          for (let i1 = 0; i1 < len1; i1++) {
                            if (typeof data5[i1] !== 'string') {
                              return false;
                            }
                          }
                        }
                      }
                    } else {
                    }
                    if (true) {
                      if (data2.last_day !== undefined) {
                        let data7 = data2.last_day;
                        if (typeof data7 !== 'string' && data7 !== null) {
                          return false;
                        }
                      } else {
                      }
                      if (true) {
                        if (data2.lines_after !== undefined) {
                          let data8 = data2.lines_after;
                          if (!Array.isArray(data8) && data8 !== null) {
                            return false;
                          }
                          if (true) {
                            if (Array.isArray(data8)) {
                              const len2 = data8.length;
                              for (let i2 = 0; i2 < len2; i2++) {
                                if (typeof data8[i2] !== 'string') {
                                  return false;
                                }
                              }
                            }
                          }
                        } else {
                        }
                        if (true) {
                          if (data2.assent_lines_after !== undefined) {
                            let data10 = data2.assent_lines_after;
                            if (!Array.isArray(data10) && data10 !== null) {
                              return false;
                            }
                            if (true) {
                              if (Array.isArray(data10)) {
                                const len3 = data10.length;
                                for (let i3 = 0; i3 < len3; i3++) {
                                  if (typeof data10[i3] !== 'string') {
                                    return false;
                                  }
                                }
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
              if (data.emergency !== undefined) {
                let data12 = data.emergency;
                if (!Array.isArray(data12) && data12 !== null) {
                  return false;
                }
                if (true) {
                  if (Array.isArray(data12)) {
                    const len4 = data12.length;
                    for (let i4 = 0; i4 < len4; i4++) {
                      let data13 = data12[i4];
                      if (true) {
                        if (data13 && typeof data13 == 'object' && !Array.isArray(data13)) {
                          if (data13.kind === undefined) {
                            return false;
                          } else {
                            if (data13.kind !== undefined) {
                              if (typeof data13.kind !== 'string') {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data13.phone !== undefined) {
                                let data15 = data13.phone;
                                if (typeof data15 !== 'string' && data15 !== null) {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data13.verified_on !== undefined) {
                                  let data16 = data13.verified_on;
                                  if (typeof data16 !== 'string' && data16 !== null) {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data13.verified_by !== undefined) {
                                    let data17 = data13.verified_by;
                                    if (typeof data17 !== 'string' && data17 !== null) {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data13.expires_on !== undefined) {
                                      let data18 = data13.expires_on;
                                      if (typeof data18 !== 'string' && data18 !== null) {
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
                  }
                }
              } else {
              }
              if (true) {
                if (data.services !== undefined) {
                  let data19 = data.services;
                  if (true) {
                    if (Array.isArray(data19)) {
                      const len5 = data19.length;
                      for (let i5 = 0; i5 < len5; i5++) {
                        let data20 = data19[i5];
                        if (true) {
                          if (data20 && typeof data20 == 'object' && !Array.isArray(data20)) {
                            if (data20.id === undefined || data20.name === undefined || data20.kind === undefined) {
                              return false;
                            } else {
                              if (data20.id !== undefined) {
                                if (typeof data20.id !== 'string') {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data20.name !== undefined) {
                                  if (typeof data20.name !== 'string') {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data20.kind !== undefined) {
                                    if (typeof data20.kind !== 'string') {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data20.needs !== undefined) {
                                      let data24 = data20.needs;
                                      if (!Array.isArray(data24) && data24 !== null) {
                                        return false;
                                      }
                                      if (true) {
                                        if (Array.isArray(data24)) {
                                          const len6 = data24.length;
                                          for (let i6 = 0; i6 < len6; i6++) {
                                            if (typeof data24[i6] !== 'string') {
                                              return false;
                                            }
                                          }
                                        }
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data20.phone !== undefined) {
                                        let data26 = data20.phone;
                                        if (typeof data26 !== 'string' && data26 !== null) {
                                          return false;
                                        }
                                      } else {
                                      }
                                      if (true) {
                                        if (data20.hours !== undefined) {
                                          let data27 = data20.hours;
                                          if (typeof data27 !== 'string' && data27 !== null) {
                                            return false;
                                          }
                                        } else {
                                        }
                                        if (true) {
                                          if (data20.opening !== undefined) {
                                            let data28 = data20.opening;
                                            if (!(data28 && typeof data28 == 'object' && !Array.isArray(data28)) && data28 !== null) {
                                              return false;
                                            }
                                            if (true) {
                                              if (data28 && typeof data28 == 'object' && !Array.isArray(data28)) {
                                                if (data28.zone === undefined) {
                                                  return false;
                                                } else {
                                                  if (data28.zone !== undefined) {
                                                    if (typeof data28.zone !== 'string') {
                                                      return false;
                                                    }
                                                  } else {
                                                  }
                                                  if (true) {
                                                    if (data28.spans !== undefined) {
                                                      let data30 = data28.spans;
                                                      if (!Array.isArray(data30) && data30 !== null) {
                                                        return false;
                                                      }
                                                      if (true) {
                                                        if (Array.isArray(data30)) {
                                                          const len7 = data30.length;
                                                          for (let i7 = 0; i7 < len7; i7++) {
                                                            let data31 = data30[i7];
                                                            if (true) {
                                                              if (data31 && typeof data31 == 'object' && !Array.isArray(data31)) {
                                                                if (
                                                                  data31.days === undefined ||
                                                                  data31.opens === undefined ||
                                                                  data31.closes === undefined
                                                                ) {
                                                                  return false;
                                                                } else {
                                                                  if (data31.days !== undefined) {
                                                                    let data32 = data31.days;
                                                                    if (true) {
                                                                      if (Array.isArray(data32)) {
                                                                        const len8 = data32.length;
                                                                        for (let i8 = 0; i8 < len8; i8++) {
                                                                          if (typeof data32[i8] !== 'string') {
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
                                                                    if (data31.opens !== undefined) {
                                                                      if (typeof data31.opens !== 'string') {
                                                                        return false;
                                                                      }
                                                                    } else {
                                                                    }
                                                                    if (true) {
                                                                      if (data31.closes !== undefined) {
                                                                        if (typeof data31.closes !== 'string') {
                                                                          return false;
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
                                                          }
                                                        }
                                                      }
                                                    } else {
                                                    }
                                                    if (true) {
                                                      if (data28.holidays !== undefined) {
                                                        let data36 = data28.holidays;
                                                        if (typeof data36 !== 'string' && data36 !== null) {
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
                                          }
                                          if (true) {
                                            if (data20.languages !== undefined) {
                                              let data37 = data20.languages;
                                              if (!Array.isArray(data37) && data37 !== null) {
                                                return false;
                                              }
                                              if (true) {
                                                if (Array.isArray(data37)) {
                                                  const len9 = data37.length;
                                                  for (let i9 = 0; i9 < len9; i9++) {
                                                    if (typeof data37[i9] !== 'string') {
                                                      return false;
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data20.independent !== undefined) {
                                                if (typeof data20.independent !== 'boolean') {
                                                  return false;
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data20.authority !== undefined) {
                                                  let data40 = data20.authority;
                                                  if (typeof data40 !== 'string' && data40 !== null) {
                                                    return false;
                                                  }
                                                } else {
                                                }
                                                if (true) {
                                                  if (data20.source_url !== undefined) {
                                                    let data41 = data20.source_url;
                                                    if (typeof data41 !== 'string' && data41 !== null) {
                                                      return false;
                                                    }
                                                  } else {
                                                  }
                                                  if (true) {
                                                    if (data20.seen_on !== undefined) {
                                                      let data42 = data20.seen_on;
                                                      if (typeof data42 !== 'string' && data42 !== null) {
                                                        return false;
                                                      }
                                                    } else {
                                                    }
                                                    if (true) {
                                                      if (data20.verified_on !== undefined) {
                                                        let data43 = data20.verified_on;
                                                        if (typeof data43 !== 'string' && data43 !== null) {
                                                          return false;
                                                        }
                                                      } else {
                                                      }
                                                      if (true) {
                                                        if (data20.verified_by !== undefined) {
                                                          let data44 = data20.verified_by;
                                                          if (typeof data44 !== 'string' && data44 !== null) {
                                                            return false;
                                                          }
                                                        } else {
                                                        }
                                                        if (true) {
                                                          if (data20.expires_on !== undefined) {
                                                            let data45 = data20.expires_on;
                                                            if (typeof data45 !== 'string' && data45 !== null) {
                                                              return false;
                                                            }
                                                          } else {
                                                          }
                                                          if (true) {
                                                            if (data20.note !== undefined) {
                                                              let data46 = data20.note;
                                                              if (typeof data46 !== 'string' && data46 !== null) {
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
                  if (data.pathways !== undefined) {
                    let data47 = data.pathways;
                    if (true) {
                      if (Array.isArray(data47)) {
                        const len10 = data47.length;
                        for (let i10 = 0; i10 < len10; i10++) {
                          let data48 = data47[i10];
                          if (true) {
                            if (data48 && typeof data48 == 'object' && !Array.isArray(data48)) {
                              if (data48.id === undefined || data48.steps === undefined) {
                                return false;
                              } else {
                                if (data48.id !== undefined) {
                                  if (typeof data48.id !== 'string') {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data48.station !== undefined) {
                                    let data50 = data48.station;
                                    if (typeof data50 !== 'string' && data50 !== null) {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data48.station_kind !== undefined) {
                                      let data51 = data48.station_kind;
                                      if (typeof data51 !== 'string' && data51 !== null) {
                                        return false;
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data48.when !== undefined) {
                                        let data52 = data48.when;
                                        if (!(data52 && typeof data52 == 'object' && !Array.isArray(data52)) && data52 !== null) {
                                          return false;
                                        }
                                        if (true) {
                                          if (data52 && typeof data52 == 'object' && !Array.isArray(data52)) {
                                            if (data52.levels !== undefined) {
                                              let data53 = data52.levels;
                                              if (!Array.isArray(data53) && data53 !== null) {
                                                return false;
                                              }
                                              if (true) {
                                                if (Array.isArray(data53)) {
                                                  const len11 = data53.length;
                                                  for (let i11 = 0; i11 < len11; i11++) {
                                                    if (typeof data53[i11] !== 'string') {
                                                      return false;
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data52.needs !== undefined) {
                                                let data55 = data52.needs;
                                                if (!Array.isArray(data55) && data55 !== null) {
                                                  return false;
                                                }
                                                if (true) {
                                                  if (Array.isArray(data55)) {
                                                    const len12 = data55.length;
                                                    for (let i12 = 0; i12 < len12; i12++) {
                                                      if (typeof data55[i12] !== 'string') {
                                                        return false;
                                                      }
                                                    }
                                                  }
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data52.child !== undefined) {
                                                  let data57 = data52.child;
                                                  if (typeof data57 !== 'boolean' && data57 !== null) {
                                                    return false;
                                                  }
                                                } else {
                                                }
                                                if (true) {
                                                  if (data52.hours !== undefined) {
                                                    let data58 = data52.hours;
                                                    if (!Array.isArray(data58) && data58 !== null) {
                                                      return false;
                                                    }
                                                    if (true) {
                                                      if (Array.isArray(data58)) {
                                                        const len13 = data58.length;
                                                        for (let i13 = 0; i13 < len13; i13++) {
                                                          let data59 = data58[i13];
                                                          if (true) {
                                                            if (data59 && typeof data59 == 'object' && !Array.isArray(data59)) {
                                                              if (
                                                                data59.days === undefined ||
                                                                data59.opens === undefined ||
                                                                data59.closes === undefined
                                                              ) {
                                                                return false;
                                                              } else {
                                                                if (data59.days !== undefined) {
                                                                  let data60 = data59.days;
                                                                  if (true) {
                                                                    if (Array.isArray(data60)) {
                                                                      const len14 = data60.length;
                                                                      for (let i14 = 0; i14 < len14; i14++) {
                                                                        if (typeof data60[i14] !== 'string') {
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
                                                                  if (data59.opens !== undefined) {
                                                                    if (typeof data59.opens !== 'string') {
                                                                      return false;
                                                                    }
                                                                  } else {
                                                                  }
                                                                  if (true) {
                                                                    if (data59.closes !== undefined) {
                                                                      if (typeof data59.closes !== 'string') {
                                                                        return false;
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
                                                        }
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
                                      }
                                      if (true) {
                                        if (data48.steps !== undefined) {
                                          let data64 = data48.steps;
                                          if (true) {
                                            if (Array.isArray(data64)) {
                                              const len15 = data64.length;
                                              for (let i15 = 0; i15 < len15; i15++) {
                                                let data65 = data64[i15];
                                                if (true) {
                                                  if (data65 && typeof data65 == 'object' && !Array.isArray(data65)) {
                                                    if (data65.kind === undefined) {
                                                      return false;
                                                    } else {
                                                      if (data65.kind !== undefined) {
                                                        if (typeof data65.kind !== 'string') {
                                                          return false;
                                                        }
                                                      } else {
                                                      }
                                                      if (true) {
                                                        if (data65.service !== undefined) {
                                                          let data67 = data65.service;
                                                          if (typeof data67 !== 'string' && data67 !== null) {
                                                            return false;
                                                          }
                                                        } else {
                                                        }
                                                        if (true) {
                                                          if (data65.fallbacks !== undefined) {
                                                            let data68 = data65.fallbacks;
                                                            if (!Array.isArray(data68) && data68 !== null) {
                                                              return false;
                                                            }
                                                            if (true) {
                                                              if (Array.isArray(data68)) {
                                                                const len16 = data68.length;
                                                                for (let i16 = 0; i16 < len16; i16++) {
                                                                  if (typeof data68[i16] !== 'string') {
                                                                    return false;
                                                                  }
                                                                }
                                                              }
                                                            }
                                                          } else {
                                                          }
                                                          if (true) {
                                                            if (data65.within_minutes !== undefined) {
                                                              let data70 = data65.within_minutes;
                                                              if (!(typeof data70 == 'number') && data70 !== null) {
                                                                return false;
                                                              }
                                                            } else {
                                                            }
                                                            if (true) {
                                                              if (data65.paper !== undefined) {
                                                                let data71 = data65.paper;
                                                                if (typeof data71 !== 'string' && data71 !== null) {
                                                                  return false;
                                                                }
                                                              } else {
                                                              }
                                                              if (true) {
                                                                if (data65.say !== undefined) {
                                                                  let data72 = data65.say;
                                                                  if (typeof data72 !== 'string' && data72 !== null) {
                                                                    return false;
                                                                  }
                                                                } else {
                                                                }
                                                                if (true) {
                                                                  if (data65.do_not !== undefined) {
                                                                    let data73 = data65.do_not;
                                                                    if (typeof data73 !== 'string' && data73 !== null) {
                                                                      return false;
                                                                    }
                                                                  } else {
                                                                  }
                                                                  if (true) {
                                                                    if (data65.by !== undefined) {
                                                                      let data74 = data65.by;
                                                                      if (typeof data74 !== 'string' && data74 !== null) {
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
                                          if (data48.gaps !== undefined) {
                                            let data75 = data48.gaps;
                                            if (!Array.isArray(data75) && data75 !== null) {
                                              return false;
                                            }
                                            if (true) {
                                              if (Array.isArray(data75)) {
                                                const len17 = data75.length;
                                                for (let i17 = 0; i17 < len17; i17++) {
                                                  let data76 = data75[i17];
                                                  if (
                                                    typeof data76 !== 'string' &&
                                                    !(data76 && typeof data76 == 'object' && !Array.isArray(data76))
                                                  ) {
                                                    return false;
                                                  }
                                                  if (true) {
                                                    if (data76 && typeof data76 == 'object' && !Array.isArray(data76)) {
                                                      if (data76.message === undefined) {
                                                        return false;
                                                      } else {
                                                        if (data76.message !== undefined) {
                                                          if (typeof data76.message !== 'string') {
                                                            return false;
                                                          }
                                                        }
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data48.otherwise !== undefined) {
                                              let data78 = data48.otherwise;
                                              if (typeof data78 !== 'string' && data78 !== null) {
                                                return false;
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data48.independent !== undefined) {
                                                let data79 = data48.independent;
                                                if (typeof data79 !== 'string' && data79 !== null) {
                                                  return false;
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data48.law !== undefined) {
                                                  let data80 = data48.law;
                                                  if (!Array.isArray(data80) && data80 !== null) {
                                                    return false;
                                                  }
                                                  if (true) {
                                                    if (Array.isArray(data80)) {
                                                      const len18 = data80.length;
                                                      for (let i18 = 0; i18 < len18; i18++) {
                                                        let data81 = data80[i18];
                                                        if (true) {
                                                          if (data81 && typeof data81 == 'object' && !Array.isArray(data81)) {
                                                            if (data81.says !== undefined) {
                                                              let data82 = data81.says;
                                                              if (typeof data82 !== 'string' && data82 !== null) {
                                                                return false;
                                                              }
                                                            } else {
                                                            }
                                                            if (true) {
                                                              if (data81.citation !== undefined) {
                                                                let data83 = data81.citation;
                                                                if (typeof data83 !== 'string' && data83 !== null) {
                                                                  return false;
                                                                }
                                                              } else {
                                                              }
                                                            }
                                                          } else {
                                                            return false;
                                                          }
                                                        }
                                                      }
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
                    if (data.independent_option !== undefined) {
                      let data84 = data.independent_option;
                      if (typeof data84 !== 'string' && data84 !== null) {
                        return false;
                      }
                    } else {
                    }
                    if (true) {
                      if (data.languages_likely !== undefined) {
                        let data85 = data.languages_likely;
                        if (!Array.isArray(data85) && data85 !== null) {
                          return false;
                        }
                        if (true) {
                          if (Array.isArray(data85)) {
                            const len19 = data85.length;
                            for (let i19 = 0; i19 < len19; i19++) {
                              if (typeof data85[i19] !== 'string') {
                                return false;
                              }
                            }
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
    } else {
      return false;
    }
  }
  return true;
}
