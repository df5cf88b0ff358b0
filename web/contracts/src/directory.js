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
              if (data.emergency !== undefined) {
                let data44 = data.emergency;
                if (!Array.isArray(data44) && data44 !== null) {
                  return false;
                }
                if (true) {
                  if (Array.isArray(data44)) {
                    const len20 = data44.length;
                    for (let i20 = 0; i20 < len20; i20++) {
                      let data45 = data44[i20];
                      if (true) {
                        if (data45 && typeof data45 == 'object' && !Array.isArray(data45)) {
                          if (data45.kind === undefined) {
                            return false;
                          } else {
                            if (data45.kind !== undefined) {
                              if (typeof data45.kind !== 'string') {
                                return false;
                              }
                            } else {
                            }
                            if (true) {
                              if (data45.phone !== undefined) {
                                let data47 = data45.phone;
                                if (typeof data47 !== 'string' && data47 !== null) {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data45.verified_on !== undefined) {
                                  let data48 = data45.verified_on;
                                  if (typeof data48 !== 'string' && data48 !== null) {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data45.verified_by !== undefined) {
                                    let data49 = data45.verified_by;
                                    if (typeof data49 !== 'string' && data49 !== null) {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data45.expires_on !== undefined) {
                                      let data50 = data45.expires_on;
                                      if (typeof data50 !== 'string' && data50 !== null) {
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
                  let data51 = data.services;
                  if (true) {
                    if (Array.isArray(data51)) {
                      const len21 = data51.length;
                      for (let i21 = 0; i21 < len21; i21++) {
                        let data52 = data51[i21];
                        if (true) {
                          if (data52 && typeof data52 == 'object' && !Array.isArray(data52)) {
                            if (data52.id === undefined || data52.name === undefined || data52.kind === undefined) {
                              return false;
                            } else {
                              if (data52.id !== undefined) {
                                if (typeof data52.id !== 'string') {
                                  return false;
                                }
                              } else {
                              }
                              if (true) {
                                if (data52.name !== undefined) {
                                  if (typeof data52.name !== 'string') {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data52.kind !== undefined) {
                                    if (typeof data52.kind !== 'string') {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data52.needs !== undefined) {
                                      let data56 = data52.needs;
                                      if (!Array.isArray(data56) && data56 !== null) {
                                        return false;
                                      }
                                      if (true) {
                                        if (Array.isArray(data56)) {
                                          const len22 = data56.length;
                                          for (let i22 = 0; i22 < len22; i22++) {
                                            if (typeof data56[i22] !== 'string') {
                                              return false;
                                            }
                                          }
                                        }
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data52.phone !== undefined) {
                                        let data58 = data52.phone;
                                        if (typeof data58 !== 'string' && data58 !== null) {
                                          return false;
                                        }
                                      } else {
                                      }
                                      if (true) {
                                        if (data52.hours !== undefined) {
                                          let data59 = data52.hours;
                                          if (typeof data59 !== 'string' && data59 !== null) {
                                            return false;
                                          }
                                        } else {
                                        }
                                        if (true) {
                                          if (data52.opening !== undefined) {
                                            let data60 = data52.opening;
                                            if (!(data60 && typeof data60 == 'object' && !Array.isArray(data60)) && data60 !== null) {
                                              return false;
                                            }
                                            if (true) {
                                              if (data60 && typeof data60 == 'object' && !Array.isArray(data60)) {
                                                if (data60.zone === undefined) {
                                                  return false;
                                                } else {
                                                  if (data60.zone !== undefined) {
                                                    if (typeof data60.zone !== 'string') {
                                                      return false;
                                                    }
                                                  } else {
                                                  }
                                                  if (true) {
                                                    if (data60.spans !== undefined) {
                                                      let data62 = data60.spans;
                                                      if (!Array.isArray(data62) && data62 !== null) {
                                                        return false;
                                                      }
                                                      if (true) {
                                                        if (Array.isArray(data62)) {
                                                          const len23 = data62.length;
                                                          for (let i23 = 0; i23 < len23; i23++) {
                                                            let data63 = data62[i23];
                                                            if (true) {
                                                              if (data63 && typeof data63 == 'object' && !Array.isArray(data63)) {
                                                                if (
                                                                  data63.days === undefined ||
                                                                  data63.opens === undefined ||
                                                                  data63.closes === undefined
                                                                ) {
                                                                  return false;
                                                                } else {
                                                                  if (data63.days !== undefined) {
                                                                    let data64 = data63.days;
                                                                    if (true) {
                                                                      if (Array.isArray(data64)) {
                                                                        const len24 = data64.length;
                                                                        for (let i24 = 0; i24 < len24; i24++) {
                                                                          if (typeof data64[i24] !== 'string') {
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
                                                                    if (data63.opens !== undefined) {
                                                                      if (typeof data63.opens !== 'string') {
                                                                        return false;
                                                                      }
                                                                    } else {
                                                                    }
                                                                    if (true) {
                                                                      if (data63.closes !== undefined) {
                                                                        if (typeof data63.closes !== 'string') {
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
                                                      if (data60.holidays !== undefined) {
                                                        let data68 = data60.holidays;
                                                        if (typeof data68 !== 'string' && data68 !== null) {
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
                                            if (data52.languages !== undefined) {
                                              let data69 = data52.languages;
                                              if (!Array.isArray(data69) && data69 !== null) {
                                                return false;
                                              }
                                              if (true) {
                                                if (Array.isArray(data69)) {
                                                  const len25 = data69.length;
                                                  for (let i25 = 0; i25 < len25; i25++) {
                                                    if (typeof data69[i25] !== 'string') {
                                                      return false;
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data52.independent !== undefined) {
                                                if (typeof data52.independent !== 'boolean') {
                                                  return false;
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data52.authority !== undefined) {
                                                  let data72 = data52.authority;
                                                  if (typeof data72 !== 'string' && data72 !== null) {
                                                    return false;
                                                  }
                                                } else {
                                                }
                                                if (true) {
                                                  if (data52.source_url !== undefined) {
                                                    let data73 = data52.source_url;
                                                    if (typeof data73 !== 'string' && data73 !== null) {
                                                      return false;
                                                    }
                                                  } else {
                                                  }
                                                  if (true) {
                                                    if (data52.seen_on !== undefined) {
                                                      let data74 = data52.seen_on;
                                                      if (typeof data74 !== 'string' && data74 !== null) {
                                                        return false;
                                                      }
                                                    } else {
                                                    }
                                                    if (true) {
                                                      if (data52.verified_on !== undefined) {
                                                        let data75 = data52.verified_on;
                                                        if (typeof data75 !== 'string' && data75 !== null) {
                                                          return false;
                                                        }
                                                      } else {
                                                      }
                                                      if (true) {
                                                        if (data52.verified_by !== undefined) {
                                                          let data76 = data52.verified_by;
                                                          if (typeof data76 !== 'string' && data76 !== null) {
                                                            return false;
                                                          }
                                                        } else {
                                                        }
                                                        if (true) {
                                                          if (data52.expires_on !== undefined) {
                                                            let data77 = data52.expires_on;
                                                            if (typeof data77 !== 'string' && data77 !== null) {
                                                              return false;
                                                            }
                                                          } else {
                                                          }
                                                          if (true) {
                                                            if (data52.note !== undefined) {
                                                              let data78 = data52.note;
                                                              if (typeof data78 !== 'string' && data78 !== null) {
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
                    let data79 = data.pathways;
                    if (true) {
                      if (Array.isArray(data79)) {
                        const len26 = data79.length;
                        for (let i26 = 0; i26 < len26; i26++) {
                          let data80 = data79[i26];
                          if (true) {
                            if (data80 && typeof data80 == 'object' && !Array.isArray(data80)) {
                              if (data80.id === undefined || data80.steps === undefined) {
                                return false;
                              } else {
                                if (data80.id !== undefined) {
                                  if (typeof data80.id !== 'string') {
                                    return false;
                                  }
                                } else {
                                }
                                if (true) {
                                  if (data80.station !== undefined) {
                                    let data82 = data80.station;
                                    if (typeof data82 !== 'string' && data82 !== null) {
                                      return false;
                                    }
                                  } else {
                                  }
                                  if (true) {
                                    if (data80.station_kind !== undefined) {
                                      let data83 = data80.station_kind;
                                      if (typeof data83 !== 'string' && data83 !== null) {
                                        return false;
                                      }
                                    } else {
                                    }
                                    if (true) {
                                      if (data80.when !== undefined) {
                                        let data84 = data80.when;
                                        if (!(data84 && typeof data84 == 'object' && !Array.isArray(data84)) && data84 !== null) {
                                          return false;
                                        }
                                        if (true) {
                                          if (data84 && typeof data84 == 'object' && !Array.isArray(data84)) {
                                            if (data84.levels !== undefined) {
                                              let data85 = data84.levels;
                                              if (!Array.isArray(data85) && data85 !== null) {
                                                return false;
                                              }
                                              if (true) {
                                                if (Array.isArray(data85)) {
                                                  const len27 = data85.length;
                                                  for (let i27 = 0; i27 < len27; i27++) {
                                                    if (typeof data85[i27] !== 'string') {
                                                      return false;
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data84.needs !== undefined) {
                                                let data87 = data84.needs;
                                                if (!Array.isArray(data87) && data87 !== null) {
                                                  return false;
                                                }
                                                if (true) {
                                                  if (Array.isArray(data87)) {
                                                    const len28 = data87.length;
                                                    for (let i28 = 0; i28 < len28; i28++) {
                                                      if (typeof data87[i28] !== 'string') {
                                                        return false;
                                                      }
                                                    }
                                                  }
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data84.child !== undefined) {
                                                  let data89 = data84.child;
                                                  if (typeof data89 !== 'boolean' && data89 !== null) {
                                                    return false;
                                                  }
                                                } else {
                                                }
                                                if (true) {
                                                  if (data84.hours !== undefined) {
                                                    let data90 = data84.hours;
                                                    if (!Array.isArray(data90) && data90 !== null) {
                                                      return false;
                                                    }
                                                    if (true) {
                                                      if (Array.isArray(data90)) {
                                                        const len29 = data90.length;
                                                        for (let i29 = 0; i29 < len29; i29++) {
                                                          let data91 = data90[i29];
                                                          if (true) {
                                                            if (data91 && typeof data91 == 'object' && !Array.isArray(data91)) {
                                                              if (
                                                                data91.days === undefined ||
                                                                data91.opens === undefined ||
                                                                data91.closes === undefined
                                                              ) {
                                                                return false;
                                                              } else {
                                                                if (data91.days !== undefined) {
                                                                  let data92 = data91.days;
                                                                  if (true) {
                                                                    if (Array.isArray(data92)) {
                                                                      const len30 = data92.length;
                                                                      for (let i30 = 0; i30 < len30; i30++) {
                                                                        if (typeof data92[i30] !== 'string') {
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
                                                                  if (data91.opens !== undefined) {
                                                                    if (typeof data91.opens !== 'string') {
                                                                      return false;
                                                                    }
                                                                  } else {
                                                                  }
                                                                  if (true) {
                                                                    if (data91.closes !== undefined) {
                                                                      if (typeof data91.closes !== 'string') {
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
                                        if (data80.steps !== undefined) {
                                          let data96 = data80.steps;
                                          if (true) {
                                            if (Array.isArray(data96)) {
                                              const len31 = data96.length;
                                              for (let i31 = 0; i31 < len31; i31++) {
                                                let data97 = data96[i31];
                                                if (true) {
                                                  if (data97 && typeof data97 == 'object' && !Array.isArray(data97)) {
                                                    if (data97.kind === undefined) {
                                                      return false;
                                                    } else {
                                                      if (data97.kind !== undefined) {
                                                        if (typeof data97.kind !== 'string') {
                                                          return false;
                                                        }
                                                      } else {
                                                      }
                                                      if (true) {
                                                        if (data97.service !== undefined) {
                                                          let data99 = data97.service;
                                                          if (typeof data99 !== 'string' && data99 !== null) {
                                                            return false;
                                                          }
                                                        } else {
                                                        }
                                                        if (true) {
                                                          if (data97.fallbacks !== undefined) {
                                                            let data100 = data97.fallbacks;
                                                            if (!Array.isArray(data100) && data100 !== null) {
                                                              return false;
                                                            }
                                                            if (true) {
                                                              if (Array.isArray(data100)) {
                                                                const len32 = data100.length;
                                                                for (let i32 = 0; i32 < len32; i32++) {
                                                                  if (typeof data100[i32] !== 'string') {
                                                                    return false;
                                                                  }
                                                                }
                                                              }
                                                            }
                                                          } else {
                                                          }
                                                          if (true) {
                                                            if (data97.within_minutes !== undefined) {
                                                              let data102 = data97.within_minutes;
                                                              if (!(typeof data102 == 'number') && data102 !== null) {
                                                                return false;
                                                              }
                                                            } else {
                                                            }
                                                            if (true) {
                                                              if (data97.paper !== undefined) {
                                                                let data103 = data97.paper;
                                                                if (typeof data103 !== 'string' && data103 !== null) {
                                                                  return false;
                                                                }
                                                              } else {
                                                              }
                                                              if (true) {
                                                                if (data97.say !== undefined) {
                                                                  let data104 = data97.say;
                                                                  if (typeof data104 !== 'string' && data104 !== null) {
                                                                    return false;
                                                                  }
                                                                } else {
                                                                }
                                                                if (true) {
                                                                  if (data97.do_not !== undefined) {
                                                                    let data105 = data97.do_not;
                                                                    if (typeof data105 !== 'string' && data105 !== null) {
                                                                      return false;
                                                                    }
                                                                  } else {
                                                                  }
                                                                  if (true) {
                                                                    if (data97.by !== undefined) {
                                                                      let data106 = data97.by;
                                                                      if (typeof data106 !== 'string' && data106 !== null) {
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
                                          if (data80.gaps !== undefined) {
                                            let data107 = data80.gaps;
                                            if (!Array.isArray(data107) && data107 !== null) {
                                              return false;
                                            }
                                            if (true) {
                                              if (Array.isArray(data107)) {
                                                const len33 = data107.length;
                                                for (let i33 = 0; i33 < len33; i33++) {
                                                  let data108 = data107[i33];
                                                  if (
                                                    typeof data108 !== 'string' &&
                                                    !(data108 && typeof data108 == 'object' && !Array.isArray(data108))
                                                  ) {
                                                    return false;
                                                  }
                                                  if (true) {
                                                    if (data108 && typeof data108 == 'object' && !Array.isArray(data108)) {
                                                      if (data108.message === undefined) {
                                                        return false;
                                                      } else {
                                                        if (data108.message !== undefined) {
                                                          if (typeof data108.message !== 'string') {
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
                                            if (data80.otherwise !== undefined) {
                                              let data110 = data80.otherwise;
                                              if (typeof data110 !== 'string' && data110 !== null) {
                                                return false;
                                              }
                                            } else {
                                            }
                                            if (true) {
                                              if (data80.independent !== undefined) {
                                                let data111 = data80.independent;
                                                if (typeof data111 !== 'string' && data111 !== null) {
                                                  return false;
                                                }
                                              } else {
                                              }
                                              if (true) {
                                                if (data80.law !== undefined) {
                                                  let data112 = data80.law;
                                                  if (!Array.isArray(data112) && data112 !== null) {
                                                    return false;
                                                  }
                                                  if (true) {
                                                    if (Array.isArray(data112)) {
                                                      const len34 = data112.length;
                                                      for (let i34 = 0; i34 < len34; i34++) {
                                                        let data113 = data112[i34];
                                                        if (true) {
                                                          if (data113 && typeof data113 == 'object' && !Array.isArray(data113)) {
                                                            if (data113.says !== undefined) {
                                                              let data114 = data113.says;
                                                              if (typeof data114 !== 'string' && data114 !== null) {
                                                                return false;
                                                              }
                                                            } else {
                                                            }
                                                            if (true) {
                                                              if (data113.citation !== undefined) {
                                                                let data115 = data113.citation;
                                                                if (typeof data115 !== 'string' && data115 !== null) {
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
                      let data116 = data.independent_option;
                      if (typeof data116 !== 'string' && data116 !== null) {
                        return false;
                      }
                    } else {
                    }
                    if (true) {
                      if (data.languages_likely !== undefined) {
                        let data117 = data.languages_likely;
                        if (!Array.isArray(data117) && data117 !== null) {
                          return false;
                        }
                        if (true) {
                          if (Array.isArray(data117)) {
                            const len35 = data117.length;
                            for (let i35 = 0; i35 < len35; i35++) {
                              if (typeof data117[i35] !== 'string') {
                                return false;
                              }
                            }
                          }
                        }
                      } else {
                      }
                      if (true) {
                        if (data.languages !== undefined) {
                          let data119 = data.languages;
                          if (!Array.isArray(data119) && data119 !== null) {
                            return false;
                          }
                          if (true) {
                            if (Array.isArray(data119)) {
                              const len36 = data119.length;
                              for (let i36 = 0; i36 < len36; i36++) {
                                let data120 = data119[i36];
                                if (true) {
                                  if (data120 && typeof data120 == 'object' && !Array.isArray(data120)) {
                                    if (data120.tag === undefined) {
                                      return false;
                                    } else {
                                      if (data120.tag !== undefined) {
                                        if (typeof data120.tag !== 'string') {
                                          return false;
                                        }
                                      } else {
                                      }
                                      if (true) {
                                        if (data120.station_kinds !== undefined) {
                                          let data122 = data120.station_kinds;
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
                                          if (data120.stations !== undefined) {
                                            let data124 = data120.stations;
                                            if (!Array.isArray(data124) && data124 !== null) {
                                              return false;
                                            }
                                            if (true) {
                                              if (Array.isArray(data124)) {
                                                const len38 = data124.length;
                                                for (let i38 = 0; i38 < len38; i38++) {
                                                  if (typeof data124[i38] !== 'string') {
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
    } else {
      return false;
    }
  }
  return true;
}
