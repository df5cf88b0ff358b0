// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isWording = validate0;
const schema0 = {
  type: 'object',
  required: ['state', 'texts'],
  properties: { state: { type: 'string' }, texts: { type: 'object', additionalProperties: { type: 'string' } } },
};
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      let missing0;
      if ((data.state === undefined && (missing0 = 'state')) || (data.texts === undefined && (missing0 = 'texts'))) {
        return false;
      } else {
        if (data.state !== undefined) {
          const _errs1 = errors;
          if (typeof data.state !== 'string') {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.texts !== undefined) {
            let data1 = data.texts;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (data1 && typeof data1 == 'object' && !Array.isArray(data1)) {
                for (const key0 in data1) {
                  const _errs6 = errors;
                  if (typeof data1[key0] !== 'string') {
                    return false;
                  }
                  var valid1 = _errs6 === errors;
                  if (!valid1) {
                    break;
                  }
                }
              } else {
                return false;
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
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
