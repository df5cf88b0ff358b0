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
        points: {
          type: ['array', 'null'],
          items: {
            type: 'object',
            required: ['said'],
            properties: {
              said: { type: 'array', items: { type: 'string' } },
              more: { type: ['array', 'null'], items: { type: 'string' } },
            },
          },
        },
        assent_points: {
          type: ['array', 'null'],
          items: {
            type: 'object',
            required: ['said'],
            properties: {
              said: { type: 'array', items: { type: 'string' } },
              more: { type: ['array', 'null'], items: { type: 'string' } },
            },
          },
        },
        recipient: { type: ['array', 'null'], items: { type: 'string' } },
        assent_recipient: { type: ['array', 'null'], items: { type: 'string' } },
        lines: { type: ['array', 'null'], items: { type: 'string' } },
        assent_lines: { type: ['array', 'null'], items: { type: 'string' } },
        points_after: {
          type: ['array', 'null'],
          items: {
            type: 'object',
            required: ['said'],
            properties: {
              said: { type: 'array', items: { type: 'string' } },
              more: { type: ['array', 'null'], items: { type: 'string' } },
            },
          },
        },
        assent_points_after: {
          type: ['array', 'null'],
          items: {
            type: 'object',
            required: ['said'],
            properties: {
              said: { type: 'array', items: { type: 'string' } },
              more: { type: ['array', 'null'], items: { type: 'string' } },
            },
          },
        },
        recipient_after: { type: ['array', 'null'], items: { type: 'string' } },
        assent_recipient_after: { type: ['array', 'null'], items: { type: 'string' } },
        lines_after: { type: ['array', 'null'], items: { type: 'string' } },
        assent_lines_after: { type: ['array', 'null'], items: { type: 'string' } },
        last_day: { type: ['string', 'null'] },
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
                  if (data2.points !== undefined) {
                    let data3 = data2.points;
                    if (!Array.isArray(data3) && data3 !== null) {
                      return false;
                    }
                    if (true) {
                      if (Array.isArray(data3)) {
                        const len0 = data3.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let data4 = data3[i0];
                          if (true) {
                            if (data4 && typeof data4 == 'object' && !Array.isArray(data4)) {
                              if (data4.said === undefined) {
                                return false;
                              } else {
                                if (data4.said !== undefined) {
                                  let data5 = data4.said;
                                  if (true) {
                                    if (Array.isArray(data5)) {
                                      const len1 = data5.length;
                                      for (let i1 = 0; i1 < len1; i1++) {
                                        if (typeof data5[i1] !== 'string') {
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
                                  if (data4.more !== undefined) {
                                    let data7 = data4.more;
                                    if (!Array.isArray(data7) && data7 !== null) {
                                      return false;
                                    }
                                    if (true) {
                                      if (Array.isArray(data7)) {
                                        const len2 = data7.length;
                                        for (let i2 = 0; i2 < len2; i2++) {
                                          if (typeof data7[i2] !== 'string') {
                                            return false;
                                          }
                                        }
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
                      }
                    }
                  } else {
                  }
                  if (true) {
                    if (data2.assent_points !== undefined) {
                      let data9 = data2.assent_points;
                      if (!Array.isArray(data9) && data9 !== null) {
                        return false;
                      }
                      if (true) {
                        if (Array.isArray(data9)) {
                          const len3 = data9.length;
                          for (let i3 = 0; i3 < len3; i3++) {
                            let data10 = data9[i3];
                            if (true) {
                              if (data10 && typeof data10 == 'object' && !Array.isArray(data10)) {
                                if (data10.said === undefined) {
                                  return false;
                                } else {
                                  if (data10.said !== undefined) {
                                    let data11 = data10.said;
                                    if (true) {
                                      if (Array.isArray(data11)) {
                                        const len4 = data11.length;
                                        for (let i4 = 0; i4 < len4; i4++) {
                                          if (typeof data11[i4] !== 'string') {
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
                                    if (data10.more !== undefined) {
                                      let data13 = data10.more;
                                      if (!Array.isArray(data13) && data13 !== null) {
                                        return false;
                                      }
                                      if (true) {
                                        if (Array.isArray(data13)) {
                                          const len5 = data13.length;
                                          for (let i5 = 0; i5 < len5; i5++) {
                                            if (typeof data13[i5] !== 'string') {
                                              return false;
                                            }
                                          }
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
                        }
                      }
                    } else {
                    }
                    if (true) {
                      if (data2.recipient !== undefined) {
                        let data15 = data2.recipient;
                        if (!Array.isArray(data15) && data15 !== null) {
                          return false;
                        }
                        if (true) {
                          if (Array.isArray(data15)) {
                            const len6 = data15.length;
                            for (let i6 = 0; i6 < len6; i6++) {
                              if (typeof data15[i6] !== 'string') {
                                return false;
                              }
                            }
                          }
                        }
                      } else {
                      }
                      if (true) {
                        if (data2.assent_recipient !== undefined) {
                          let data17 = data2.assent_recipient;
                          if (!Array.isArray(data17) && data17 !== null) {
                            return false;
                          }
                          if (true) {
                            if (Array.isArray(data17)) {
                              const len7 = data17.length;
                              for (let i7 = 0; i7 < len7; i7++) {
                                if (typeof data17[i7] !== 'string') {
                                  return false;
                                }
                              }
                            }
                          }
                        } else {
                        }
                        if (true) {
                          if (data2.lines !== undefined) {
                            let data19 = data2.lines;
                            if (!Array.isArray(data19) && data19 !== null) {
                              return false;
                            }
                            if (true) {
                              if (Array.isArray(data19)) {
                                const len8 = data19.length;
                                for (let i8 = 0; i8 < len8; i8++) {
                                  if (typeof data19[i8] !== 'string') {
                                    return false;
                                  }
                                }
                              }
                            }
                          } else {
                          }
                          if (true) {
                            if (data2.assent_lines !== undefined) {
                              let data21 = data2.assent_lines;
                              if (!Array.isArray(data21) && data21 !== null) {
                                return false;
                              }
                              if (true) {
                                if (Array.isArray(data21)) {
                                  const len9 = data21.length;
                                  for (let i9 = 0; i9 < len9; i9++) {
                                    if (typeof data21[i9] !== 'string') {
                                      return false;
                                    }
                                  }
                                }
                              }
                            } else {
                            }
                            if (true) {
                              if (data2.points_after !== undefined) {
                                let data23 = data2.points_after;
                                if (!Array.isArray(data23) && data23 !== null) {
                                  return false;
                                }
                                if (true) {
                                  if (Array.isArray(data23)) {
                                    const len10 = data23.length;
                                    for (let i10 = 0; i10 < len10; i10++) {
                                      let data24 = data23[i10];
                                      if (true) {
                                        if (data24 && typeof data24 == 'object' && !Array.isArray(data24)) {
                                          if (data24.said === undefined) {
                                            return false;
                                          } else {
                                            if (data24.said !== undefined) {
                                              let data25 = data24.said;
                                              if (true) {
                                                if (Array.isArray(data25)) {
                                                  const len11 = data25.length;
                                                  for (let i11 = 0; i11 < len11; i11++) {
                                                    if (typeof data25[i11] !== 'string') {
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
                                              if (data24.more !== undefined) {
                                                let data27 = data24.more;
                                                if (!Array.isArray(data27) && data27 !== null) {
                                                  return false;
                                                }
                                                if (true) {
                                                  if (Array.isArray(data27)) {
                                                    const len12 = data27.length;
                                                    for (let i12 = 0; i12 < len12; i12++) {
                                                      if (typeof data27[i12] !== 'string') {
                                                        return false;
                                                      }
                                                    }
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
                                  }
                                }
                              } else {
                              }
                              if (true) {
                                if (data2.assent_points_after !== undefined) {
                                  let data29 = data2.assent_points_after;
                                  if (!Array.isArray(data29) && data29 !== null) {
                                    return false;
                                  }
                                  if (true) {
                                    if (Array.isArray(data29)) {
                                      const len13 = data29.length;
                                      for (let i13 = 0; i13 < len13; i13++) {
                                        let data30 = data29[i13];
                                        if (true) {
                                          if (data30 && typeof data30 == 'object' && !Array.isArray(data30)) {
                                            if (data30.said === undefined) {
                                              return false;
                                            } else {
                                              if (data30.said !== undefined) {
                                                let data31 = data30.said;
                                                if (true) {
                                                  if (Array.isArray(data31)) {
                                                    const len14 = data31.length;
                                                    for (let i14 = 0; i14 < len14; i14++) {
                                                      if (typeof data31[i14] !== 'string') {
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
                                                if (data30.more !== undefined) {
                                                  let data33 = data30.more;
                                                  if (!Array.isArray(data33) && data33 !== null) {
                                                    return false;
                                                  }
                                                  if (true) {
                                                    if (Array.isArray(data33)) {
                                                      const len15 = data33.length;
                                                      for (let i15 = 0; i15 < len15; i15++) {
                                                        if (typeof data33[i15] !== 'string') {
                                                          return false;
                                                        }
                                                      }
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
                                    }
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data2.recipient_after !== undefined) {
                                    let data35 = data2.recipient_after;
                                    if (!Array.isArray(data35) && data35 !== null) {
                                      return false;
                                    }
                                    if (true) {
                                      if (Array.isArray(data35)) {
                                        const len16 = data35.length;
                                        for (let i16 = 0; i16 < len16; i16++) {
                                          if (typeof data35[i16] !== 'string') {
                                            return false;
                                          }
                                        }
                                      }
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data2.assent_recipient_after !== undefined) {
                                      let data37 = data2.assent_recipient_after;
                                      if (!Array.isArray(data37) && data37 !== null) {
                                        return false;
                                      }
                                      if (true) {
                                        if (Array.isArray(data37)) {
                                          const len17 = data37.length;
                                          for (let i17 = 0; i17 < len17; i17++) {
                                            if (typeof data37[i17] !== 'string') {
                                              return false;
                                            }
                                          }
                                        }
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data2.lines_after !== undefined) {
                                        let data39 = data2.lines_after;
                                        if (!Array.isArray(data39) && data39 !== null) {
                                          return false;
                                        }
                                        if (true) {
                                          if (Array.isArray(data39)) {
                                            const len18 = data39.length;
                                            for (let i18 = 0; i18 < len18; i18++) {
                                              if (typeof data39[i18] !== 'string') {
                                                return false;
                                              }
                                            }
                                          }
                                        }
                                      } else {
                                      }
                                      if (true) {
                                        if (data2.assent_lines_after !== undefined) {
                                          let data41 = data2.assent_lines_after;
                                          if (!Array.isArray(data41) && data41 !== null) {
                                            return false;
                                          }
                                          if (true) {
                                            if (Array.isArray(data41)) {
                                              const len19 = data41.length;
                                              for (let i19 = 0; i19 < len19; i19++) {
                                                if (typeof data41[i19] !== 'string') {
                                                  return false;
                                                }
                                              }
                                            }
                                          }
                                        } else {
                                        }
                                        if (true) {
                                          if (data2.last_day !== undefined) {
                                            let data43 = data2.last_day;
                                            if (typeof data43 !== 'string' && data43 !== null) {
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
                } else {
                  return false;
                }
              }
            } else {
            }
            if (true) {
              if (data.services !== undefined) {
                let data44 = data.services;
                if (true) {
                  if (Array.isArray(data44)) {
                    const len20 = data44.length;
                    for (let i20 = 0; i20 < len20; i20++) {
                      let data45 = data44[i20];
                      if (true) {
                        if (data45 && typeof data45 == 'object' && !Array.isArray(data45)) {
                          if (data45.id === undefined || data45.name === undefined || data45.kind === undefined) {
                            return false;
                          } else {
                            if (data45.id !== undefined) {
                              if (typeof data45.id !== 'string') {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data45.name !== undefined) {
                                if (typeof data45.name !== 'string') {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data45.kind !== undefined) {
                                  if (typeof data45.kind !== 'string') {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data45.needs !== undefined) {
                                    let data49 = data45.needs;
                                    if (!Array.isArray(data49) && data49 !== null) {
                                      return false;
                                    }
                                    if (true) {
                                      if (Array.isArray(data49)) {
                                        const len21 = data49.length;
                                        for (let i21 = 0; i21 < len21; i21++) {
                                          if (typeof data49[i21] !== 'string') {
                                            return false;
                                          }
                                        }
                                      }
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data45.phone !== undefined) {
                                      let data51 = data45.phone;
                                      if (typeof data51 !== 'string' && data51 !== null) {
                                        return false;
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data45.hours !== undefined) {
                                        let data52 = data45.hours;
                                        if (typeof data52 !== 'string' && data52 !== null) {
                                          return false;
                                        }
                                      } else {
                                      }
                                      if (true) {
                                        if (data45.opening !== undefined) {
                                          let data53 = data45.opening;
                                          if (!(data53 && typeof data53 == 'object' && !Array.isArray(data53)) && data53 !== null) {
                                            return false;
                                          }
                                          if (true) {
                                            if (data53 && typeof data53 == 'object' && !Array.isArray(data53)) {
                                              if (data53.zone === undefined) {
                                                return false;
                                              } else {
                                                if (data53.zone !== undefined) {
                                                  if (typeof data53.zone !== 'string') {
                                                    return false;
                                                  }
                                                } else {
                                                }
                                                if (true) {
                                                  if (data53.spans !== undefined) {
                                                    let data55 = data53.spans;
                                                    if (!Array.isArray(data55) && data55 !== null) {
                                                      return false;
                                                    }
                                                    if (true) {
                                                      if (Array.isArray(data55)) {
                                                        const len22 = data55.length;
                                                        for (let i22 = 0; i22 < len22; i22++) {
                                                          let data56 = data55[i22];
                                                          if (true) {
                                                            if (data56 && typeof data56 == 'object' && !Array.isArray(data56)) {
                                                              if (
                                                                data56.days === undefined ||
                                                                data56.opens === undefined ||
                                                                data56.closes === undefined
                                                              ) {
                                                                return false;
                                                              } else {
                                                                if (data56.days !== undefined) {
                                                                  let data57 = data56.days;
                                                                  if (true) {
                                                                    if (Array.isArray(data57)) {
                                                                      const len23 = data57.length;
                                                                      for (let i23 = 0; i23 < len23; i23++) {
                                                                        if (typeof data57[i23] !== 'string') {
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
                                                                  if (data56.opens !== undefined) {
                                                                    if (typeof data56.opens !== 'string') {
                                                                      return false;
                                                                    }
                                                                  } else {
                                                                  }
                                                                  if (true) {
                                                                    if (data56.closes !== undefined) {
                                                                      if (typeof data56.closes !== 'string') {
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
                                                    if (data53.holidays !== undefined) {
                                                      let data61 = data53.holidays;
                                                      if (typeof data61 !== 'string' && data61 !== null) {
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
                                          if (data45.languages !== undefined) {
                                            let data62 = data45.languages;
                                            if (!Array.isArray(data62) && data62 !== null) {
                                              return false;
                                            }
                                            if (true) {
                                              if (Array.isArray(data62)) {
                                                const len24 = data62.length;
                                                for (let i24 = 0; i24 < len24; i24++) {
                                                  if (typeof data62[i24] !== 'string') {
                                                    return false;
                                                  }
                                                }
                                              }
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data45.independent !== undefined) {
                                              if (typeof data45.independent !== 'boolean') {
                                                return false;
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data45.authority !== undefined) {
                                                let data65 = data45.authority;
                                                if (typeof data65 !== 'string' && data65 !== null) {
                                                  return false;
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data45.source_url !== undefined) {
                                                  let data66 = data45.source_url;
                                                  if (typeof data66 !== 'string' && data66 !== null) {
                                                    return false;
                                                  }
                                                } else {
                                                }
                                                if (true) {
                                                  if (data45.seen_on !== undefined) {
                                                    let data67 = data45.seen_on;
                                                    if (typeof data67 !== 'string' && data67 !== null) {
                                                      return false;
                                                    }
                                                  } else {
                                                  }
                                                  if (true) {
                                                    if (data45.verified_on !== undefined) {
                                                      let data68 = data45.verified_on;
                                                      if (typeof data68 !== 'string' && data68 !== null) {
                                                        return false;
                                                      }
                                                    } else {
                                                    }
                                                    if (true) {
                                                      if (data45.verified_by !== undefined) {
                                                        let data69 = data45.verified_by;
                                                        if (typeof data69 !== 'string' && data69 !== null) {
                                                          return false;
                                                        }
                                                      } else {
                                                      }
                                                      if (true) {
                                                        if (data45.expires_on !== undefined) {
                                                          let data70 = data45.expires_on;
                                                          if (typeof data70 !== 'string' && data70 !== null) {
                                                            return false;
                                                          }
                                                        } else {
                                                        }
                                                        if (true) {
                                                          if (data45.note !== undefined) {
                                                            let data71 = data45.note;
                                                            if (typeof data71 !== 'string' && data71 !== null) {
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
                  let data72 = data.pathways;
                  if (true) {
                    if (Array.isArray(data72)) {
                      const len25 = data72.length;
                      for (let i25 = 0; i25 < len25; i25++) {
                        let data73 = data72[i25];
                        if (true) {
                          if (data73 && typeof data73 == 'object' && !Array.isArray(data73)) {
                            if (data73.id === undefined || data73.steps === undefined) {
                              return false;
                            } else {
                              if (data73.id !== undefined) {
                                if (typeof data73.id !== 'string') {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data73.station !== undefined) {
                                  let data75 = data73.station;
                                  if (typeof data75 !== 'string' && data75 !== null) {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data73.station_kind !== undefined) {
                                    let data76 = data73.station_kind;
                                    if (typeof data76 !== 'string' && data76 !== null) {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data73.when !== undefined) {
                                      let data77 = data73.when;
                                      if (!(data77 && typeof data77 == 'object' && !Array.isArray(data77)) && data77 !== null) {
                                        return false;
                                      }
                                      if (true) {
                                        if (data77 && typeof data77 == 'object' && !Array.isArray(data77)) {
                                          if (data77.levels !== undefined) {
                                            let data78 = data77.levels;
                                            if (!Array.isArray(data78) && data78 !== null) {
                                              return false;
                                            }
                                            if (true) {
                                              if (Array.isArray(data78)) {
                                                const len26 = data78.length;
                                                for (let i26 = 0; i26 < len26; i26++) {
                                                  if (typeof data78[i26] !== 'string') {
                                                    return false;
                                                  }
                                                }
                                              }
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data77.needs !== undefined) {
                                              let data80 = data77.needs;
                                              if (!Array.isArray(data80) && data80 !== null) {
                                                return false;
                                              }
                                              if (true) {
                                                if (Array.isArray(data80)) {
                                                  const len27 = data80.length;
                                                  for (let i27 = 0; i27 < len27; i27++) {
                                                    if (typeof data80[i27] !== 'string') {
                                                      return false;
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data77.child !== undefined) {
                                                let data82 = data77.child;
                                                if (typeof data82 !== 'boolean' && data82 !== null) {
                                                  return false;
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data77.hours !== undefined) {
                                                  let data83 = data77.hours;
                                                  if (!Array.isArray(data83) && data83 !== null) {
                                                    return false;
                                                  }
                                                  if (true) {
                                                    if (Array.isArray(data83)) {
                                                      const len28 = data83.length;
                                                      for (let i28 = 0; i28 < len28; i28++) {
                                                        let data84 = data83[i28];
                                                        if (true) {
                                                          if (data84 && typeof data84 == 'object' && !Array.isArray(data84)) {
                                                            if (
                                                              data84.days === undefined ||
                                                              data84.opens === undefined ||
                                                              data84.closes === undefined
                                                            ) {
                                                              return false;
                                                            } else {
                                                              if (data84.days !== undefined) {
                                                                let data85 = data84.days;
                                                                if (true) {
                                                                  if (Array.isArray(data85)) {
                                                                    const len29 = data85.length;
                                                                    for (let i29 = 0; i29 < len29; i29++) {
                                                                      if (typeof data85[i29] !== 'string') {
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
                                                                if (data84.opens !== undefined) {
                                                                  if (typeof data84.opens !== 'string') {
                                                                    return false;
                                                                  }
                                                                } else {
                                                                }
                                                                if (true) {
                                                                  if (data84.closes !== undefined) {
                                                                    if (typeof data84.closes !== 'string') {
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
                                      if (data73.steps !== undefined) {
                                        let data89 = data73.steps;
                                        if (true) {
                                          if (Array.isArray(data89)) {
                                            const len30 = data89.length;
                                            for (let i30 = 0; i30 < len30; i30++) {
                                              let data90 = data89[i30];
                                              if (true) {
                                                if (data90 && typeof data90 == 'object' && !Array.isArray(data90)) {
                                                  if (data90.kind === undefined) {
                                                    return false;
                                                  } else {
                                                    if (data90.kind !== undefined) {
                                                      if (typeof data90.kind !== 'string') {
                                                        return false;
                                                      }
                                                    } else {
                                                    }
                                                    if (true) {
                                                      if (data90.service !== undefined) {
                                                        let data92 = data90.service;
                                                        if (typeof data92 !== 'string' && data92 !== null) {
                                                          return false;
                                                        }
                                                      } else {
                                                      }
                                                      if (true) {
                                                        if (data90.fallbacks !== undefined) {
                                                          let data93 = data90.fallbacks;
                                                          if (!Array.isArray(data93) && data93 !== null) {
                                                            return false;
                                                          }
                                                          if (true) {
                                                            if (Array.isArray(data93)) {
                                                              const len31 = data93.length;
                                                              for (let i31 = 0; i31 < len31; i31++) {
                                                                if (typeof data93[i31] !== 'string') {
                                                                  return false;
                                                                }
                                                              }
                                                            }
                                                          }
                                                        } else {
                                                        }
                                                        if (true) {
                                                          if (data90.within_minutes !== undefined) {
                                                            let data95 = data90.within_minutes;
                                                            if (!(typeof data95 == 'number') && data95 !== null) {
                                                              return false;
                                                            }
                                                          } else {
                                                          }
                                                          if (true) {
                                                            if (data90.paper !== undefined) {
                                                              let data96 = data90.paper;
                                                              if (typeof data96 !== 'string' && data96 !== null) {
                                                                return false;
                                                              }
                                                            } else {
                                                            }
                                                            if (true) {
                                                              if (data90.say !== undefined) {
                                                                let data97 = data90.say;
                                                                if (typeof data97 !== 'string' && data97 !== null) {
                                                                  return false;
                                                                }
                                                              } else {
                                                              }
                                                              if (true) {
                                                                if (data90.do_not !== undefined) {
                                                                  let data98 = data90.do_not;
                                                                  if (typeof data98 !== 'string' && data98 !== null) {
                                                                    return false;
                                                                  }
                                                                } else {
                                                                }
                                                                if (true) {
                                                                  if (data90.by !== undefined) {
                                                                    let data99 = data90.by;
                                                                    if (typeof data99 !== 'string' && data99 !== null) {
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
                                        if (data73.gaps !== undefined) {
                                          let data100 = data73.gaps;
                                          if (!Array.isArray(data100) && data100 !== null) {
                                            return false;
                                          }
                                          if (true) {
                                            if (Array.isArray(data100)) {
                                              const len32 = data100.length;
                                              for (let i32 = 0; i32 < len32; i32++) {
                                                let data101 = data100[i32];
                                                if (
                                                  typeof data101 !== 'string' &&
                                                  !(data101 && typeof data101 == 'object' && !Array.isArray(data101))
                                                ) {
                                                  return false;
                                                }
                                                if (true) {
                                                  if (data101 && typeof data101 == 'object' && !Array.isArray(data101)) {
                                                    if (data101.message === undefined) {
                                                      return false;
                                                    } else {
                                                      if (data101.message !== undefined) {
                                                        if (typeof data101.message !== 'string') {
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
                                          if (data73.otherwise !== undefined) {
                                            let data103 = data73.otherwise;
                                            if (typeof data103 !== 'string' && data103 !== null) {
                                              return false;
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data73.independent !== undefined) {
                                              let data104 = data73.independent;
                                              if (typeof data104 !== 'string' && data104 !== null) {
                                                return false;
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data73.law !== undefined) {
                                                let data105 = data73.law;
                                                if (!Array.isArray(data105) && data105 !== null) {
                                                  return false;
                                                }
                                                if (true) {
                                                  if (Array.isArray(data105)) {
                                                    const len33 = data105.length;
                                                    for (let i33 = 0; i33 < len33; i33++) {
                                                      let data106 = data105[i33];
                                                      if (true) {
                                                        if (data106 && typeof data106 == 'object' && !Array.isArray(data106)) {
                                                          if (data106.says !== undefined) {
                                                            let data107 = data106.says;
                                                            if (typeof data107 !== 'string' && data107 !== null) {
                                                              return false;
                                                            }
                                                          } else {
                                                          }
                                                          if (true) {
                                                            if (data106.citation !== undefined) {
                                                              let data108 = data106.citation;
                                                              if (typeof data108 !== 'string' && data108 !== null) {
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
                    let data109 = data.independent_option;
                    if (typeof data109 !== 'string' && data109 !== null) {
                      return false;
                    }
                  } else {
                  }
                  if (true) {
                    if (data.languages_likely !== undefined) {
                      let data110 = data.languages_likely;
                      if (!Array.isArray(data110) && data110 !== null) {
                        return false;
                      }
                      if (true) {
                        if (Array.isArray(data110)) {
                          const len34 = data110.length;
                          for (let i34 = 0; i34 < len34; i34++) {
                            if (typeof data110[i34] !== 'string') {
                              return false;
                            }
                          }
                        }
                      }
                    } else {
                    }
                    if (true) {
                      if (data.languages !== undefined) {
                        let data112 = data.languages;
                        if (!Array.isArray(data112) && data112 !== null) {
                          return false;
                        }
                        if (true) {
                          if (Array.isArray(data112)) {
                            const len35 = data112.length;
                            for (let i35 = 0; i35 < len35; i35++) {
                              let data113 = data112[i35];
                              if (true) {
                                if (data113 && typeof data113 == 'object' && !Array.isArray(data113)) {
                                  if (data113.tag === undefined) {
                                    return false;
                                  } else {
                                    if (data113.tag !== undefined) {
                                      if (typeof data113.tag !== 'string') {
                                        return false;
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data113.station_kinds !== undefined) {
                                        let data115 = data113.station_kinds;
                                        if (!Array.isArray(data115) && data115 !== null) {
                                          return false;
                                        }
                                        if (true) {
                                          if (Array.isArray(data115)) {
                                            const len36 = data115.length;
                                            for (let i36 = 0; i36 < len36; i36++) {
                                              if (typeof data115[i36] !== 'string') {
                                                return false;
                                              }
                                            }
                                          }
                                        }
                                      } else {
                                      }
                                      if (true) {
                                        if (data113.stations !== undefined) {
                                          let data117 = data113.stations;
                                          if (!Array.isArray(data117) && data117 !== null) {
                                            return false;
                                          }
                                          if (true) {
                                            if (Array.isArray(data117)) {
                                              const len37 = data117.length;
                                              for (let i37 = 0; i37 < len37; i37++) {
                                                if (typeof data117[i37] !== 'string') {
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
