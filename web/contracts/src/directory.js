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
        health: { type: ['array', 'null'], items: { type: 'string' } },
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
        health_after: { type: ['array', 'null'], items: { type: 'string' } },
        lines_after: { type: ['array', 'null'], items: { type: 'string' } },
        assent_lines_after: { type: ['array', 'null'], items: { type: 'string' } },
        last_day: { type: ['string', 'null'] },
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
    draft_hours: { type: ['integer', 'null'], minimum: 1 },
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
                          if (data2.health !== undefined) {
                            let data19 = data2.health;
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
                            if (data2.lines !== undefined) {
                              let data21 = data2.lines;
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
                              if (data2.assent_lines !== undefined) {
                                let data23 = data2.assent_lines;
                                if (!Array.isArray(data23) && data23 !== null) {
                                  return false;
                                }
                                if (true) {
                                  if (Array.isArray(data23)) {
                                    const len10 = data23.length;
                                    for (let i10 = 0; i10 < len10; i10++) {
                                      if (typeof data23[i10] !== 'string') {
                                        return false;
                                      }
                                    }
                                  }
                                }
                              } else {
                              }
                              if (true) {
                                if (data2.points_after !== undefined) {
                                  let data25 = data2.points_after;
                                  if (!Array.isArray(data25) && data25 !== null) {
                                    return false;
                                  }
                                  if (true) {
                                    if (Array.isArray(data25)) {
                                      const len11 = data25.length;
                                      for (let i11 = 0; i11 < len11; i11++) {
                                        let data26 = data25[i11];
                                        if (true) {
                                          if (data26 && typeof data26 == 'object' && !Array.isArray(data26)) {
                                            if (data26.said === undefined) {
                                              return false;
                                            } else {
                                              if (data26.said !== undefined) {
                                                let data27 = data26.said;
                                                if (true) {
                                                  if (Array.isArray(data27)) {
                                                    const len12 = data27.length;
                                                    for (let i12 = 0; i12 < len12; i12++) {
                                                      if (typeof data27[i12] !== 'string') {
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
                                                if (data26.more !== undefined) {
                                                  let data29 = data26.more;
                                                  if (!Array.isArray(data29) && data29 !== null) {
                                                    return false;
                                                  }
                                                  if (true) {
                                                    if (Array.isArray(data29)) {
                                                      const len13 = data29.length;
                                                      for (let i13 = 0; i13 < len13; i13++) {
                                                        if (typeof data29[i13] !== 'string') {
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
                                    let data31 = data2.assent_points_after;
                                    if (!Array.isArray(data31) && data31 !== null) {
                                      return false;
                                    }
                                    if (true) {
                                      if (Array.isArray(data31)) {
                                        const len14 = data31.length;
                                        for (let i14 = 0; i14 < len14; i14++) {
                                          let data32 = data31[i14];
                                          if (true) {
                                            if (data32 && typeof data32 == 'object' && !Array.isArray(data32)) {
                                              if (data32.said === undefined) {
                                                return false;
                                              } else {
                                                if (data32.said !== undefined) {
                                                  let data33 = data32.said;
                                                  if (true) {
                                                    if (Array.isArray(data33)) {
                                                      const len15 = data33.length;
                                                      for (let i15 = 0; i15 < len15; i15++) {
                                                        if (typeof data33[i15] !== 'string') {
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
                                                  if (data32.more !== undefined) {
                                                    let data35 = data32.more;
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
                                      let data37 = data2.recipient_after;
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
                                      if (data2.assent_recipient_after !== undefined) {
                                        let data39 = data2.assent_recipient_after;
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
                                        if (data2.health_after !== undefined) {
                                          let data41 = data2.health_after;
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
                                          if (data2.lines_after !== undefined) {
                                            let data43 = data2.lines_after;
                                            if (!Array.isArray(data43) && data43 !== null) {
                                              return false;
                                            }
                                            if (true) {
                                              if (Array.isArray(data43)) {
                                                const len20 = data43.length;
                                                for (let i20 = 0; i20 < len20; i20++) {
                                                  if (typeof data43[i20] !== 'string') {
                                                    return false;
                                                  }
                                                }
                                              }
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data2.assent_lines_after !== undefined) {
                                              let data45 = data2.assent_lines_after;
                                              if (!Array.isArray(data45) && data45 !== null) {
                                                return false;
                                              }
                                              if (true) {
                                                if (Array.isArray(data45)) {
                                                  const len21 = data45.length;
                                                  for (let i21 = 0; i21 < len21; i21++) {
                                                    if (typeof data45[i21] !== 'string') {
                                                      return false;
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data2.last_day !== undefined) {
                                                let data47 = data2.last_day;
                                                if (typeof data47 !== 'string' && data47 !== null) {
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
                } else {
                  return false;
                }
              }
            } else {
            }
            if (true) {
              if (data.emergency !== undefined) {
                let data48 = data.emergency;
                if (!Array.isArray(data48) && data48 !== null) {
                  return false;
                }
                if (true) {
                  if (Array.isArray(data48)) {
                    const len22 = data48.length;
                    for (let i22 = 0; i22 < len22; i22++) {
                      let data49 = data48[i22];
                      if (true) {
                        if (data49 && typeof data49 == 'object' && !Array.isArray(data49)) {
                          if (data49.kind === undefined) {
                            return false;
                          } else {
                            if (data49.kind !== undefined) {
                              if (typeof data49.kind !== 'string') {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data49.phone !== undefined) {
                                let data51 = data49.phone;
                                if (typeof data51 !== 'string' && data51 !== null) {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data49.verified_on !== undefined) {
                                  let data52 = data49.verified_on;
                                  if (typeof data52 !== 'string' && data52 !== null) {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data49.verified_by !== undefined) {
                                    let data53 = data49.verified_by;
                                    if (typeof data53 !== 'string' && data53 !== null) {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data49.expires_on !== undefined) {
                                      let data54 = data49.expires_on;
                                      if (typeof data54 !== 'string' && data54 !== null) {
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
                  let data55 = data.services;
                  if (true) {
                    if (Array.isArray(data55)) {
                      const len23 = data55.length;
                      for (let i23 = 0; i23 < len23; i23++) {
                        let data56 = data55[i23];
                        if (true) {
                          if (data56 && typeof data56 == 'object' && !Array.isArray(data56)) {
                            if (data56.id === undefined || data56.name === undefined || data56.kind === undefined) {
                              return false;
                            } else {
                              if (data56.id !== undefined) {
                                if (typeof data56.id !== 'string') {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data56.name !== undefined) {
                                  if (typeof data56.name !== 'string') {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data56.kind !== undefined) {
                                    if (typeof data56.kind !== 'string') {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data56.needs !== undefined) {
                                      let data60 = data56.needs;
                                      if (!Array.isArray(data60) && data60 !== null) {
                                        return false;
                                      }
                                      if (true) {
                                        if (Array.isArray(data60)) {
                                          const len24 = data60.length;
                                          for (let i24 = 0; i24 < len24; i24++) {
                                            if (typeof data60[i24] !== 'string') {
                                              return false;
                                            }
                                          }
                                        }
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data56.phone !== undefined) {
                                        let data62 = data56.phone;
                                        if (typeof data62 !== 'string' && data62 !== null) {
                                          return false;
                                        }
                                      } else {
                                      }
                                      if (true) {
                                        if (data56.hours !== undefined) {
                                          let data63 = data56.hours;
                                          if (typeof data63 !== 'string' && data63 !== null) {
                                            return false;
                                          }
                                        } else {
                                        }
                                        if (true) {
                                          if (data56.opening !== undefined) {
                                            let data64 = data56.opening;
                                            if (!(data64 && typeof data64 == 'object' && !Array.isArray(data64)) && data64 !== null) {
                                              return false;
                                            }
                                            if (true) {
                                              if (data64 && typeof data64 == 'object' && !Array.isArray(data64)) {
                                                if (data64.zone === undefined) {
                                                  return false;
                                                } else {
                                                  if (data64.zone !== undefined) {
                                                    if (typeof data64.zone !== 'string') {
                                                      return false;
                                                    }
                                                  } else {
                                                  }
                                                  if (true) {
                                                    if (data64.spans !== undefined) {
                                                      let data66 = data64.spans;
                                                      if (!Array.isArray(data66) && data66 !== null) {
                                                        return false;
                                                      }
                                                      if (true) {
                                                        if (Array.isArray(data66)) {
                                                          const len25 = data66.length;
                                                          for (let i25 = 0; i25 < len25; i25++) {
                                                            let data67 = data66[i25];
                                                            if (true) {
                                                              if (data67 && typeof data67 == 'object' && !Array.isArray(data67)) {
                                                                if (
                                                                  data67.days === undefined ||
                                                                  data67.opens === undefined ||
                                                                  data67.closes === undefined
                                                                ) {
                                                                  return false;
                                                                } else {
                                                                  if (data67.days !== undefined) {
                                                                    let data68 = data67.days;
                                                                    if (true) {
                                                                      if (Array.isArray(data68)) {
                                                                        const len26 = data68.length;
                                                                        for (let i26 = 0; i26 < len26; i26++) {
                                                                          if (typeof data68[i26] !== 'string') {
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
                                                                    if (data67.opens !== undefined) {
                                                                      if (typeof data67.opens !== 'string') {
                                                                        return false;
                                                                      }
                                                                    } else {
                                                                    }
                                                                    if (true) {
                                                                      if (data67.closes !== undefined) {
                                                                        if (typeof data67.closes !== 'string') {
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
                                                      if (data64.holidays !== undefined) {
                                                        let data72 = data64.holidays;
                                                        if (typeof data72 !== 'string' && data72 !== null) {
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
                                            if (data56.languages !== undefined) {
                                              let data73 = data56.languages;
                                              if (!Array.isArray(data73) && data73 !== null) {
                                                return false;
                                              }
                                              if (true) {
                                                if (Array.isArray(data73)) {
                                                  const len27 = data73.length;
                                                  for (let i27 = 0; i27 < len27; i27++) {
                                                    if (typeof data73[i27] !== 'string') {
                                                      return false;
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data56.independent !== undefined) {
                                                if (typeof data56.independent !== 'boolean') {
                                                  return false;
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data56.authority !== undefined) {
                                                  let data76 = data56.authority;
                                                  if (typeof data76 !== 'string' && data76 !== null) {
                                                    return false;
                                                  }
                                                } else {
                                                }
                                                if (true) {
                                                  if (data56.source_url !== undefined) {
                                                    let data77 = data56.source_url;
                                                    if (typeof data77 !== 'string' && data77 !== null) {
                                                      return false;
                                                    }
                                                  } else {
                                                  }
                                                  if (true) {
                                                    if (data56.seen_on !== undefined) {
                                                      let data78 = data56.seen_on;
                                                      if (typeof data78 !== 'string' && data78 !== null) {
                                                        return false;
                                                      }
                                                    } else {
                                                    }
                                                    if (true) {
                                                      if (data56.verified_on !== undefined) {
                                                        let data79 = data56.verified_on;
                                                        if (typeof data79 !== 'string' && data79 !== null) {
                                                          return false;
                                                        }
                                                      } else {
                                                      }
                                                      if (true) {
                                                        if (data56.verified_by !== undefined) {
                                                          let data80 = data56.verified_by;
                                                          if (typeof data80 !== 'string' && data80 !== null) {
                                                            return false;
                                                          }
                                                        } else {
                                                        }
                                                        if (true) {
                                                          if (data56.expires_on !== undefined) {
                                                            let data81 = data56.expires_on;
                                                            if (typeof data81 !== 'string' && data81 !== null) {
                                                              return false;
                                                            }
                                                          } else {
                                                          }
                                                          if (true) {
                                                            if (data56.note !== undefined) {
                                                              let data82 = data56.note;
                                                              if (typeof data82 !== 'string' && data82 !== null) {
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
                    let data83 = data.pathways;
                    if (true) {
                      if (Array.isArray(data83)) {
                        const len28 = data83.length;
                        for (let i28 = 0; i28 < len28; i28++) {
                          let data84 = data83[i28];
                          if (true) {
                            if (data84 && typeof data84 == 'object' && !Array.isArray(data84)) {
                              if (data84.id === undefined || data84.steps === undefined) {
                                return false;
                              } else {
                                if (data84.id !== undefined) {
                                  if (typeof data84.id !== 'string') {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data84.station !== undefined) {
                                    let data86 = data84.station;
                                    if (typeof data86 !== 'string' && data86 !== null) {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data84.station_kind !== undefined) {
                                      let data87 = data84.station_kind;
                                      if (typeof data87 !== 'string' && data87 !== null) {
                                        return false;
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data84.when !== undefined) {
                                        let data88 = data84.when;
                                        if (!(data88 && typeof data88 == 'object' && !Array.isArray(data88)) && data88 !== null) {
                                          return false;
                                        }
                                        if (true) {
                                          if (data88 && typeof data88 == 'object' && !Array.isArray(data88)) {
                                            if (data88.levels !== undefined) {
                                              let data89 = data88.levels;
                                              if (!Array.isArray(data89) && data89 !== null) {
                                                return false;
                                              }
                                              if (true) {
                                                if (Array.isArray(data89)) {
                                                  const len29 = data89.length;
                                                  for (let i29 = 0; i29 < len29; i29++) {
                                                    if (typeof data89[i29] !== 'string') {
                                                      return false;
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data88.needs !== undefined) {
                                                let data91 = data88.needs;
                                                if (!Array.isArray(data91) && data91 !== null) {
                                                  return false;
                                                }
                                                if (true) {
                                                  if (Array.isArray(data91)) {
                                                    const len30 = data91.length;
                                                    for (let i30 = 0; i30 < len30; i30++) {
                                                      if (typeof data91[i30] !== 'string') {
                                                        return false;
                                                      }
                                                    }
                                                  }
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data88.child !== undefined) {
                                                  let data93 = data88.child;
                                                  if (typeof data93 !== 'boolean' && data93 !== null) {
                                                    return false;
                                                  }
                                                } else {
                                                }
                                                if (true) {
                                                  if (data88.hours !== undefined) {
                                                    let data94 = data88.hours;
                                                    if (!Array.isArray(data94) && data94 !== null) {
                                                      return false;
                                                    }
                                                    if (true) {
                                                      if (Array.isArray(data94)) {
                                                        const len31 = data94.length;
                                                        for (let i31 = 0; i31 < len31; i31++) {
                                                          let data95 = data94[i31];
                                                          if (true) {
                                                            if (data95 && typeof data95 == 'object' && !Array.isArray(data95)) {
                                                              if (
                                                                data95.days === undefined ||
                                                                data95.opens === undefined ||
                                                                data95.closes === undefined
                                                              ) {
                                                                return false;
                                                              } else {
                                                                if (data95.days !== undefined) {
                                                                  let data96 = data95.days;
                                                                  if (true) {
                                                                    if (Array.isArray(data96)) {
                                                                      const len32 = data96.length;
                                                                      for (let i32 = 0; i32 < len32; i32++) {
                                                                        if (typeof data96[i32] !== 'string') {
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
                                                                  if (data95.opens !== undefined) {
                                                                    if (typeof data95.opens !== 'string') {
                                                                      return false;
                                                                    }
                                                                  } else {
                                                                  }
                                                                  if (true) {
                                                                    if (data95.closes !== undefined) {
                                                                      if (typeof data95.closes !== 'string') {
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
                                        if (data84.steps !== undefined) {
                                          let data100 = data84.steps;
                                          if (true) {
                                            if (Array.isArray(data100)) {
                                              const len33 = data100.length;
                                              for (let i33 = 0; i33 < len33; i33++) {
                                                let data101 = data100[i33];
                                                if (true) {
                                                  if (data101 && typeof data101 == 'object' && !Array.isArray(data101)) {
                                                    if (data101.kind === undefined) {
                                                      return false;
                                                    } else {
                                                      if (data101.kind !== undefined) {
                                                        if (typeof data101.kind !== 'string') {
                                                          return false;
                                                        }
                                                      } else {
                                                      }
                                                      if (true) {
                                                        if (data101.service !== undefined) {
                                                          let data103 = data101.service;
                                                          if (typeof data103 !== 'string' && data103 !== null) {
                                                            return false;
                                                          }
                                                        } else {
                                                        }
                                                        if (true) {
                                                          if (data101.fallbacks !== undefined) {
                                                            let data104 = data101.fallbacks;
                                                            if (!Array.isArray(data104) && data104 !== null) {
                                                              return false;
                                                            }
                                                            if (true) {
                                                              if (Array.isArray(data104)) {
                                                                const len34 = data104.length;
                                                                for (let i34 = 0; i34 < len34; i34++) {
                                                                  if (typeof data104[i34] !== 'string') {
                                                                    return false;
                                                                  }
                                                                }
                                                              }
                                                            }
                                                          } else {
                                                          }
                                                          if (true) {
                                                            if (data101.within_minutes !== undefined) {
                                                              let data106 = data101.within_minutes;
                                                              if (!(typeof data106 == 'number') && data106 !== null) {
                                                                return false;
                                                              }
                                                            } else {
                                                            }
                                                            if (true) {
                                                              if (data101.paper !== undefined) {
                                                                let data107 = data101.paper;
                                                                if (typeof data107 !== 'string' && data107 !== null) {
                                                                  return false;
                                                                }
                                                              } else {
                                                              }
                                                              if (true) {
                                                                if (data101.say !== undefined) {
                                                                  let data108 = data101.say;
                                                                  if (typeof data108 !== 'string' && data108 !== null) {
                                                                    return false;
                                                                  }
                                                                } else {
                                                                }
                                                                if (true) {
                                                                  if (data101.do_not !== undefined) {
                                                                    let data109 = data101.do_not;
                                                                    if (typeof data109 !== 'string' && data109 !== null) {
                                                                      return false;
                                                                    }
                                                                  } else {
                                                                  }
                                                                  if (true) {
                                                                    if (data101.by !== undefined) {
                                                                      let data110 = data101.by;
                                                                      if (typeof data110 !== 'string' && data110 !== null) {
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
                                          if (data84.gaps !== undefined) {
                                            let data111 = data84.gaps;
                                            if (!Array.isArray(data111) && data111 !== null) {
                                              return false;
                                            }
                                            if (true) {
                                              if (Array.isArray(data111)) {
                                                const len35 = data111.length;
                                                for (let i35 = 0; i35 < len35; i35++) {
                                                  let data112 = data111[i35];
                                                  if (
                                                    typeof data112 !== 'string' &&
                                                    !(data112 && typeof data112 == 'object' && !Array.isArray(data112))
                                                  ) {
                                                    return false;
                                                  }
                                                  if (true) {
                                                    if (data112 && typeof data112 == 'object' && !Array.isArray(data112)) {
                                                      if (data112.message === undefined) {
                                                        return false;
                                                      } else {
                                                        if (data112.message !== undefined) {
                                                          if (typeof data112.message !== 'string') {
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
                                            if (data84.otherwise !== undefined) {
                                              let data114 = data84.otherwise;
                                              if (typeof data114 !== 'string' && data114 !== null) {
                                                return false;
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data84.independent !== undefined) {
                                                let data115 = data84.independent;
                                                if (typeof data115 !== 'string' && data115 !== null) {
                                                  return false;
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data84.law !== undefined) {
                                                  let data116 = data84.law;
                                                  if (!Array.isArray(data116) && data116 !== null) {
                                                    return false;
                                                  }
                                                  if (true) {
                                                    if (Array.isArray(data116)) {
                                                      const len36 = data116.length;
                                                      for (let i36 = 0; i36 < len36; i36++) {
                                                        let data117 = data116[i36];
                                                        if (true) {
                                                          if (data117 && typeof data117 == 'object' && !Array.isArray(data117)) {
                                                            if (data117.says !== undefined) {
                                                              let data118 = data117.says;
                                                              if (typeof data118 !== 'string' && data118 !== null) {
                                                                return false;
                                                              }
                                                            } else {
                                                            }
                                                            if (true) {
                                                              if (data117.citation !== undefined) {
                                                                let data119 = data117.citation;
                                                                if (typeof data119 !== 'string' && data119 !== null) {
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
                    if (data.draft_hours !== undefined) {
                      let data120 = data.draft_hours;
                      if (!(typeof data120 == 'number' && !(data120 % 1) && !isNaN(data120)) && data120 !== null) {
                        return false;
                      }
                      if (true) {
                        if (typeof data120 == 'number') {
                          if (data120 < 1 || isNaN(data120)) {
                            return false;
                          }
                        }
                      }
                    } else {
                    }
                    if (true) {
                      if (data.independent_option !== undefined) {
                        let data121 = data.independent_option;
                        if (typeof data121 !== 'string' && data121 !== null) {
                          return false;
                        }
                      } else {
                      }
                      if (true) {
                        if (data.languages_likely !== undefined) {
                          let data122 = data.languages_likely;
                          if (!Array.isArray(data122) && data122 !== null) {
                            return false;
                          }
                          if (true) {
                            if (Array.isArray(data122)) {
                              const len37 = data122.length;
                              for (let i37 = 0; i37 < len37; i37++) {
                                if (typeof data122[i37] !== 'string') {
                                  return false;
                                }
                              }
                            }
                          }
                        } else {
                        }
                        if (true) {
                          if (data.languages !== undefined) {
                            let data124 = data.languages;
                            if (!Array.isArray(data124) && data124 !== null) {
                              return false;
                            }
                            if (true) {
                              if (Array.isArray(data124)) {
                                const len38 = data124.length;
                                for (let i38 = 0; i38 < len38; i38++) {
                                  let data125 = data124[i38];
                                  if (true) {
                                    if (data125 && typeof data125 == 'object' && !Array.isArray(data125)) {
                                      if (data125.tag === undefined) {
                                        return false;
                                      } else {
                                        if (data125.tag !== undefined) {
                                          if (typeof data125.tag !== 'string') {
                                            return false;
                                          }
                                        } else {
                                        }
                                        if (true) {
                                          if (data125.station_kinds !== undefined) {
                                            let data127 = data125.station_kinds;
                                            if (!Array.isArray(data127) && data127 !== null) {
                                              return false;
                                            }
                                            if (true) {
                                              if (Array.isArray(data127)) {
                                                const len39 = data127.length;
                                                for (let i39 = 0; i39 < len39; i39++) {
                                                  if (typeof data127[i39] !== 'string') {
                                                    return false;
                                                  }
                                                }
                                              }
                                            }
                                          } else {
                                          }
                                          if (true) {
                                            if (data125.stations !== undefined) {
                                              let data129 = data125.stations;
                                              if (!Array.isArray(data129) && data129 !== null) {
                                                return false;
                                              }
                                              if (true) {
                                                if (Array.isArray(data129)) {
                                                  const len40 = data129.length;
                                                  for (let i40 = 0; i40 < len40; i40++) {
                                                    if (typeof data129[i40] !== 'string') {
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
        }
      }
    } else {
      return false;
    }
  }
  return true;
}
