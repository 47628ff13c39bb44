/** Which identifier of the backend names what an identifier of the mock names: message ids, handles, sequence numbers, tokens. */
export interface IdentifierPairs {
  /** Whether two identifiers may name the same; when both are new, they do from now on. */
  match(kind: string, mock: string, backend: string): boolean;
  toBackend(kind: string, mock: string): string | undefined;
  toMock(kind: string, backend: string): string | undefined;
  clear(): void;
}

/** No pairs yet. */
export function createIdentifierPairs(): IdentifierPairs {
  const backends = new Map<string, string>();
  const mocks = new Map<string, string>();
  const key = (kind: string, text: string): string => `${kind} ${text}`;

  return {
    match(kind, mock, backend) {
      const [known, knownBack] = [backends.get(key(kind, mock)), mocks.get(key(kind, backend))];
      if (known === undefined && knownBack === undefined) {
        backends.set(key(kind, mock), backend);
        mocks.set(key(kind, backend), mock);
        return true;
      }
      return known === backend && knownBack === mock;
    },
    toBackend: (kind, mock) => backends.get(key(kind, mock)),
    toMock: (kind, backend) => mocks.get(key(kind, backend)),
    clear() {
      backends.clear();
      mocks.clear();
    },
  };
}
