import { isPlainObject } from './is-plain-object';
import { shortened } from './shortened';

const TEXT_LENGTH = 60;

/** A value that cannot be where it is, as in "but is …": `the text "2"`, `an instance of Order`, `a promise: await it first`. */
export function valueInWords(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'undefined';
    case 'string':
      return `the text ${shortened(JSON.stringify(value), TEXT_LENGTH)}`;
    case 'function':
      return functionInWords(value);
    case 'object':
      return value === null ? 'null' : objectInWords(value);
    default:
      return `the ${typeof value} ${String(value)}`;
  }
}

function functionInWords(value: object): string {
  const name = 'name' in value ? String(value.name) : '';
  // The prototype of a class cannot be replaced, that of a function can.
  const isClass = Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false;
  return `${isClass ? 'a class' : 'a function'}${name === '' ? '' : ` (${name})`}`;
}

function objectInWords(value: object): string {
  if ('then' in value && typeof value.then === 'function') return 'a promise: await it first';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array';
  if (isPlainObject(value) && Object.keys(value).length === 0) return 'an empty object';
  if (isPlainObject(value)) return `the object { ${shortened(Object.keys(value).join(', '), TEXT_LENGTH)} }`;
  return `an instance of ${value.constructor?.name ?? 'an unnamed class'}`;
}
