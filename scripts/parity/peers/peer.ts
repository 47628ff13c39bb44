import type { BackendChoice } from '../../../src/backends/started-backend';
import type * as Parity from '../../../src/parity';

/** Another implementation of SQS that the catalogue is played on. */
export interface Peer {
  /** As in `--only`, and in the names of its files. */
  readonly name: string;
  readonly title: string;
  readonly repository: string;
  /** How a user would start it, of which version; `{version}` stands for that. */
  readonly startedBy: string;
  readonly source: ContainerSource | NpmSource | PipSource;
}

/** It runs in a container, which this package starts; its differences are explained in src/parity/known. */
export interface ContainerSource {
  readonly kind: 'container';
  readonly version: string;
  readonly choice: (parity: typeof Parity) => BackendChoice;
}

/** It is installed from npm, in its newest version. */
export interface NpmSource {
  readonly kind: 'npm';
  readonly package: string;
  /** The first Node.js it runs on; a newer one is installed beside it where this is an older one. */
  readonly nodeMajor?: number;
  readonly command: (port: number) => { readonly args: readonly string[]; readonly env?: Readonly<Record<string, string>> };
}

/** It is installed from PyPI, in its newest version, into a virtual environment. */
export interface PipSource {
  readonly kind: 'pip';
  readonly package: string;
  /** What to install of it, as `moto[server]`. */
  readonly requirement: string;
  readonly command: (port: number) => {
    /** Of the virtual environment. */
    readonly program: string;
    readonly args: readonly string[];
    readonly env?: Readonly<Record<string, string>>;
  };
}

/** How it is run once it is installed. */
export interface InstalledPeer {
  readonly version: string;
  readonly folder: string;
  command(port: number): { readonly file: string; readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> };
}
