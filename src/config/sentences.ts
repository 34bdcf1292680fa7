// What is wrong with a config, keyword by keyword, as sentences with a place.

import { nearest } from '../model/edit-distance.ts';
import { either } from '../model/either.ts';
import type { JsonNode } from '../model/json.ts';
import { asciiLower } from '../model/realm-name.ts';
import { table } from '../model/table.ts';
import type { SchemaError } from './validators.generated.ts';

/** A complaint about a config. `from` is a UTF-16 offset in its text; the sentence is made when it is wanted. */
export interface Complaint {
  readonly from: number;
  readonly say: () => string;
}

/** A sentence and its place: line and column from 1, columns in UTF-16 units. */
export interface ConfigProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

const LONGEST_SHOWN = 60;
// Nobody mends more at once, and a hostile file could have a hundred thousand.
const MOST_PROBLEMS = 10;
// Finding the place of each takes time by the size of the file.
const MOST_ERRORS = 200;

const TYPES: Readonly<Record<string, string>> = table({
  string: 'text in double quotes',
  array: 'a list: [ ]',
  object: 'an object: { }',
  boolean: 'true or false',
  integer: 'a whole number',
});

/** The first complaints, in the order of the text, with their lines and columns. */
export function placed(complaints: readonly Complaint[], text: string): readonly ConfigProblem[] {
  const first = [...complaints].sort((a, b) => a.from - b.from).slice(0, MOST_PROBLEMS);
  return first.map(({ from, say }) => {
    const before = text.slice(0, from);
    return { message: say(), line: before.split('\n').length, column: from - before.lastIndexOf('\n') };
  });
}

/** Of what is of the wrong type, nothing else is said. */
export function schemaComplaints(all: readonly SchemaError[], root: JsonNode): readonly Complaint[] {
  const errors = all.slice(0, MOST_ERRORS);
  const typed = new Set(
    errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath),
  );
  return errors
    .filter(({ keyword, instancePath }) => keyword === 'type' || !typed.has(instancePath))
    .map((error) => complaintOf(error, root));
}

/** The sentence about a rule id that does not exist. */
export function unknownRule(id: string, ruleIds: readonly string[]): string {
  const close = nearest(asciiLower(id), ruleIds, 4);
  const hint = close ? `Did you mean ${close}?` : 'realmlint rules lists them.';
  return `There is no rule ${quoted(id)}. ${hint}`;
}

/** Translates one error of the validator about the document `root`. */
function complaintOf(error: SchemaError, root: JsonNode): Complaint {
  const steps = error.instancePath.split('/').slice(1).map(unescapeStep);
  const node = steps.reduce<JsonNode>(stepInto, root);
  if (error.keyword === 'additionalProperties') {
    const name = String(error.params.additionalProperty);
    return {
      from: memberOf(node, name)?.nameFrom ?? node.from,
      say: () => unknownMember(error, steps, name),
    };
  }
  return { from: node.from, say: () => `${placeIn(steps)} ${predicate(error)}` };
}

// RFC 6901 3.
function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The last member counts when a name is given twice. */
export function memberOf(node: JsonNode, name: string) {
  return node.kind === 'object' ? node.members.findLast((member) => member.name === name) : undefined;
}

function stepInto(node: JsonNode, step: string): JsonNode {
  return (node.kind === 'array' ? node.items[Number(step)] : memberOf(node, step)?.node) ?? node;
}

function placeIn(steps: readonly string[]): string {
  if (steps.length === 0) return 'The document';
  return steps.map((step, i) => (/^\d+$/.test(step) ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');
}

/** A value or name as a sentence shows it: quoted, never longer than a line. */
export function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text;
}

function unknownMember(error: SchemaError, steps: readonly string[], name: string): string {
  const known = Object.keys(Object(error.parentSchema.properties));
  const close = nearest(name, known, 3) ?? known.find((one) => one.toLowerCase() === name.toLowerCase());
  const where = steps.length === 0 ? '' : ` in ${placeIn(steps)}`;
  const said = `The name ${quoted(name)} is unknown${where}.`;
  return close ? `${said} Did you mean "${close}"?` : `${said} Known are ${known.join(', ')}.`;
}

function predicate(error: SchemaError): string {
  const { keyword, params, data } = error;
  if (keyword === 'required') return `lacks the member "${String(params.missingProperty)}".`;
  if (keyword === 'type') {
    const type = String(params.type);
    return `must be ${TYPES[type] ?? type}, not ${shortly(data)}.`;
  }
  if (keyword === 'enum') {
    const allowed = [params.allowedValues].flat().map(String);
    const close = nearest(String(data), allowed, 2);
    const hint = close ? ` Did you mean "${close}"?` : '';
    return `must be ${either(allowed)}, not ${quoted(data)}.${hint}`;
  }
  const wanted = error.parentSchema.description;
  return `cannot be ${quoted(data)}. Wanted: ${String(wanted)}`;
}

function shortly(data: unknown): string {
  if (Array.isArray(data)) return 'a list';
  return typeof data === 'object' && data !== null ? 'an object' : quoted(data);
}
