/** The major version of the MSW that is installed; `undefined` where none is to be found. */
export function installedMsw(): number | undefined {
  // Not a plain call of `require`: a bundler would try to follow it.
  const load = typeof require === 'function' ? require : undefined;
  try {
    return Number.parseInt((load!('msw/package.json') as { version: string }).version);
  } catch {
    return undefined;
  }
}
