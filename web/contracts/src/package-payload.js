// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isPackagePayload = validate0;
const schema0 = {
  type: 'object',
  required: ['level', 'child', 'language', 'interpreter', 'how_to_meet', 'made_on'],
  properties: {
    level: { type: 'string' },
    needs: { type: 'array', items: { type: 'string' } },
    child: { type: 'boolean' },
    language: { type: 'string' },
    interpreter: { type: 'boolean' },
    how_to_meet: { type: 'string' },
    not_tell: { type: ['array', 'null'], items: { type: 'string' } },
    answers: { type: 'object', additionalProperties: { type: 'string' } },
    reasons: {
      type: 'array',
      items: {
        type: 'object',
        required: ['item', 'answer', 'indicator', 'source'],
        properties: {
          item: { type: 'string' },
          answer: { type: 'string' },
          indicator: { type: ['string', 'null'] },
          source: { type: 'string' },
        },
      },
    },
    rules: { type: 'array', items: { type: 'string' } },
    without_consent: { type: 'string' },
    consent: {
      type: 'object',
      properties: {
        language: { type: 'string' },
        texts: { type: 'array', items: { type: 'string' } },
        given_for: { type: 'array', items: { type: 'string' } },
      },
    },
    made_on: { type: 'string' },
    dropped: { type: 'array', items: { type: 'string' } },
  },
};
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (
        (data.level === undefined && (missing0 = 'level')) ||
        (data.child === undefined && (missing0 = 'child')) ||
        (data.language === undefined && (missing0 = 'language')) ||
        (data.interpreter === undefined && (missing0 = 'interpreter')) ||
        (data.how_to_meet === undefined && (missing0 = 'how_to_meet')) ||
        (data.made_on === undefined && (missing0 = 'made_on'))
      ) {
        validate0.errors = [{ instancePath, schemaPath: '#/required', keyword: 'required', params: { missingProperty: missing0 } }];
        return false;
      } else {
        if (data.level !== undefined) {
          const _errs1 = errors;
          if (typeof data.level !== 'string') {
            validate0.errors = [
              { instancePath: instancePath + '/level', schemaPath: '#/properties/level/type', keyword: 'type', params: { type: 'string' } },
            ];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.needs !== undefined) {
            let data1 = data.needs;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (Array.isArray(data1)) {
                var valid1 = true;
                const len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  const _errs5 = errors;
                  if (typeof data1[i0] !== 'string') {
                    validate0.errors = [
                      {
                        instancePath: instancePath + '/needs/' + i0,
                        schemaPath: '#/properties/needs/items/type',
                        keyword: 'type',
                        params: { type: 'string' },
                      },
                    ];
                    return false;
                  }
                  var valid1 = _errs5 === errors;
                  if (!valid1) {
                    break;
                  }
                }
              } else {
                validate0.errors = [
                  {
                    instancePath: instancePath + '/needs',
                    schemaPath: '#/properties/needs/type',
                    keyword: 'type',
                    params: { type: 'array' },
                  },
                ];
                return false;
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.child !== undefined) {
              const _errs7 = errors;
              if (typeof data.child !== 'boolean') {
                validate0.errors = [
                  {
                    instancePath: instancePath + '/child',
                    schemaPath: '#/properties/child/type',
                    keyword: 'type',
                    params: { type: 'boolean' },
                  },
                ];
                return false;
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.language !== undefined) {
                const _errs9 = errors;
                if (typeof data.language !== 'string') {
                  validate0.errors = [
                    {
                      instancePath: instancePath + '/language',
                      schemaPath: '#/properties/language/type',
                      keyword: 'type',
                      params: { type: 'string' },
                    },
                  ];
                  return false;
                }
                var valid0 = _errs9 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.interpreter !== undefined) {
                  const _errs11 = errors;
                  if (typeof data.interpreter !== 'boolean') {
                    validate0.errors = [
                      {
                        instancePath: instancePath + '/interpreter',
                        schemaPath: '#/properties/interpreter/type',
                        keyword: 'type',
                        params: { type: 'boolean' },
                      },
                    ];
                    return false;
                  }
                  var valid0 = _errs11 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.how_to_meet !== undefined) {
                    const _errs13 = errors;
                    if (typeof data.how_to_meet !== 'string') {
                      validate0.errors = [
                        {
                          instancePath: instancePath + '/how_to_meet',
                          schemaPath: '#/properties/how_to_meet/type',
                          keyword: 'type',
                          params: { type: 'string' },
                        },
                      ];
                      return false;
                    }
                    var valid0 = _errs13 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.not_tell !== undefined) {
                      let data7 = data.not_tell;
                      const _errs15 = errors;
                      if (!Array.isArray(data7) && data7 !== null) {
                        validate0.errors = [
                          {
                            instancePath: instancePath + '/not_tell',
                            schemaPath: '#/properties/not_tell/type',
                            keyword: 'type',
                            params: { type: schema0.properties.not_tell.type },
                          },
                        ];
                        return false;
                      }
                      if (errors === _errs15) {
                        if (Array.isArray(data7)) {
                          var valid2 = true;
                          const len1 = data7.length;
                          for (let i1 = 0; i1 < len1; i1++) {
                            const _errs17 = errors;
                            if (typeof data7[i1] !== 'string') {
                              validate0.errors = [
                                {
                                  instancePath: instancePath + '/not_tell/' + i1,
                                  schemaPath: '#/properties/not_tell/items/type',
                                  keyword: 'type',
                                  params: { type: 'string' },
                                },
                              ];
                              return false;
                            }
                            var valid2 = _errs17 === errors;
                            if (!valid2) {
                              break;
                            }
                          }
                        }
                      }
                      var valid0 = _errs15 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.answers !== undefined) {
                        let data9 = data.answers;
                        const _errs19 = errors;
                        if (errors === _errs19) {
                          if (data9 && typeof data9 == 'object' && !Array.isArray(data9)) {
                            for (const key0 in data9) {
                              const _errs22 = errors;
                              if (typeof data9[key0] !== 'string') {
                                validate0.errors = [
                                  {
                                    instancePath: instancePath + '/answers/' + key0.replace(/~/g, '~0').replace(/\//g, '~1'),
                                    schemaPath: '#/properties/answers/additionalProperties/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                  },
                                ];
                                return false;
                              }
                              var valid3 = _errs22 === errors;
                              if (!valid3) {
                                break;
                              }
                            }
                          } else {
                            validate0.errors = [
                              {
                                instancePath: instancePath + '/answers',
                                schemaPath: '#/properties/answers/type',
                                keyword: 'type',
                                params: { type: 'object' },
                              },
                            ];
                            return false;
                          }
                        }
                        var valid0 = _errs19 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.reasons !== undefined) {
                          let data11 = data.reasons;
                          const _errs24 = errors;
                          if (errors === _errs24) {
                            if (Array.isArray(data11)) {
                              var valid4 = true;
                              const len2 = data11.length;
                              for (let i2 = 0; i2 < len2; i2++) {
                                let data12 = data11[i2];
                                const _errs26 = errors;
                                if (errors === _errs26) {
                                  if (data12 && typeof data12 == 'object' && !Array.isArray(data12)) {
                                    let missing1;
                                    if (
                                      (data12.item === undefined && (missing1 = 'item')) ||
                                      (data12.answer === undefined && (missing1 = 'answer')) ||
                                      (data12.indicator === undefined && (missing1 = 'indicator')) ||
                                      (data12.source === undefined && (missing1 = 'source'))
                                    ) {
                                      validate0.errors = [
                                        {
                                          instancePath: instancePath + '/reasons/' + i2,
                                          schemaPath: '#/properties/reasons/items/required',
                                          keyword: 'required',
                                          params: { missingProperty: missing1 },
                                        },
                                      ];
                                      return false;
                                    } else {
                                      if (data12.item !== undefined) {
                                        const _errs28 = errors;
                                        if (typeof data12.item !== 'string') {
                                          validate0.errors = [
                                            {
                                              instancePath: instancePath + '/reasons/' + i2 + '/item',
                                              schemaPath: '#/properties/reasons/items/properties/item/type',
                                              keyword: 'type',
                                              params: { type: 'string' },
                                            },
                                          ];
                                          return false;
                                        }
                                        var valid5 = _errs28 === errors;
                                      } else {
                                        var valid5 = true;
                                      }
                                      if (valid5) {
                                        if (data12.answer !== undefined) {
                                          const _errs30 = errors;
                                          if (typeof data12.answer !== 'string') {
                                            validate0.errors = [
                                              {
                                                instancePath: instancePath + '/reasons/' + i2 + '/answer',
                                                schemaPath: '#/properties/reasons/items/properties/answer/type',
                                                keyword: 'type',
                                                params: { type: 'string' },
                                              },
                                            ];
                                            return false;
                                          }
                                          var valid5 = _errs30 === errors;
                                        } else {
                                          var valid5 = true;
                                        }
                                        if (valid5) {
                                          if (data12.indicator !== undefined) {
                                            let data15 = data12.indicator;
                                            const _errs32 = errors;
                                            if (typeof data15 !== 'string' && data15 !== null) {
                                              validate0.errors = [
                                                {
                                                  instancePath: instancePath + '/reasons/' + i2 + '/indicator',
                                                  schemaPath: '#/properties/reasons/items/properties/indicator/type',
                                                  keyword: 'type',
                                                  params: { type: schema0.properties.reasons.items.properties.indicator.type },
                                                },
                                              ];
                                              return false;
                                            }
                                            var valid5 = _errs32 === errors;
                                          } else {
                                            var valid5 = true;
                                          }
                                          if (valid5) {
                                            if (data12.source !== undefined) {
                                              const _errs34 = errors;
                                              if (typeof data12.source !== 'string') {
                                                validate0.errors = [
                                                  {
                                                    instancePath: instancePath + '/reasons/' + i2 + '/source',
                                                    schemaPath: '#/properties/reasons/items/properties/source/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                  },
                                                ];
                                                return false;
                                              }
                                              var valid5 = _errs34 === errors;
                                            } else {
                                              var valid5 = true;
                                            }
                                          }
                                        }
                                      }
                                    }
                                  } else {
                                    validate0.errors = [
                                      {
                                        instancePath: instancePath + '/reasons/' + i2,
                                        schemaPath: '#/properties/reasons/items/type',
                                        keyword: 'type',
                                        params: { type: 'object' },
                                      },
                                    ];
                                    return false;
                                  }
                                }
                                var valid4 = _errs26 === errors;
                                if (!valid4) {
                                  break;
                                }
                              }
                            } else {
                              validate0.errors = [
                                {
                                  instancePath: instancePath + '/reasons',
                                  schemaPath: '#/properties/reasons/type',
                                  keyword: 'type',
                                  params: { type: 'array' },
                                },
                              ];
                              return false;
                            }
                          }
                          var valid0 = _errs24 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.rules !== undefined) {
                            let data17 = data.rules;
                            const _errs36 = errors;
                            if (errors === _errs36) {
                              if (Array.isArray(data17)) {
                                var valid6 = true;
                                const len3 = data17.length;
                                for (let i3 = 0; i3 < len3; i3++) {
                                  const _errs38 = errors;
                                  if (typeof data17[i3] !== 'string') {
                                    validate0.errors = [
                                      {
                                        instancePath: instancePath + '/rules/' + i3,
                                        schemaPath: '#/properties/rules/items/type',
                                        keyword: 'type',
                                        params: { type: 'string' },
                                      },
                                    ];
                                    return false;
                                  }
                                  var valid6 = _errs38 === errors;
                                  if (!valid6) {
                                    break;
                                  }
                                }
                              } else {
                                validate0.errors = [
                                  {
                                    instancePath: instancePath + '/rules',
                                    schemaPath: '#/properties/rules/type',
                                    keyword: 'type',
                                    params: { type: 'array' },
                                  },
                                ];
                                return false;
                              }
                            }
                            var valid0 = _errs36 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.without_consent !== undefined) {
                              const _errs40 = errors;
                              if (typeof data.without_consent !== 'string') {
                                validate0.errors = [
                                  {
                                    instancePath: instancePath + '/without_consent',
                                    schemaPath: '#/properties/without_consent/type',
                                    keyword: 'type',
                                    params: { type: 'string' },
                                  },
                                ];
                                return false;
                              }
                              var valid0 = _errs40 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.consent !== undefined) {
                                let data20 = data.consent;
                                const _errs42 = errors;
                                if (errors === _errs42) {
                                  if (data20 && typeof data20 == 'object' && !Array.isArray(data20)) {
                                    if (data20.language !== undefined) {
                                      const _errs44 = errors;
                                      if (typeof data20.language !== 'string') {
                                        validate0.errors = [
                                          {
                                            instancePath: instancePath + '/consent/language',
                                            schemaPath: '#/properties/consent/properties/language/type',
                                            keyword: 'type',
                                            params: { type: 'string' },
                                          },
                                        ];
                                        return false;
                                      }
                                      var valid7 = _errs44 === errors;
                                    } else {
                                      var valid7 = true;
                                    }
                                    if (valid7) {
                                      if (data20.texts !== undefined) {
                                        let data22 = data20.texts;
                                        const _errs46 = errors;
                                        if (errors === _errs46) {
                                          if (Array.isArray(data22)) {
                                            var valid8 = true;
                                            const len4 = data22.length;
                                            for (let i4 = 0; i4 < len4; i4++) {
                                              const _errs48 = errors;
                                              if (typeof data22[i4] !== 'string') {
                                                validate0.errors = [
                                                  {
                                                    instancePath: instancePath + '/consent/texts/' + i4,
                                                    schemaPath: '#/properties/consent/properties/texts/items/type',
                                                    keyword: 'type',
                                                    params: { type: 'string' },
                                                  },
                                                ];
                                                return false;
                                              }
                                              var valid8 = _errs48 === errors;
                                              if (!valid8) {
                                                break;
                                              }
                                            }
                                          } else {
                                            validate0.errors = [
                                              {
                                                instancePath: instancePath + '/consent/texts',
                                                schemaPath: '#/properties/consent/properties/texts/type',
                                                keyword: 'type',
                                                params: { type: 'array' },
                                              },
                                            ];
                                            return false;
                                          }
                                        }
                                        var valid7 = _errs46 === errors;
                                      } else {
                                        var valid7 = true;
                                      }
                                      if (valid7) {
                                        if (data20.given_for !== undefined) {
                                          let data24 = data20.given_for;
                                          const _errs50 = errors;
                                          if (errors === _errs50) {
                                            if (Array.isArray(data24)) {
                                              var valid9 = true;
                                              const len5 = data24.length;
                                              for (let i5 = 0; i5 < len5; i5++) {
                                                const _errs52 = errors;
                                                if (typeof data24[i5] !== 'string') {
                                                  validate0.errors = [
                                                    {
                                                      instancePath: instancePath + '/consent/given_for/' + i5,
                                                      schemaPath: '#/properties/consent/properties/given_for/items/type',
                                                      keyword: 'type',
                                                      params: { type: 'string' },
                                                    },
                                                  ];
                                                  return false;
                                                }
                                                var valid9 = _errs52 === errors;
                                                if (!valid9) {
                                                  break;
                                                }
                                              }
                                            } else {
                                              validate0.errors = [
                                                {
                                                  instancePath: instancePath + '/consent/given_for',
                                                  schemaPath: '#/properties/consent/properties/given_for/type',
                                                  keyword: 'type',
                                                  params: { type: 'array' },
                                                },
                                              ];
                                              return false;
                                            }
                                          }
                                          var valid7 = _errs50 === errors;
                                        } else {
                                          var valid7 = true;
                                        }
                                      }
                                    }
                                  } else {
                                    validate0.errors = [
                                      {
                                        instancePath: instancePath + '/consent',
                                        schemaPath: '#/properties/consent/type',
                                        keyword: 'type',
                                        params: { type: 'object' },
                                      },
                                    ];
                                    return false;
                                  }
                                }
                                var valid0 = _errs42 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.made_on !== undefined) {
                                  const _errs54 = errors;
                                  if (typeof data.made_on !== 'string') {
                                    validate0.errors = [
                                      {
                                        instancePath: instancePath + '/made_on',
                                        schemaPath: '#/properties/made_on/type',
                                        keyword: 'type',
                                        params: { type: 'string' },
                                      },
                                    ];
                                    return false;
                                  }
                                  var valid0 = _errs54 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.dropped !== undefined) {
                                    let data27 = data.dropped;
                                    const _errs56 = errors;
                                    if (errors === _errs56) {
                                      if (Array.isArray(data27)) {
                                        var valid10 = true;
                                        const len6 = data27.length;
                                        for (let i6 = 0; i6 < len6; i6++) {
                                          const _errs58 = errors;
                                          if (typeof data27[i6] !== 'string') {
                                            validate0.errors = [
                                              {
                                                instancePath: instancePath + '/dropped/' + i6,
                                                schemaPath: '#/properties/dropped/items/type',
                                                keyword: 'type',
                                                params: { type: 'string' },
                                              },
                                            ];
                                            return false;
                                          }
                                          var valid10 = _errs58 === errors;
                                          if (!valid10) {
                                            break;
                                          }
                                        }
                                      } else {
                                        validate0.errors = [
                                          {
                                            instancePath: instancePath + '/dropped',
                                            schemaPath: '#/properties/dropped/type',
                                            keyword: 'type',
                                            params: { type: 'array' },
                                          },
                                        ];
                                        return false;
                                      }
                                    }
                                    var valid0 = _errs56 === errors;
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
      }
    } else {
      validate0.errors = [{ instancePath, schemaPath: '#/type', keyword: 'type', params: { type: 'object' } }];
      return false;
    }
  }
  validate0.errors = vErrors;
  return errors === 0;
}
