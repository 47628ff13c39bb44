/**
 * Loads a package that the user has to install: the one beside this package, or else the one where the tests were started.
 *
 * @param neededBy - begins the error: `startLocalStack`
 * @throws Error with the command that installs it
 */
export function loadPeer(name: string, neededBy: string): unknown {
  // Not a plain call of `require`: a bundler would try to follow it.
  const load: NodeJS.Require = require;
  try {
    return load(found(name, load));
  } catch (error) {
    if (!isMissing(error, name)) throw error;
    const packageName = name.split('/', name.startsWith('@') ? 2 : 1).join('/');
    throw new Error(`${neededBy} needs ${packageName}, which is not installed: npm install -D ${packageName}`, { cause: error });
  }
}

function found(name: string, load: NodeJS.Require): string {
  try {
    load.resolve(name);
    return name;
  } catch {
    return load.resolve(name, { paths: [process.cwd()] });
  }
}

/** A package that is there, but lacks one of its own, is another trouble. */
function isMissing(error: unknown, name: string): boolean {
  return error instanceof Object && 'code' in error && error.code === 'MODULE_NOT_FOUND' && String(error).includes(`'${name}'`);
}
