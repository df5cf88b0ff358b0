// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isLogic = validate0;
const schema0 = { type: 'object', required: ['items'], properties: { items: { type: 'array' } } };
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if (data.items === undefined && (missing0 = 'items')) {
        return false;
      } else {
        if (data.items !== undefined) {
          if (!Array.isArray(data.items)) {
            return false;
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
export const isLogicItem = validate1;
const schema1 = {
  type: 'object',
  required: ['id', 'scale'],
  properties: {
    id: { type: 'string' },
    scale: { type: 'string' },
    phase: {
      type: ['object', 'null'],
      required: ['answer_key', 'scale'],
      properties: { answer_key: { type: 'string' }, scale: { type: 'string' } },
    },
  },
};
function validate1(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if ((data.id === undefined && (missing0 = 'id')) || (data.scale === undefined && (missing0 = 'scale'))) {
        return false;
      } else {
        if (data.id !== undefined) {
          const _errs1 = errors;
          if (typeof data.id !== 'string') {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.scale !== undefined) {
            const _errs3 = errors;
            if (typeof data.scale !== 'string') {
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.phase !== undefined) {
              let data2 = data.phase;
              const _errs5 = errors;
              if (!(data2 && typeof data2 == 'object' && !Array.isArray(data2)) && data2 !== null) {
                return false;
              }
              if (errors === _errs5) {
                if (data2 && typeof data2 == 'object' && !Array.isArray(data2)) {
                  let missing1;
                  if (
                    (data2.answer_key === undefined && (missing1 = 'answer_key')) ||
                    (data2.scale === undefined && (missing1 = 'scale'))
                  ) {
                    return false;
                  } else {
                    if (data2.answer_key !== undefined) {
                      const _errs7 = errors;
                      if (typeof data2.answer_key !== 'string') {
                        return false;
                      }
                      var valid1 = _errs7 === errors;
                    } else {
                      var valid1 = true;
                    }
                    if (valid1) {
                      if (data2.scale !== undefined) {
                        const _errs9 = errors;
                        if (typeof data2.scale !== 'string') {
                          return false;
                        }
                        var valid1 = _errs9 === errors;
                      } else {
                        var valid1 = true;
                      }
                    }
                  }
                }
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
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
