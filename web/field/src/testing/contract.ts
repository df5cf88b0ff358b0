import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';

const folder = new URL('../../../../contracts/schemas/', import.meta.url);

export function readSchema(name: string): object {
  return JSON.parse(readFileSync(new URL(`${name}.schema.json`, folder), 'utf8')) as object;
}

/** What in a value is not as `contracts/schemas/<name>.schema.json`, or one of its definitions, says; empty where it is, to the letter. */
export function faultsIn(name: string, value: unknown, definition?: string): string {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  // What an item refers to.
  for (const other of ['envelope', 'tally', 'arrival', 'learning-told'])
    if (other !== name) ajv.addSchema(readSchema(other), `${other}.schema.json`);
  ajv.addSchema(readSchema(name), name);
  const check = ajv.getSchema(definition === undefined ? name : `${name}#/$defs/${definition}`);
  if (!check) throw new Error(`${name} has no ${definition ?? 'schema'}.`);
  return check(value) === true ? '' : ajv.errorsText(check.errors);
}
