import { version } from '../../package.json';

/** Prints the version of the package. */
export function printVersion(): void {
  process.stdout.write(`${version}\n`);
}
