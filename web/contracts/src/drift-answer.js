// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isDriftAnswer = validate0;
const schema0 = {
  type: 'object',
  required: [
    'format',
    'version',
    'cautions',
    'made_at',
    'request',
    'request_sha256',
    'wind',
    'current',
    'versions',
    'drawn',
    'members',
    'landing',
    'spread',
  ],
  properties: {
    version: { const: 1 },
    cautions: { type: 'array', minItems: 1, items: { type: 'string' } },
    made_at: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$' },
    request: { $ref: 'DriftAnswerRequest' },
    request_sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    wind: { $ref: 'DriftAnswerSource' },
    current: { $ref: 'DriftAnswerSource' },
    versions: { type: 'object', additionalProperties: { type: 'string' } },
    drawn: { type: 'integer', minimum: 0 },
    members: { type: 'array', minItems: 6, items: { $ref: 'DriftAnswerMember' } },
    landing: { type: 'array', items: { $ref: 'DriftAnswerLanding' } },
    spread: { type: 'array', minItems: 3, items: { $ref: 'DriftAnswerSpread' } },
  },
};
const schema6 = {
  type: 'object',
  required: ['object_type', 'seed', 'afloat', 'ashore', 'left'],
  properties: {
    object_type: { type: 'string', pattern: '^[A-Z0-9][A-Z0-9+/_.-]{1,40}$' },
    seed: { type: 'integer', minimum: 0 },
    afloat: { type: 'integer', minimum: 0 },
    ashore: { type: 'integer', minimum: 0 },
    left: { type: 'integer', minimum: 0 },
  },
};
const schema7 = {
  type: 'object',
  required: ['cell', 'share', 'lowest', 'highest', 'by_type', 'first_hour', 'median_hour'],
  properties: {
    cell: { type: 'string', pattern: '^[NS]\\d{2}[EW]\\d{3}$' },
    share: { type: 'number', minimum: 0, maximum: 1 },
    lowest: { type: 'number', minimum: 0, maximum: 1 },
    highest: { type: 'number', minimum: 0, maximum: 1 },
    by_type: { type: 'object', additionalProperties: { type: 'number', minimum: 0, maximum: 1 } },
    first_hour: { type: 'number', minimum: 0 },
    median_hour: { type: 'number', minimum: 0 },
  },
};
const schema8 = {
  type: 'object',
  required: ['hour', 'object_type', 'afloat', 'ashore', 'left', 'spots'],
  properties: {
    hour: { type: 'integer', minimum: 1 },
    object_type: { type: 'string', pattern: '^[A-Z0-9][A-Z0-9+/_.-]{1,40}$' },
    afloat: { type: 'number', minimum: 0, maximum: 1 },
    ashore: { type: 'number', minimum: 0, maximum: 1 },
    left: { type: 'number', minimum: 0, maximum: 1 },
    spots: { type: 'array', items: { type: 'array', items: { type: 'number' }, minItems: 3, maxItems: 3 } },
  },
};
const pattern0 = new RegExp('^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$', 'u');
const pattern4 = new RegExp('^[0-9a-f]{64}$', 'u');
const pattern2 = new RegExp('^[A-Z0-9][A-Z0-9+/_.-]{1,40}$', 'u');
const pattern7 = new RegExp('^[NS]\\d{2}[EW]\\d{3}$', 'u');
const schema1 = {
  type: 'object',
  required: [
    'format',
    'version',
    'observed_at',
    'latitude',
    'longitude',
    'radius_metres',
    'hours',
    'object_types',
    'seeds',
    'wind',
    'current',
  ],
  properties: {
    version: { const: 1 },
    observed_at: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$' },
    latitude: { type: 'number', minimum: -80, maximum: 80 },
    longitude: { type: 'number', minimum: -180, maximum: 180 },
    radius_metres: { type: 'number', minimum: 50, maximum: 50000 },
    hours: { type: 'integer', minimum: 1, maximum: 240 },
    object_types: { type: 'array', minItems: 3, maxItems: 12, items: { type: 'string', pattern: '^[A-Z0-9][A-Z0-9+/_.-]{1,40}$' } },
    seeds: { type: 'array', minItems: 2, maxItems: 12, items: { type: 'integer', minimum: 0, maximum: 2147483648 } },
    wind: { $ref: 'DriftAnswerGiven' },
    current: { $ref: 'DriftAnswerGiven' },
    event: { type: 'string', pattern: '^[0-9a-f-]{36}$' },
    step_minutes: { type: 'integer', minimum: 1, maximum: 30 },
    particles: { type: 'integer', minimum: 50, maximum: 5000 },
  },
};
const pattern3 = new RegExp('^[0-9a-f-]{36}$', 'u');
const schema2 = {
  type: 'object',
  required: [],
  properties: { file: { type: 'string' }, constant: { $ref: 'DriftAnswerConstant' } },
  minProperties: 1,
  maxProperties: 1,
};
const schema3 = {
  type: 'object',
  required: ['east', 'north'],
  properties: { east: { type: 'number', minimum: -60, maximum: 60 }, north: { type: 'number', minimum: -60, maximum: 60 } },
};
function validate2(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (Object.keys(data).length > 1) {
        return false;
      } else {
        if (Object.keys(data).length < 1) {
          return false;
        } else {
          if (data.file !== undefined) {
            if (typeof data.file !== 'string') {
              return false;
            }
          } else {
          }
          if (true) {
            if (data.constant !== undefined) {
              let data1 = data.constant;
              if (true) {
                if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                  if (data1.east === undefined || data1.north === undefined) {
                    return false;
                  } else {
                    if (data1.east !== undefined) {
                      let data2 = data1.east;
                      if (true) {
                        if (typeof data2 == 'number') {
                          if (data2 > 60 || isNaN(data2)) {
                            return false;
                          } else {
                            if (data2 < -60 || isNaN(data2)) {
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
                      if (data1.north !== undefined) {
                        let data3 = data1.north;
                        if (true) {
                          if (typeof data3 == 'number') {
                            if (data3 > 60 || isNaN(data3)) {
                              return false;
                            } else {
                              if (data3 < -60 || isNaN(data3)) {
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
function validate1(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (
        data.format === undefined ||
        data.version === undefined ||
        data.observed_at === undefined ||
        data.latitude === undefined ||
        data.longitude === undefined ||
        data.radius_metres === undefined ||
        data.hours === undefined ||
        data.object_types === undefined ||
        data.seeds === undefined ||
        data.wind === undefined ||
        data.current === undefined
      ) {
        return false;
      } else {
        if (data.version !== undefined) {
          const _errs1 = errors;
          if (1 !== data.version) {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.observed_at !== undefined) {
            let data1 = data.observed_at;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data1 === 'string') {
                if (!pattern0.test(data1)) {
                  return false;
                }
              } else {
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.latitude !== undefined) {
              let data2 = data.latitude;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (typeof data2 == 'number') {
                  if (data2 > 80 || isNaN(data2)) {
                    return false;
                  } else {
                    if (data2 < -80 || isNaN(data2)) {
                      return false;
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
              if (data.longitude !== undefined) {
                let data3 = data.longitude;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data3 == 'number') {
                    if (data3 > 180 || isNaN(data3)) {
                      return false;
                    } else {
                      if (data3 < -180 || isNaN(data3)) {
                        return false;
                      }
                    }
                  } else {
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.radius_metres !== undefined) {
                  let data4 = data.radius_metres;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (typeof data4 == 'number') {
                      if (data4 > 50000 || isNaN(data4)) {
                        return false;
                      } else {
                        if (data4 < 50 || isNaN(data4)) {
                          return false;
                        }
                      }
                    } else {
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.hours !== undefined) {
                    let data5 = data.hours;
                    const _errs10 = errors;
                    if (!(typeof data5 == 'number' && !(data5 % 1) && !isNaN(data5))) {
                      return false;
                    }
                    if (errors === _errs10) {
                      if (typeof data5 == 'number') {
                        if (data5 > 240 || isNaN(data5)) {
                          return false;
                        } else {
                          if (data5 < 1 || isNaN(data5)) {
                            return false;
                          }
                        }
                      }
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.object_types !== undefined) {
                      let data6 = data.object_types;
                      const _errs12 = errors;
                      if (errors === _errs12) {
                        if (Array.isArray(data6)) {
                          if (data6.length > 12) {
                            return false;
                          } else {
                            if (data6.length < 3) {
                              return false;
                            } else {
                              var valid1 = true;
                              const len0 = data6.length;
                              for (let i0 = 0; i0 < len0; i0++) {
                                let data7 = data6[i0];
                                const _errs14 = errors;
                                if (errors === _errs14) {
                                  if (typeof data7 === 'string') {
                                    if (!pattern2.test(data7)) {
                                      return false;
                                    }
                                  } else {
                                    return false;
                                  }
                                }
                                var valid1 = _errs14 === errors;
                                if (!valid1) {
                                  break;
                                }
                              }
                            }
                          }
                        } else {
                          return false;
                        }
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.seeds !== undefined) {
                        let data8 = data.seeds;
                        const _errs16 = errors;
                        if (errors === _errs16) {
                          if (Array.isArray(data8)) {
                            if (data8.length > 12) {
                              return false;
                            } else {
                              if (data8.length < 2) {
                                return false;
                              } else {
                                var valid2 = true;
                                const len1 = data8.length;
                                for (let i1 = 0; i1 < len1; i1++) {
                                  let data9 = data8[i1];
                                  const _errs18 = errors;
                                  if (!(typeof data9 == 'number' && !(data9 % 1) && !isNaN(data9))) {
                                    return false;
                                  }
                                  if (errors === _errs18) {
                                    if (typeof data9 == 'number') {
                                      if (data9 > 2147483648 || isNaN(data9)) {
                                        return false;
                                      } else {
                                        if (data9 < 0 || isNaN(data9)) {
                                          return false;
                                        }
                                      }
                                    }
                                  }
                                  var valid2 = _errs18 === errors;
                                  if (!valid2) {
                                    break;
                                  }
                                }
                              }
                            }
                          } else {
                            return false;
                          }
                        }
                        var valid0 = _errs16 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.wind !== undefined) {
                          const _errs20 = errors;
                          if (
                            !validate2(data.wind, {
                              instancePath: instancePath + '/wind',
                              parentData: data,
                              parentDataProperty: 'wind',
                              rootData,
                            })
                          ) {
                            errors++;
                          }
                          var valid0 = _errs20 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.current !== undefined) {
                            const _errs21 = errors;
                            if (
                              !validate2(data.current, {
                                instancePath: instancePath + '/current',
                                parentData: data,
                                parentDataProperty: 'current',
                                rootData,
                              })
                            ) {
                              errors++;
                            }
                            var valid0 = _errs21 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.event !== undefined) {
                              let data12 = data.event;
                              const _errs22 = errors;
                              if (errors === _errs22) {
                                if (typeof data12 === 'string') {
                                  if (!pattern3.test(data12)) {
                                    return false;
                                  }
                                } else {
                                  return false;
                                }
                              }
                              var valid0 = _errs22 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.step_minutes !== undefined) {
                                let data13 = data.step_minutes;
                                const _errs24 = errors;
                                if (!(typeof data13 == 'number' && !(data13 % 1) && !isNaN(data13))) {
                                  return false;
                                }
                                if (errors === _errs24) {
                                  if (typeof data13 == 'number') {
                                    if (data13 > 30 || isNaN(data13)) {
                                      return false;
                                    } else {
                                      if (data13 < 1 || isNaN(data13)) {
                                        return false;
                                      }
                                    }
                                  }
                                }
                                var valid0 = _errs24 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.particles !== undefined) {
                                  let data14 = data.particles;
                                  const _errs26 = errors;
                                  if (!(typeof data14 == 'number' && !(data14 % 1) && !isNaN(data14))) {
                                    return false;
                                  }
                                  if (errors === _errs26) {
                                    if (typeof data14 == 'number') {
                                      if (data14 > 5000 || isNaN(data14)) {
                                        return false;
                                      } else {
                                        if (data14 < 50 || isNaN(data14)) {
                                          return false;
                                        }
                                      }
                                    }
                                  }
                                  var valid0 = _errs26 === errors;
                                } else {
                                  var valid0 = true;
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
  validate1.errors = vErrors;
  return errors === 0;
}
const schema4 = {
  type: 'object',
  required: [],
  properties: {
    file: { type: 'string' },
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    constant: { $ref: 'DriftAnswerConstant' },
  },
};
function validate6(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.file !== undefined) {
        if (typeof data.file !== 'string') {
          return false;
        }
      } else {
      }
      if (true) {
        if (data.sha256 !== undefined) {
          let data1 = data.sha256;
          if (true) {
            if (typeof data1 === 'string') {
              if (!pattern4.test(data1)) {
                return false;
              }
            } else {
              return false;
            }
          }
        } else {
        }
        if (true) {
          if (data.constant !== undefined) {
            let data2 = data.constant;
            if (true) {
              if (data2 && typeof data2 == 'object' && !Array.isArray(data2)) {
                if (data2.east === undefined || data2.north === undefined) {
                  return false;
                } else {
                  if (data2.east !== undefined) {
                    let data3 = data2.east;
                    if (true) {
                      if (typeof data3 == 'number') {
                        if (data3 > 60 || isNaN(data3)) {
                          return false;
                        } else {
                          if (data3 < -60 || isNaN(data3)) {
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
                    if (data2.north !== undefined) {
                      let data4 = data2.north;
                      if (true) {
                        if (typeof data4 == 'number') {
                          if (data4 > 60 || isNaN(data4)) {
                            return false;
                          } else {
                            if (data4 < -60 || isNaN(data4)) {
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
  return true;
}
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (
        data.format === undefined ||
        data.version === undefined ||
        data.cautions === undefined ||
        data.made_at === undefined ||
        data.request === undefined ||
        data.request_sha256 === undefined ||
        data.wind === undefined ||
        data.current === undefined ||
        data.versions === undefined ||
        data.drawn === undefined ||
        data.members === undefined ||
        data.landing === undefined ||
        data.spread === undefined
      ) {
        return false;
      } else {
        if (data.version !== undefined) {
          const _errs1 = errors;
          if (1 !== data.version) {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.cautions !== undefined) {
            let data1 = data.cautions;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (Array.isArray(data1)) {
                if (data1.length < 1) {
                  return false;
                } else {
                  var valid1 = true;
                  const len0 = data1.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    const _errs4 = errors;
                    if (typeof data1[i0] !== 'string') {
                      return false;
                    }
                    var valid1 = _errs4 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                }
              } else {
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.made_at !== undefined) {
              let data3 = data.made_at;
              const _errs6 = errors;
              if (errors === _errs6) {
                if (typeof data3 === 'string') {
                  if (!pattern0.test(data3)) {
                    return false;
                  }
                } else {
                  return false;
                }
              }
              var valid0 = _errs6 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.request !== undefined) {
                const _errs8 = errors;
                if (
                  !validate1(data.request, {
                    instancePath: instancePath + '/request',
                    parentData: data,
                    parentDataProperty: 'request',
                    rootData,
                  })
                ) {
                  errors++;
                }
                var valid0 = _errs8 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.request_sha256 !== undefined) {
                  let data5 = data.request_sha256;
                  const _errs9 = errors;
                  if (errors === _errs9) {
                    if (typeof data5 === 'string') {
                      if (!pattern4.test(data5)) {
                        return false;
                      }
                    } else {
                      return false;
                    }
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.wind !== undefined) {
                    const _errs11 = errors;
                    if (
                      !validate6(data.wind, {
                        instancePath: instancePath + '/wind',
                        parentData: data,
                        parentDataProperty: 'wind',
                        rootData,
                      })
                    ) {
                      errors++;
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.current !== undefined) {
                      const _errs12 = errors;
                      if (
                        !validate6(data.current, {
                          instancePath: instancePath + '/current',
                          parentData: data,
                          parentDataProperty: 'current',
                          rootData,
                        })
                      ) {
                        errors++;
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.versions !== undefined) {
                        let data8 = data.versions;
                        const _errs13 = errors;
                        if (errors === _errs13) {
                          if (data8 && typeof data8 == 'object' && !Array.isArray(data8)) {
                            for (const key0 in data8) {
                              const _errs16 = errors;
                              if (typeof data8[key0] !== 'string') {
                                return false;
                              }
                              var valid2 = _errs16 === errors;
                              if (!valid2) {
                                break;
                              }
                            }
                          } else {
                            return false;
                          }
                        }
                        var valid0 = _errs13 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.drawn !== undefined) {
                          let data10 = data.drawn;
                          const _errs18 = errors;
                          if (!(typeof data10 == 'number' && !(data10 % 1) && !isNaN(data10))) {
                            return false;
                          }
                          if (errors === _errs18) {
                            if (typeof data10 == 'number') {
                              if (data10 < 0 || isNaN(data10)) {
                                return false;
                              }
                            }
                          }
                          var valid0 = _errs18 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.members !== undefined) {
                            let data11 = data.members;
                            const _errs20 = errors;
                            if (errors === _errs20) {
                              if (Array.isArray(data11)) {
                                if (data11.length < 6) {
                                  return false;
                                } else {
                                  var valid3 = true;
                                  const len1 = data11.length;
                                  for (let i1 = 0; i1 < len1; i1++) {
                                    let data12 = data11[i1];
                                    const _errs22 = errors;
                                    const _errs23 = errors;
                                    if (errors === _errs23) {
                                      if (data12 && typeof data12 == 'object' && !Array.isArray(data12)) {
                                        if (
                                          data12.object_type === undefined ||
                                          data12.seed === undefined ||
                                          data12.afloat === undefined ||
                                          data12.ashore === undefined ||
                                          data12.left === undefined
                                        ) {
                                          return false;
                                        } else {
                                          if (data12.object_type !== undefined) {
                                            let data13 = data12.object_type;
                                            const _errs25 = errors;
                                            if (errors === _errs25) {
                                              if (typeof data13 === 'string') {
                                                if (!pattern2.test(data13)) {
                                                  return false;
                                                }
                                              } else {
                                                return false;
                                              }
                                            }
                                            var valid5 = _errs25 === errors;
                                          } else {
                                            var valid5 = true;
                                          }
                                          if (valid5) {
                                            if (data12.seed !== undefined) {
                                              let data14 = data12.seed;
                                              const _errs27 = errors;
                                              if (!(typeof data14 == 'number' && !(data14 % 1) && !isNaN(data14))) {
                                                return false;
                                              }
                                              if (errors === _errs27) {
                                                if (typeof data14 == 'number') {
                                                  if (data14 < 0 || isNaN(data14)) {
                                                    return false;
                                                  }
                                                }
                                              }
                                              var valid5 = _errs27 === errors;
                                            } else {
                                              var valid5 = true;
                                            }
                                            if (valid5) {
                                              if (data12.afloat !== undefined) {
                                                let data15 = data12.afloat;
                                                const _errs29 = errors;
                                                if (!(typeof data15 == 'number' && !(data15 % 1) && !isNaN(data15))) {
                                                  return false;
                                                }
                                                if (errors === _errs29) {
                                                  if (typeof data15 == 'number') {
                                                    if (data15 < 0 || isNaN(data15)) {
                                                      return false;
                                                    }
                                                  }
                                                }
                                                var valid5 = _errs29 === errors;
                                              } else {
                                                var valid5 = true;
                                              }
                                              if (valid5) {
                                                if (data12.ashore !== undefined) {
                                                  let data16 = data12.ashore;
                                                  const _errs31 = errors;
                                                  if (!(typeof data16 == 'number' && !(data16 % 1) && !isNaN(data16))) {
                                                    return false;
                                                  }
                                                  if (errors === _errs31) {
                                                    if (typeof data16 == 'number') {
                                                      if (data16 < 0 || isNaN(data16)) {
                                                        return false;
                                                      }
                                                    }
                                                  }
                                                  var valid5 = _errs31 === errors;
                                                } else {
                                                  var valid5 = true;
                                                }
                                                if (valid5) {
                                                  if (data12.left !== undefined) {
                                                    let data17 = data12.left;
                                                    const _errs33 = errors;
                                                    if (!(typeof data17 == 'number' && !(data17 % 1) && !isNaN(data17))) {
                                                      return false;
                                                    }
                                                    if (errors === _errs33) {
                                                      if (typeof data17 == 'number') {
                                                        if (data17 < 0 || isNaN(data17)) {
                                                          return false;
                                                        }
                                                      }
                                                    }
                                                    var valid5 = _errs33 === errors;
                                                  } else {
                                                    var valid5 = true;
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
                                    var valid3 = _errs22 === errors;
                                    if (!valid3) {
                                      break;
                                    }
                                  }
                                }
                              } else {
                                return false;
                              }
                            }
                            var valid0 = _errs20 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.landing !== undefined) {
                              let data18 = data.landing;
                              const _errs35 = errors;
                              if (errors === _errs35) {
                                if (Array.isArray(data18)) {
                                  var valid6 = true;
                                  const len2 = data18.length;
                                  for (let i2 = 0; i2 < len2; i2++) {
                                    let data19 = data18[i2];
                                    const _errs37 = errors;
                                    const _errs38 = errors;
                                    if (errors === _errs38) {
                                      if (data19 && typeof data19 == 'object' && !Array.isArray(data19)) {
                                        if (
                                          data19.cell === undefined ||
                                          data19.share === undefined ||
                                          data19.lowest === undefined ||
                                          data19.highest === undefined ||
                                          data19.by_type === undefined ||
                                          data19.first_hour === undefined ||
                                          data19.median_hour === undefined
                                        ) {
                                          return false;
                                        } else {
                                          if (data19.cell !== undefined) {
                                            let data20 = data19.cell;
                                            const _errs40 = errors;
                                            if (errors === _errs40) {
                                              if (typeof data20 === 'string') {
                                                if (!pattern7.test(data20)) {
                                                  return false;
                                                }
                                              } else {
                                                return false;
                                              }
                                            }
                                            var valid8 = _errs40 === errors;
                                          } else {
                                            var valid8 = true;
                                          }
                                          if (valid8) {
                                            if (data19.share !== undefined) {
                                              let data21 = data19.share;
                                              const _errs42 = errors;
                                              if (errors === _errs42) {
                                                if (typeof data21 == 'number') {
                                                  if (data21 > 1 || isNaN(data21)) {
                                                    return false;
                                                  } else {
                                                    if (data21 < 0 || isNaN(data21)) {
                                                      return false;
                                                    }
                                                  }
                                                } else {
                                                  return false;
                                                }
                                              }
                                              var valid8 = _errs42 === errors;
                                            } else {
                                              var valid8 = true;
                                            }
                                            if (valid8) {
                                              if (data19.lowest !== undefined) {
                                                let data22 = data19.lowest;
                                                const _errs44 = errors;
                                                if (errors === _errs44) {
                                                  if (typeof data22 == 'number') {
                                                    if (data22 > 1 || isNaN(data22)) {
                                                      return false;
                                                    } else {
                                                      if (data22 < 0 || isNaN(data22)) {
                                                        return false;
                                                      }
                                                    }
                                                  } else {
                                                    return false;
                                                  }
                                                }
                                                var valid8 = _errs44 === errors;
                                              } else {
                                                var valid8 = true;
                                              }
                                              if (valid8) {
                                                if (data19.highest !== undefined) {
                                                  let data23 = data19.highest;
                                                  const _errs46 = errors;
                                                  if (errors === _errs46) {
                                                    if (typeof data23 == 'number') {
                                                      if (data23 > 1 || isNaN(data23)) {
                                                        return false;
                                                      } else {
                                                        if (data23 < 0 || isNaN(data23)) {
                                                          return false;
                                                        }
                                                      }
                                                    } else {
                                                      return false;
                                                    }
                                                  }
                                                  var valid8 = _errs46 === errors;
                                                } else {
                                                  var valid8 = true;
                                                }
                                                if (valid8) {
                                                  if (data19.by_type !== undefined) {
                                                    let data24 = data19.by_type;
                                                    const _errs48 = errors;
                                                    if (errors === _errs48) {
                                                      if (data24 && typeof data24 == 'object' && !Array.isArray(data24)) {
                                                        for (const key1 in data24) {
                                                          let data25 = data24[key1];
                                                          const _errs51 = errors;
                                                          if (errors === _errs51) {
                                                            if (typeof data25 == 'number') {
                                                              if (data25 > 1 || isNaN(data25)) {
                                                                return false;
                                                              } else {
                                                                if (data25 < 0 || isNaN(data25)) {
                                                                  return false;
                                                                }
                                                              }
                                                            } else {
                                                              return false;
                                                            }
                                                          }
                                                          var valid9 = _errs51 === errors;
                                                          if (!valid9) {
                                                            break;
                                                          }
                                                        }
                                                      } else {
                                                        return false;
                                                      }
                                                    }
                                                    var valid8 = _errs48 === errors;
                                                  } else {
                                                    var valid8 = true;
                                                  }
                                                  if (valid8) {
                                                    if (data19.first_hour !== undefined) {
                                                      let data26 = data19.first_hour;
                                                      const _errs53 = errors;
                                                      if (errors === _errs53) {
                                                        if (typeof data26 == 'number') {
                                                          if (data26 < 0 || isNaN(data26)) {
                                                            return false;
                                                          }
                                                        } else {
                                                          return false;
                                                        }
                                                      }
                                                      var valid8 = _errs53 === errors;
                                                    } else {
                                                      var valid8 = true;
                                                    }
                                                    if (valid8) {
                                                      if (data19.median_hour !== undefined) {
                                                        let data27 = data19.median_hour;
                                                        const _errs55 = errors;
                                                        if (errors === _errs55) {
                                                          if (typeof data27 == 'number') {
                                                            if (data27 < 0 || isNaN(data27)) {
                                                              return false;
                                                            }
                                                          } else {
                                                            return false;
                                                          }
                                                        }
                                                        var valid8 = _errs55 === errors;
                                                      } else {
                                                        var valid8 = true;
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
                                    var valid6 = _errs37 === errors;
                                    if (!valid6) {
                                      break;
                                    }
                                  }
                                } else {
                                  return false;
                                }
                              }
                              var valid0 = _errs35 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.spread !== undefined) {
                                let data28 = data.spread;
                                const _errs57 = errors;
                                if (errors === _errs57) {
                                  if (Array.isArray(data28)) {
                                    if (data28.length < 3) {
                                      return false;
                                    } else {
                                      var valid10 = true;
                                      const len3 = data28.length;
                                      for (let i3 = 0; i3 < len3; i3++) {
                                        let data29 = data28[i3];
                                        const _errs59 = errors;
                                        const _errs60 = errors;
                                        if (errors === _errs60) {
                                          if (data29 && typeof data29 == 'object' && !Array.isArray(data29)) {
                                            if (
                                              data29.hour === undefined ||
                                              data29.object_type === undefined ||
                                              data29.afloat === undefined ||
                                              data29.ashore === undefined ||
                                              data29.left === undefined ||
                                              data29.spots === undefined
                                            ) {
                                              return false;
                                            } else {
                                              if (data29.hour !== undefined) {
                                                let data30 = data29.hour;
                                                const _errs62 = errors;
                                                if (!(typeof data30 == 'number' && !(data30 % 1) && !isNaN(data30))) {
                                                  return false;
                                                }
                                                if (errors === _errs62) {
                                                  if (typeof data30 == 'number') {
                                                    if (data30 < 1 || isNaN(data30)) {
                                                      return false;
                                                    }
                                                  }
                                                }
                                                var valid12 = _errs62 === errors;
                                              } else {
                                                var valid12 = true;
                                              }
                                              if (valid12) {
                                                if (data29.object_type !== undefined) {
                                                  let data31 = data29.object_type;
                                                  const _errs64 = errors;
                                                  if (errors === _errs64) {
                                                    if (typeof data31 === 'string') {
                                                      if (!pattern2.test(data31)) {
                                                        return false;
                                                      }
                                                    } else {
                                                      return false;
                                                    }
                                                  }
                                                  var valid12 = _errs64 === errors;
                                                } else {
                                                  var valid12 = true;
                                                }
                                                if (valid12) {
                                                  if (data29.afloat !== undefined) {
                                                    let data32 = data29.afloat;
                                                    const _errs66 = errors;
                                                    if (errors === _errs66) {
                                                      if (typeof data32 == 'number') {
                                                        if (data32 > 1 || isNaN(data32)) {
                                                          return false;
                                                        } else {
                                                          if (data32 < 0 || isNaN(data32)) {
                                                            return false;
                                                          }
                                                        }
                                                      } else {
                                                        return false;
                                                      }
                                                    }
                                                    var valid12 = _errs66 === errors;
                                                  } else {
                                                    var valid12 = true;
                                                  }
                                                  if (valid12) {
                                                    if (data29.ashore !== undefined) {
                                                      let data33 = data29.ashore;
                                                      const _errs68 = errors;
                                                      if (errors === _errs68) {
                                                        if (typeof data33 == 'number') {
                                                          if (data33 > 1 || isNaN(data33)) {
                                                            return false;
                                                          } else {
                                                            if (data33 < 0 || isNaN(data33)) {
                                                              return false;
                                                            }
                                                          }
                                                        } else {
                                                          return false;
                                                        }
                                                      }
                                                      var valid12 = _errs68 === errors;
                                                    } else {
                                                      var valid12 = true;
                                                    }
                                                    if (valid12) {
                                                      if (data29.left !== undefined) {
                                                        let data34 = data29.left;
                                                        const _errs70 = errors;
                                                        if (errors === _errs70) {
                                                          if (typeof data34 == 'number') {
                                                            if (data34 > 1 || isNaN(data34)) {
                                                              return false;
                                                            } else {
                                                              if (data34 < 0 || isNaN(data34)) {
                                                                return false;
                                                              }
                                                            }
                                                          } else {
                                                            return false;
                                                          }
                                                        }
                                                        var valid12 = _errs70 === errors;
                                                      } else {
                                                        var valid12 = true;
                                                      }
                                                      if (valid12) {
                                                        if (data29.spots !== undefined) {
                                                          let data35 = data29.spots;
                                                          const _errs72 = errors;
                                                          if (errors === _errs72) {
                                                            if (Array.isArray(data35)) {
                                                              var valid13 = true;
                                                              const len4 = data35.length;
                                                              for (let i4 = 0; i4 < len4; i4++) {
                                                                let data36 = data35[i4];
                                                                const _errs74 = errors;
                                                                if (errors === _errs74) {
                                                                  if (Array.isArray(data36)) {
                                                                    if (data36.length > 3) {
                                                                      return false;
                                                                    } else {
                                                                      if (data36.length < 3) {
                                                                        return false;
                                                                      } else {
                                                                        var valid14 = true;
                                                                        const len5 = data36.length;
                                                                        for (let i5 = 0; i5 < len5; i5++) {
                                                                          const _errs76 = errors;
                                                                          if (!(typeof data36[i5] == 'number')) {
                                                                            return false;
                                                                          }
                                                                          var valid14 = _errs76 === errors;
                                                                          if (!valid14) {
                                                                            break;
                                                                          }
                                                                        }
                                                                      }
                                                                    }
                                                                  } else {
                                                                    return false;
                                                                  }
                                                                }
                                                                var valid13 = _errs74 === errors;
                                                                if (!valid13) {
                                                                  break;
                                                                }
                                                              }
                                                            } else {
                                                              return false;
                                                            }
                                                          }
                                                          var valid12 = _errs72 === errors;
                                                        } else {
                                                          var valid12 = true;
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
                                        var valid10 = _errs59 === errors;
                                        if (!valid10) {
                                          break;
                                        }
                                      }
                                    }
                                  } else {
                                    return false;
                                  }
                                }
                                var valid0 = _errs57 === errors;
                              } else {
                                var valid0 = true;
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
  validate0.errors = vErrors;
  return errors === 0;
}
