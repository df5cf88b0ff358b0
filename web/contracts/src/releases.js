// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isReleases = validate0;
const schema0 = {
  properties: {
    keys: { type: 'string' },
    manifests: { items: { type: 'string' }, type: 'array' },
    recipients: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    beds: { anyOf: [{ type: 'string' }, { type: 'null' }] },
  },
  required: ['keys', 'manifests', 'recipients'],
  type: 'object',
};
function validate0(data, { instancePath = '', parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.keys === undefined || data.manifests === undefined || data.recipients === undefined) {
        return false;
      } else {
        if (data.keys !== undefined) {
          const _errs1 = errors;
          if (typeof data.keys !== 'string') {
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.manifests !== undefined) {
            let data1 = data.manifests;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (Array.isArray(data1)) {
                var valid1 = true;
                const len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  const _errs5 = errors;
                  if (typeof data1[i0] !== 'string') {
                    return false;
                  }
                  var valid1 = _errs5 === errors;
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
          if (valid0) {
            if (data.recipients !== undefined) {
              let data3 = data.recipients;
              const _errs7 = errors;
              const _errs8 = errors;
              let valid2 = false;
              const _errs9 = errors;
              if (typeof data3 !== 'string') {
                errors++;
              }
              var _valid0 = _errs9 === errors;
              valid2 = valid2 || _valid0;
              if (!valid2) {
                const _errs11 = errors;
                if (data3 !== null) {
                  errors++;
                }
                var _valid0 = _errs11 === errors;
                valid2 = valid2 || _valid0;
              }
              if (!valid2) {
                errors++;
                validate0.errors = vErrors;
                return false;
              } else {
                errors = _errs8;
                if (vErrors !== null) {
                  if (_errs8) {
                    vErrors.length = _errs8;
                  } else {
                    vErrors = null;
                  }
                }
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.beds !== undefined) {
                let data4 = data.beds;
                const _errs13 = errors;
                const _errs14 = errors;
                let valid3 = false;
                const _errs15 = errors;
                if (typeof data4 !== 'string') {
                  errors++;
                }
                var _valid1 = _errs15 === errors;
                valid3 = valid3 || _valid1;
                if (!valid3) {
                  const _errs17 = errors;
                  if (data4 !== null) {
                    errors++;
                  }
                  var _valid1 = _errs17 === errors;
                  valid3 = valid3 || _valid1;
                }
                if (!valid3) {
                  errors++;
                  validate0.errors = vErrors;
                  return false;
                } else {
                  errors = _errs14;
                  if (vErrors !== null) {
                    if (_errs14) {
                      vErrors.length = _errs14;
                    } else {
                      vErrors = null;
                    }
                  }
                }
                var valid0 = _errs13 === errors;
              } else {
                var valid0 = true;
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
