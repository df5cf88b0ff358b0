import { ofNodes, ofNumber, ofText, type Expression } from '../expression.js';
import type { Now } from '../dates.js';
import { Frame } from '../frame.js';
import type { SurveyNode } from '../node.js';
import { SeededRandom, shuffle } from '../random.js';
import { SurveyError } from '../tree.js';
import { textToNumber, toNumber, toText, type Value } from '../values.js';
import { arg, define, nodesOf, type SurveyFunction } from './call.js';
import { digest } from './digest.js';

/** Which of the nodes by its name a node is, counted from one. */
export function placeAmongSame(node: SurveyNode): number {
  const at = node.parent?.named(node.name).indexOf(node) ?? 0;
  return Math.max(at, 0) + 1;
}

function listNamed(frame: Frame, id: string): SurveyNode {
  const document = frame.world.findInstance(id);
  if (document === undefined) throw new SurveyError('expression.unknown_list', `There is no list called ${id}.`);
  return document;
}

/** A number as it is; words by the first eight bytes of their SHA-256; blank is nought. As JavaRosa and ODK Web Forms. */
function seedOf(value: Value, now: Now): number | bigint {
  const number = toNumber(value, now);
  const text = typeof value === 'number' ? '' : toText(value);
  if (number === Infinity) return 2n ** 63n - 1n;
  if (number === -Infinity) return -(2n ** 63n);
  if (number === number) return BigInt(Math.trunc(number));
  if (text === '') return 0;
  return BigInt.asIntN(64, BigInt(`0x${digest(text, 'SHA-256', 'hex').slice(0, 16)}`));
}

function nameOf(args: readonly Expression[], name: string): Expression {
  const nodes = args[0] ? nodesOf(args[0], name) : (frame: Frame) => [frame.here];
  return ofText((frame) => nodes(frame)[0]?.name ?? '');
}

export const NODE_FUNCTIONS: Readonly<Record<string, SurveyFunction>> = {
  count: define(1, 1, (args, name) => {
    const nodes = nodesOf(arg(args, 0), name);
    return ofNumber((frame) => nodes(frame).length);
  }),
  'count-non-empty': define(1, 1, (args, name) => {
    const nodes = nodesOf(arg(args, 0), name);
    return ofNumber((frame) => nodes(frame).filter((node) => node.value !== '').length);
  }),
  sum: define(1, 1, (args, name) => {
    const nodes = nodesOf(arg(args, 0), name);
    return ofNumber((frame) => {
      let sum = 0;
      for (const node of nodes(frame)) if (node.value.trim() !== '') sum += textToNumber(node.value, frame.world.now);
      return sum;
    });
  }),
  position: define(0, 1, (args, name) => {
    const [first] = args;
    if (first === undefined) return ofNumber((frame) => frame.position || placeAmongSame(frame.here));
    const nodes = nodesOf(first, name);
    return ofNumber((frame) => {
      const [node] = nodes(frame);
      return node === undefined ? NaN : placeAmongSame(node);
    });
  }),
  last: define(0, 0, () => ofNumber((frame) => frame.size || Math.max(frame.here.parent?.named(frame.here.name).length ?? 1, 1))),
  name: define(0, 1, nameOf),
  'local-name': define(0, 1, (args, name) => {
    const whole = nameOf(args, name);
    return ofText((frame) => whole.text(frame).replace(/^.*:/, ''));
  }),
  'namespace-uri': define(0, 1, () => ofText(() => '')),
  id: define(1, 1, () => ofNodes(() => [])),
  instance: define(1, 1, (args) => {
    const id = arg(args, 0);
    return ofNodes((frame) => [listNamed(frame, id.text(frame))]);
  }),
  current: define(0, 0, () =>
    ofNodes(
      (frame) => [frame.current],
      (frame) => frame.current,
    ),
  ),
  randomize: define(1, 2, (args, name) => {
    const [nodes, seed] = [nodesOf(arg(args, 0), name), args[1]];
    return ofNodes((frame) => {
      const random = seed === undefined ? frame.world.random : new SeededRandom(seedOf(seed.value(frame), frame.world.now));
      return shuffle(nodes(frame), random);
    });
  }),
  pulldata: define(4, 4, (args) => {
    const [id, wanted, key, value] = [arg(args, 0), arg(args, 1), arg(args, 2), arg(args, 3)];
    return ofText((frame) => {
      const [keyName, sought] = [key.text(frame), value.text(frame)];
      const items = listNamed(frame, id.text(frame)).children[0]?.children ?? [];
      const found = items.find((item) => item.named(keyName)[0]?.value === sought);
      return found?.named(wanted.text(frame))[0]?.value ?? '';
    });
  }),
  property: define(1, 1, (args) => {
    const name = arg(args, 0);
    return ofText((frame) => frame.world.findProperty?.(name.text(frame)) ?? '');
  }),
  version: define(0, 0, () => ofText((frame) => frame.world.version ?? '')),
};
