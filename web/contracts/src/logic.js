// Written by web/contracts/build.mjs from contracts/. Change the contract, then run it again.
'use strict';
export const isLogic = validate0;
const schema0 = { type: 'object', required: ['items'], properties: { items: { type: 'array' } } };
function validate0(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.items === undefined) {
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
  return true;
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
function validate1(data) {
  if (true) {
    if (data && typeof data == 'object' && !Array.isArray(data)) {
      if (data.id === undefined || data.scale === undefined) {
        return false;
      } else {
        if (data.id !== undefined) {
          if (typeof data.id !== 'string') {
            return false;
          }
        } else {
        }
        if (true) {
          if (data.scale !== undefined) {
            if (typeof data.scale !== 'string') {
              return false;
            }
          } else {
          }
          if (true) {
            if (data.phase !== undefined) {
              let data2 = data.phase;
              if (!(data2 && typeof data2 == 'object' && !Array.isArray(data2)) && data2 !== null) {
                return false;
              }
              if (true) {
                if (data2 && typeof data2 == 'object' && !Array.isArray(data2)) {
                  if (data2.answer_key === undefined || data2.scale === undefined) {
                    return false;
                  } else {
                    if (data2.answer_key !== undefined) {
                      if (typeof data2.answer_key !== 'string') {
                        return false;
                      }
                    } else {
                    }
                    if (true) {
                      if (data2.scale !== undefined) {
                        if (typeof data2.scale !== 'string') {
                          return false;
                        }
                      } else {
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
    } else {
      return false;
    }
  }
  return true;
}
