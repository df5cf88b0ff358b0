// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isComplaint = validate0;
const schema0 = {
  type: 'object',
  properties: {
    about: { type: 'array', items: { type: 'string' } },
    words: { type: 'string' },
    language: { type: 'string' },
    station: { type: 'string' },
    made_on: { type: 'string' },
    answer_to: { type: 'string' },
  },
};
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.about !== undefined) {
        let data0 = data.about;
        const _errs1 = errors;
        if (errors === _errs1) {
          if (Array.isArray(data0)) {
            var valid1 = true;
            const len0 = data0.length;
            for (let i0 = 0; i0 < len0; i0++) {
              const _errs3 = errors;
              if (typeof data0[i0] !== 'string') {
                return false;
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
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.words !== undefined) {
          const _errs5 = errors;
          if (typeof data.words !== 'string') {
            return false;
          }
          var valid0 = _errs5 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.language !== undefined) {
            const _errs7 = errors;
            if (typeof data.language !== 'string') {
              return false;
            }
            var valid0 = _errs7 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.station !== undefined) {
              const _errs9 = errors;
              if (typeof data.station !== 'string') {
                return false;
              }
              var valid0 = _errs9 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.made_on !== undefined) {
                const _errs11 = errors;
                if (typeof data.made_on !== 'string') {
                  return false;
                }
                var valid0 = _errs11 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.answer_to !== undefined) {
                  const _errs13 = errors;
                  if (typeof data.answer_to !== 'string') {
                    return false;
                  }
                  var valid0 = _errs13 === errors;
                } else {
                  var valid0 = true;
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
