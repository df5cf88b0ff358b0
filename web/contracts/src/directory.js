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
    languages: {
      type: ['array', 'null'],
      items: {
        type: 'object',
        required: ['tag'],
        properties: {
          tag: { type: 'string' },
          station_kinds: { type: ['array', 'null'], items: { type: 'string' } },
          stations: { type: ['array', 'null'], items: { type: 'string' } },
        },
      },
    },
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
              if (data.services !== undefined) {
                let data12 = data.services;
                if (true) {
                  if (Array.isArray(data12)) {
                    const len4 = data12.length;
                    for (let i4 = 0; i4 < len4; i4++) {
                      let data13 = data12[i4];
                      if (true) {
                        if (data13 && typeof data13 == 'object' && !Array.isArray(data13)) {
                          if (data13.id === undefined || data13.name === undefined || data13.kind === undefined) {
                            return false;
                          } else {
                            if (data13.id !== undefined) {
                              if (typeof data13.id !== 'string') {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data13.name !== undefined) {
                                if (typeof data13.name !== 'string') {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data13.kind !== undefined) {
                                  if (typeof data13.kind !== 'string') {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data13.needs !== undefined) {
                                    let data17 = data13.needs;
                                    if (!Array.isArray(data17) && data17 !== null) {
                                      return false;
                                    }
                                    if (true) {
                                      if (Array.isArray(data17)) {
                                        const len5 = data17.length;
                                        for (let i5 = 0; i5 < len5; i5++) {
                                          if (typeof data17[i5] !== 'string') {
                                            return false;
                                          }
                                        }
                                      }
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data13.phone !== undefined) {
                                      let data19 = data13.phone;
                                      if (typeof data19 !== 'string' && data19 !== null) {
                                        return false;
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data13.hours !== undefined) {
                                        let data20 = data13.hours;
                                        if (typeof data20 !== 'string' && data20 !== null) {
                                          return false;
                                        }
                                      } else {
                                      }
                                      if (true) {
                                        if (data13.opening !== undefined) {
                                          let data21 = data13.opening;
                                          if (!(data21 && typeof data21 == 'object' && !Array.isArray(data21)) && data21 !== null) {
                                            return false;
                                          }
                                          if (true) {
                                            if (data21 && typeof data21 == 'object' && !Array.isArray(data21)) {
                                              if (data21.zone === undefined) {
                                                return false;
                                              } else {
                                                if (data21.zone !== undefined) {
                                                  if (typeof data21.zone !== 'string') {
                                                    return false;
                                                  }
                                                } else {
                                                }
                                                if (true) {
                                                  if (data21.spans !== undefined) {
                                                    let data23 = data21.spans;
                                                    if (!Array.isArray(data23) && data23 !== null) {
                                                      return false;
                                                    }
                                                    if (true) {
                                                      if (Array.isArray(data23)) {
                                                        const len6 = data23.length;
                                                        for (let i6 = 0; i6 < len6; i6++) {
                                                          let data24 = data23[i6];
                                                          if (true) {
                                                            if (data24 && typeof data24 == 'object' && !Array.isArray(data24)) {
                                                              if (
                                                                data24.days === undefined ||
                                                                data24.opens === undefined ||
                                                                data24.closes === undefined
                                                              ) {
                                                                return false;
                                                              } else {
                                                                if (data24.days !== undefined) {
                                                                  let data25 = data24.days;
                                                                  if (true) {
                                                                    if (Array.isArray(data25)) {
                                                                      const len7 = data25.length;
                                                                      for (let i7 = 0; i7 < len7; i7++) {
                                                                        if (typeof data25[i7] !== 'string') {
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
                                                                  if (data24.opens !== undefined) {
                                                                    if (typeof data24.opens !== 'string') {
                                                                      return false;
                                                                    }
                                                                  } else {
                                                                  }
                                                                  if (true) {
                                                                    if (data24.closes !== undefined) {
                                                                      if (typeof data24.closes !== 'string') {
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
                                                    if (data21.holidays !== undefined) {
                                                      let data29 = data21.holidays;
                                                      if (typeof data29 !== 'string' && data29 !== null) {
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
                                          if (data13.languages !== undefined) {
                                            let data30 = data13.languages;
                                            if (!Array.isArray(data30) && data30 !== null) {
                                              return false;
                                            }
                                            if (true) {
                                              if (Array.isArray(data30)) {
                                                const len8 = data30.length;
                                                for (let i8 = 0; i8 < len8; i8++) {
                                                  if (typeof data30[i8] !== 'string') {
                                                    return false;
                                                  }
                                                }
                                              }
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data13.independent !== undefined) {
                                              if (typeof data13.independent !== 'boolean') {
                                                return false;
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data13.authority !== undefined) {
                                                let data33 = data13.authority;
                                                if (typeof data33 !== 'string' && data33 !== null) {
                                                  return false;
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data13.source_url !== undefined) {
                                                  let data34 = data13.source_url;
                                                  if (typeof data34 !== 'string' && data34 !== null) {
                                                    return false;
                                                  }
                                                } else {
                                                }
                                                if (true) {
                                                  if (data13.seen_on !== undefined) {
                                                    let data35 = data13.seen_on;
                                                    if (typeof data35 !== 'string' && data35 !== null) {
                                                      return false;
                                                    }
                                                  } else {
                                                  }
                                                  if (true) {
                                                    if (data13.verified_on !== undefined) {
                                                      let data36 = data13.verified_on;
                                                      if (typeof data36 !== 'string' && data36 !== null) {
                                                        return false;
                                                      }
                                                    } else {
                                                    }
                                                    if (true) {
                                                      if (data13.verified_by !== undefined) {
                                                        let data37 = data13.verified_by;
                                                        if (typeof data37 !== 'string' && data37 !== null) {
                                                          return false;
                                                        }
                                                      } else {
                                                      }
                                                      if (true) {
                                                        if (data13.expires_on !== undefined) {
                                                          let data38 = data13.expires_on;
                                                          if (typeof data38 !== 'string' && data38 !== null) {
                                                            return false;
                                                          }
                                                        } else {
                                                        }
                                                        if (true) {
                                                          if (data13.note !== undefined) {
                                                            let data39 = data13.note;
                                                            if (typeof data39 !== 'string' && data39 !== null) {
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
                  let data40 = data.pathways;
                  if (true) {
                    if (Array.isArray(data40)) {
                      const len9 = data40.length;
                      for (let i9 = 0; i9 < len9; i9++) {
                        let data41 = data40[i9];
                        if (true) {
                          if (data41 && typeof data41 == 'object' && !Array.isArray(data41)) {
                            if (data41.id === undefined || data41.steps === undefined) {
                              return false;
                            } else {
                              if (data41.id !== undefined) {
                                if (typeof data41.id !== 'string') {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data41.station !== undefined) {
                                  let data43 = data41.station;
                                  if (typeof data43 !== 'string' && data43 !== null) {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data41.station_kind !== undefined) {
                                    let data44 = data41.station_kind;
                                    if (typeof data44 !== 'string' && data44 !== null) {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data41.when !== undefined) {
                                      let data45 = data41.when;
                                      if (!(data45 && typeof data45 == 'object' && !Array.isArray(data45)) && data45 !== null) {
                                        return false;
                                      }
                                      if (true) {
                                        if (data45 && typeof data45 == 'object' && !Array.isArray(data45)) {
                                          if (data45.levels !== undefined) {
                                            let data46 = data45.levels;
                                            if (!Array.isArray(data46) && data46 !== null) {
                                              return false;
                                            }
                                            if (true) {
                                              if (Array.isArray(data46)) {
                                                const len10 = data46.length;
                                                for (let i10 = 0; i10 < len10; i10++) {
                                                  if (typeof data46[i10] !== 'string') {
                                                    return false;
                                                  }
                                                }
                                              }
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data45.needs !== undefined) {
                                              let data48 = data45.needs;
                                              if (!Array.isArray(data48) && data48 !== null) {
                                                return false;
                                              }
                                              if (true) {
                                                if (Array.isArray(data48)) {
                                                  const len11 = data48.length;
                                                  for (let i11 = 0; i11 < len11; i11++) {
                                                    if (typeof data48[i11] !== 'string') {
                                                      return false;
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data45.child !== undefined) {
                                                let data50 = data45.child;
                                                if (typeof data50 !== 'boolean' && data50 !== null) {
                                                  return false;
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data45.hours !== undefined) {
                                                  let data51 = data45.hours;
                                                  if (!Array.isArray(data51) && data51 !== null) {
                                                    return false;
                                                  }
                                                  if (true) {
                                                    if (Array.isArray(data51)) {
                                                      const len12 = data51.length;
                                                      for (let i12 = 0; i12 < len12; i12++) {
                                                        let data52 = data51[i12];
                                                        if (true) {
                                                          if (data52 && typeof data52 == 'object' && !Array.isArray(data52)) {
                                                            if (
                                                              data52.days === undefined ||
                                                              data52.opens === undefined ||
                                                              data52.closes === undefined
                                                            ) {
                                                              return false;
                                                            } else {
                                                              if (data52.days !== undefined) {
                                                                let data53 = data52.days;
                                                                if (true) {
                                                                  if (Array.isArray(data53)) {
                                                                    const len13 = data53.length;
                                                                    for (let i13 = 0; i13 < len13; i13++) {
                                                                      if (typeof data53[i13] !== 'string') {
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
                                                                if (data52.opens !== undefined) {
                                                                  if (typeof data52.opens !== 'string') {
                                                                    return false;
                                                                  }
                                                                } else {
                                                                }
                                                                if (true) {
                                                                  if (data52.closes !== undefined) {
                                                                    if (typeof data52.closes !== 'string') {
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
                                      if (data41.steps !== undefined) {
                                        let data57 = data41.steps;
                                        if (true) {
                                          if (Array.isArray(data57)) {
                                            const len14 = data57.length;
                                            for (let i14 = 0; i14 < len14; i14++) {
                                              let data58 = data57[i14];
                                              if (true) {
                                                if (data58 && typeof data58 == 'object' && !Array.isArray(data58)) {
                                                  if (data58.kind === undefined) {
                                                    return false;
                                                  } else {
                                                    if (data58.kind !== undefined) {
                                                      if (typeof data58.kind !== 'string') {
                                                        return false;
                                                      }
                                                    } else {
                                                    }
                                                    if (true) {
                                                      if (data58.service !== undefined) {
                                                        let data60 = data58.service;
                                                        if (typeof data60 !== 'string' && data60 !== null) {
                                                          return false;
                                                        }
                                                      } else {
                                                      }
                                                      if (true) {
                                                        if (data58.fallbacks !== undefined) {
                                                          let data61 = data58.fallbacks;
                                                          if (!Array.isArray(data61) && data61 !== null) {
                                                            return false;
                                                          }
                                                          if (true) {
                                                            if (Array.isArray(data61)) {
                                                              const len15 = data61.length;
                                                              for (let i15 = 0; i15 < len15; i15++) {
                                                                if (typeof data61[i15] !== 'string') {
                                                                  return false;
                                                                }
                                                              }
                                                            }
                                                          }
                                                        } else {
                                                        }
                                                        if (true) {
                                                          if (data58.within_minutes !== undefined) {
                                                            let data63 = data58.within_minutes;
                                                            if (!(typeof data63 == 'number') && data63 !== null) {
                                                              return false;
                                                            }
                                                          } else {
                                                          }
                                                          if (true) {
                                                            if (data58.paper !== undefined) {
                                                              let data64 = data58.paper;
                                                              if (typeof data64 !== 'string' && data64 !== null) {
                                                                return false;
                                                              }
                                                            } else {
                                                            }
                                                            if (true) {
                                                              if (data58.say !== undefined) {
                                                                let data65 = data58.say;
                                                                if (typeof data65 !== 'string' && data65 !== null) {
                                                                  return false;
                                                                }
                                                              } else {
                                                              }
                                                              if (true) {
                                                                if (data58.do_not !== undefined) {
                                                                  let data66 = data58.do_not;
                                                                  if (typeof data66 !== 'string' && data66 !== null) {
                                                                    return false;
                                                                  }
                                                                } else {
                                                                }
                                                                if (true) {
                                                                  if (data58.by !== undefined) {
                                                                    let data67 = data58.by;
                                                                    if (typeof data67 !== 'string' && data67 !== null) {
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
                                        if (data41.gaps !== undefined) {
                                          let data68 = data41.gaps;
                                          if (!Array.isArray(data68) && data68 !== null) {
                                            return false;
                                          }
                                          if (true) {
                                            if (Array.isArray(data68)) {
                                              const len16 = data68.length;
                                              for (let i16 = 0; i16 < len16; i16++) {
                                                let data69 = data68[i16];
                                                if (
                                                  typeof data69 !== 'string' &&
                                                  !(data69 && typeof data69 == 'object' && !Array.isArray(data69))
                                                ) {
                                                  return false;
                                                }
                                                if (true) {
                                                  if (data69 && typeof data69 == 'object' && !Array.isArray(data69)) {
                                                    if (data69.message === undefined) {
                                                      return false;
                                                    } else {
                                                      if (data69.message !== undefined) {
                                                        if (typeof data69.message !== 'string') {
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
                                          if (data41.otherwise !== undefined) {
                                            let data71 = data41.otherwise;
                                            if (typeof data71 !== 'string' && data71 !== null) {
                                              return false;
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data41.independent !== undefined) {
                                              let data72 = data41.independent;
                                              if (typeof data72 !== 'string' && data72 !== null) {
                                                return false;
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data41.law !== undefined) {
                                                let data73 = data41.law;
                                                if (!Array.isArray(data73) && data73 !== null) {
                                                  return false;
                                                }
                                                if (true) {
                                                  if (Array.isArray(data73)) {
                                                    const len17 = data73.length;
                                                    for (let i17 = 0; i17 < len17; i17++) {
                                                      let data74 = data73[i17];
                                                      if (true) {
                                                        if (data74 && typeof data74 == 'object' && !Array.isArray(data74)) {
                                                          if (data74.says !== undefined) {
                                                            let data75 = data74.says;
                                                            if (typeof data75 !== 'string' && data75 !== null) {
                                                              return false;
                                                            }
                                                          } else {
                                                          }
                                                          if (true) {
                                                            if (data74.citation !== undefined) {
                                                              let data76 = data74.citation;
                                                              if (typeof data76 !== 'string' && data76 !== null) {
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
                    let data77 = data.independent_option;
                    if (typeof data77 !== 'string' && data77 !== null) {
                      return false;
                    }
                  } else {
                  }
                  if (true) {
                    if (data.languages_likely !== undefined) {
                      let data78 = data.languages_likely;
                      if (!Array.isArray(data78) && data78 !== null) {
                        return false;
                      }
                      if (true) {
                        if (Array.isArray(data78)) {
                          const len18 = data78.length;
                          for (let i18 = 0; i18 < len18; i18++) {
                            if (typeof data78[i18] !== 'string') {
                              return false;
                            }
                          }
                        }
                      }
                    } else {
                    }
                    if (true) {
                      if (data.languages !== undefined) {
                        let data80 = data.languages;
                        if (!Array.isArray(data80) && data80 !== null) {
                          return false;
                        }
                        if (true) {
                          if (Array.isArray(data80)) {
                            const len19 = data80.length;
                            for (let i19 = 0; i19 < len19; i19++) {
                              let data81 = data80[i19];
                              if (true) {
                                if (data81 && typeof data81 == 'object' && !Array.isArray(data81)) {
                                  if (data81.tag === undefined) {
                                    return false;
                                  } else {
                                    if (data81.tag !== undefined) {
                                      if (typeof data81.tag !== 'string') {
                                        return false;
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data81.station_kinds !== undefined) {
                                        let data83 = data81.station_kinds;
                                        if (!Array.isArray(data83) && data83 !== null) {
                                          return false;
                                        }
                                        if (true) {
                                          if (Array.isArray(data83)) {
                                            const len20 = data83.length;
                                            for (let i20 = 0; i20 < len20; i20++) {
                                              if (typeof data83[i20] !== 'string') {
                                                return false;
                                              }
                                            }
                                          }
                                        }
                                      } else {
                                      }
                                      if (true) {
                                        if (data81.stations !== undefined) {
                                          let data85 = data81.stations;
                                          if (!Array.isArray(data85) && data85 !== null) {
                                            return false;
                                          }
                                          if (true) {
                                            if (Array.isArray(data85)) {
                                              const len21 = data85.length;
                                              for (let i21 = 0; i21 < len21; i21++) {
                                                if (typeof data85[i21] !== 'string') {
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
    } else {
      return false;
    }
  }
  return true;
}
