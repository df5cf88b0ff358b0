// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isAnswer = validate0;
const schema0 = {
  properties: {
    status: { enum: ['waiting', 'answered', 'closed'], type: 'string' },
    key_file: { type: 'string' },
    answer: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  },
  required: ['status', 'key_file', 'answer'],
  type: 'object',
};
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.status === undefined || data.key_file === undefined || data.answer === undefined) {
        return false;
      } else {
        if (data.status !== undefined) {
          let data0 = data.status;
          const _errs1 = errors;
          if (typeof data0 !== 'string') {
            return false;
          }
          if (!(data0 === 'waiting' || data0 === 'answered' || data0 === 'closed')) {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.key_file !== undefined) {
            const _errs3 = errors;
            if (typeof data.key_file !== 'string') {
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.answer !== undefined) {
              let data2 = data.answer;
              const _errs5 = errors;
              const _errs6 = errors;
              let valid1 = false;
              const _errs7 = errors;
              if (typeof data2 !== 'string') {
                errors++;
              }
              var _valid0 = _errs7 === errors;
              valid1 = valid1 || _valid0;
              if (!valid1) {
                const _errs9 = errors;
                if (data2 !== null) {
                  errors++;
                }
                var _valid0 = _errs9 === errors;
                valid1 = valid1 || _valid0;
              }
              if (!valid1) {
                errors++;
                validate0.errors = vErrors;
                return false;
              } else {
                errors = _errs6;
                if (vErrors !== null) {
                  if (_errs6) {
                    vErrors.length = _errs6;
                  } else {
                    vErrors = null;
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
  validate0.errors = vErrors;
  return errors === 0;
}
