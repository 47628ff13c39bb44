/** What a value of the control plane may be: the part of JSON Schema that its tables need. */
export interface Schema {
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'null' | readonly ('string' | 'integer' | 'null')[];
  readonly description?: string;
  readonly enum?: readonly (string | number | null)[];
  /** Of text: a regular expression. */
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: string | number | boolean;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly anyOf?: readonly Schema[];
  /** A schema that has a name: `#/components/schemas/Queue`. */
  readonly $ref?: string;
  readonly examples?: readonly unknown[];
}

interface Scalars {
  readonly string: string;
  readonly integer: number;
  readonly number: number;
  readonly boolean: boolean;
  readonly null: null;
}

type ObjectOf<P, Required> = { readonly [Name in keyof P as Name extends Required ? Name : never]: ValueOf<P[Name]> } & {
  readonly [Name in keyof P as Name extends Required ? never : Name]?: ValueOf<P[Name]>;
};

/** The TypeScript type of what a schema takes. */
export type ValueOf<S> = S extends { readonly enum: readonly (infer Name)[] }
  ? Name
  : S extends { readonly anyOf: readonly (infer Each)[] }
    ? ValueOf<Each>
    : S extends { readonly type: keyof Scalars }
      ? Scalars[S['type']]
      : S extends { readonly type: readonly (infer Name extends keyof Scalars)[] }
        ? Scalars[Name]
        : S extends { readonly type: 'array'; readonly items: infer Item }
          ? readonly ValueOf<Item>[]
          : S extends { readonly properties: infer P; readonly required: readonly (infer Required)[] }
            ? ObjectOf<P, Required>
            : S extends { readonly properties: infer P }
              ? ObjectOf<P, never>
              : S extends { readonly additionalProperties: infer Member extends Schema }
                ? Readonly<Record<string, ValueOf<Member>>>
                : unknown;

/** What a path, a query or a body holds, by name. */
export type Fields = Readonly<Record<string, Schema>>;

/** Its values, each of which may be missing. */
export type ValuesOf<F> = { readonly [Name in keyof F]?: ValueOf<F[Name]> };

/** Text of any kind. */
export const text = (description: string, more: Omit<Schema, 'type' | 'description'> = {}) =>
  ({ type: 'string', description, ...more }) as const;

/** A moment. */
export const moment = (description: string) => ({ type: 'integer', description: `${description}, in milliseconds since 1970` }) as const;

/** Text or a number, or null where there is none. */
export const orNull = <const Type extends 'string' | 'integer'>(type: Type, description: string) =>
  ({ type: [type, 'null'], description }) as const;

/** A moment, or null where there is none. */
export const momentOrNull = (description: string) => orNull('integer', moment(description).description);

/** A number of things. */
export const count = (description: string, maximum?: number) =>
  ({ type: 'integer', minimum: 0, description, ...(maximum !== undefined && { maximum }) }) as const;

/** True or false. */
export const flag = (description: string) => ({ type: 'boolean', description }) as const;

/** Text by name. */
export const texts = (description: string) => ({ type: 'object', additionalProperties: { type: 'string' }, description }) as const;

/** A schema that has a name. */
export const named = <Name extends string>(name: Name) => ({ $ref: `#/components/schemas/${name}` }) as const;

/** Many of one. */
export const listOf = <Item extends Schema>(items: Item, description: string) => ({ type: 'array', items, description }) as const;

/** An answer or a body: all its members are there but for the optional ones, and no others. */
export function record<const P extends Fields, Optional extends keyof P & string = never>(
  properties: P,
  optional: readonly Optional[] = [],
): { type: 'object'; properties: P; required: readonly Exclude<keyof P & string, Optional>[]; additionalProperties: false } {
  const required = Object.keys(properties).filter((name) => !(optional as readonly string[]).includes(name));
  return { type: 'object', properties, required: required as never, additionalProperties: false };
}
