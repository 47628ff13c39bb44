import { nearNames } from '../words/near-names';
import { shortened } from '../words/shortened';
import type { Fields, Schema } from './schema';

const SHOWN_LENGTH = 60;

/** What is wrong with a value, as sentences. @param path - what it is called: `limit`, or `attributes.DelaySeconds` */
export function mistakesIn(schema: Schema, value: unknown, path: string): string[] {
  if (!fits(schema, value)) return [`${path === '' ? 'the body' : path} must be ${inWords(schema)}, but is ${shown(value)}.`];
  if (Array.isArray(value)) return value.flatMap((item, index) => mistakesIn(schema.items ?? {}, item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null || schema.type !== 'object') return [];
  const { properties = {}, required = [], additionalProperties = true } = schema;
  const before = path === '' ? '' : `${path}.`;
  const missing = required.filter((name) => !Object.hasOwn(value, name));
  return [
    ...missing.map((name) => `${before}${name} is missing: it must be ${inWords(properties[name]!)}.`),
    ...Object.entries(value).flatMap(([name, member]) => {
      if (Object.hasOwn(properties, name)) return mistakesIn(properties[name]!, member, before + name);
      if (additionalProperties === true) return [];
      return additionalProperties === false
        ? [unknownName(name, properties, before)]
        : mistakesIn(additionalProperties, member, before + name);
    }),
  ];
}

/** Says that there is nothing of this name, and what there is. */
export function unknownName(name: string, known: Fields, before = ''): string {
  const names = Object.keys(known);
  const [near] = nearNames(name, names, 1);
  const hint =
    near !== undefined ? `Did you mean ${near}?` : names.length === 0 ? 'Nothing is expected.' : `There are: ${names.join(', ')}.`;
  return `there is no ${shortened(before + name, SHOWN_LENGTH)}. ${hint}`;
}

/** The value that the text of a query stands for; the text itself where it is none that fits. */
export function valueOfText({ type }: Schema, text: string): unknown {
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function fits(schema: Schema, value: unknown): boolean {
  const { type, anyOf, minimum = -Infinity, maximum = Infinity } = schema;
  if (anyOf !== undefined) return anyOf.some((each) => mistakesIn(each, value, '').length === 0);
  if (schema.enum !== undefined) return schema.enum.includes(value as string);
  if (typeof type === 'object') return type.some((each) => fits({ ...schema, type: each }, value));
  switch (type) {
    case undefined:
      return true;
    case 'integer':
      return Number.isSafeInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
    case 'number':
      return typeof value === 'number' && value >= minimum && value <= maximum;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'null':
      return value === null;
    case 'string':
      return typeof value === 'string' && new RegExp(schema.pattern ?? '').test(value);
    default:
      return typeof value === type;
  }
}

function inWords(schema: Schema): string {
  const { type, anyOf, minimum, maximum } = schema;
  if (anyOf !== undefined) return anyOf.map(inWords).join(' or ');
  if (schema.enum !== undefined) return schema.enum.map((name) => JSON.stringify(name)).join(' or ');
  const range =
    minimum === undefined ? '' : maximum === undefined ? ` of at least ${minimum}` : ` from ${minimum} to ${maximum.toLocaleString('en')}`;
  if (typeof type === 'object') return type.map((each) => inWords({ ...schema, type: each })).join(' or ');
  switch (type) {
    case 'integer':
      return `a whole number${range}`;
    case 'number':
      return `a number${range}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    case 'null':
      return 'null';
    default:
      return schema.pattern === undefined ? 'text' : `text such as ${schema.examples?.[0] ?? schema.pattern}`;
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : shortened(JSON.stringify(value), SHOWN_LENGTH);
}
