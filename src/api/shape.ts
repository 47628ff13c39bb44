/** A value without parts. Blobs are base64 text in both protocols, and stay so. */
export interface ScalarShape {
  readonly kind: 'string' | 'integer' | 'long' | 'boolean' | 'blob';
}

/** Values in order. The Query protocol flattens them: `queryName.1`, `queryName.2`, … */
export interface ListShape {
  readonly kind: 'list';
  readonly queryName: string;
  readonly item: Shape;
  /** SQS leaves empty lists out of its answers, but not this one. */
  readonly shownEmpty: boolean;
}

/** Values by name. The Query protocol flattens them: `queryName.1.keyName`, `queryName.1.valueName`, … */
export interface MapShape {
  readonly kind: 'map';
  readonly queryName: string;
  readonly keyName: 'Name' | 'Key';
  readonly value: Shape;
}

/** Members by their name in the JSON protocol; lists and maps have a name of their own in the Query protocol. */
export interface StructureShape {
  readonly kind: 'structure';
  readonly members: Members;
}

/** The members of a structure. */
export interface Members {
  readonly [name: string]: Shape;
}

/** The form of a value in SQS' API. */
export type Shape = ScalarShape | ListShape | MapShape | StructureShape;

interface ScalarValues {
  readonly string: string;
  readonly integer: number;
  readonly long: number;
  readonly boolean: boolean;
  readonly blob: string;
}

/** The TypeScript type of a shape's values; no member is required, as SQS checks that itself. */
export type ValueOf<S> = S extends ScalarShape
  ? ScalarValues[S['kind']]
  : S extends { readonly kind: 'list'; readonly item: infer Item }
    ? readonly ValueOf<Item>[]
    : S extends { readonly kind: 'map'; readonly value: infer Value }
      ? ReadonlyMap<string, ValueOf<Value>>
      : S extends { readonly kind: 'structure'; readonly members: infer M }
        ? { readonly [Name in keyof M]?: ValueOf<M[Name]> | undefined }
        : never;

export const string = { kind: 'string' } as const;
export const integer = { kind: 'integer' } as const;
export const long = { kind: 'long' } as const;
export const boolean = { kind: 'boolean' } as const;
export const blob = { kind: 'blob' } as const;

/** A list whose n-th item is `queryName.n` in the Query protocol. */
export const list = <Item extends Shape>(queryName: string, item: Item) =>
  ({ kind: 'list', queryName, item, shownEmpty: false as boolean }) as const;

/** A list that appears in answers even when it is empty. */
export const shownEmpty = <L extends ListShape>(shape: L) => ({ ...shape, shownEmpty: true }) as const;

/** A map whose n-th entry is `queryName.n.Name` (or `.Key`) and `queryName.n.Value` in the Query protocol. */
export const map = <Value extends Shape>(queryName: string, value: Value, keyName: MapShape['keyName'] = 'Name') =>
  ({ kind: 'map', queryName, keyName, value }) as const;

/** A structure of these members. */
export const structure = <M extends Members>(members: M) => ({ kind: 'structure', members }) as const;
