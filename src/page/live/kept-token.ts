const KEY = 'msw-sqs-token';

/** The token that lets in: from the address (`#token=…`, which no server gets to see), or from before in this tab. */
export function keptToken(): string | undefined {
  const given = /^#token=(.+)$/.exec(location.hash)?.[1];
  if (given === undefined) return sessionStorage.getItem(KEY) ?? undefined;
  history.replaceState(undefined, '', location.pathname);
  keepToken(decodeURIComponent(given));
  return decodeURIComponent(given);
}

export function keepToken(token: string): void {
  sessionStorage.setItem(KEY, token);
}
