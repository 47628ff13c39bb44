import { TOOLCHAINS, type Toolchain } from './toolchains';

/** Tests in another language that start a server, and move its time. */
export interface Example {
  readonly name: string;
  readonly toolchain: Toolchain;
  /** Its command line, in the folder where everything is installed. */
  readonly command: readonly string[];
  /** What it prints when tests have run, and passed. */
  readonly passed: RegExp;
}

const { python, java, go } = TOOLCHAINS;

/** Every example, in the order in which they are told. */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'pytest',
    toolchain: { ...python, name: 'example-pytest', sources: 'examples/pytest' },
    command: ['venv/bin/python', '-m', 'pytest', '-q', '-p', 'no:cacheprovider'],
    passed: /\b[1-9]\d* passed\b/,
  },
  {
    name: 'go',
    toolchain: { ...go, name: 'example-go', sources: 'examples/go', manifests: ['go.mod', 'go.sum'], install: [] },
    command: ['go', 'test', '-count=1', './...'],
    passed: /^ok\b/m,
  },
  {
    name: 'junit',
    toolchain: { ...java, name: 'example-junit', sources: 'examples/junit', install: [] },
    command: ['mvn', '--batch-mode', '--no-transfer-progress', 'test'],
    passed: /Tests run: [1-9]\d*, Failures: 0, Errors: 0/,
  },
];
