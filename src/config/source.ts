import type { Findings } from './findings';
import type { Located } from './located';
import type { MappingInFile, TemplateOwner, TemplateQueue } from './template';

/** A file that is being read. */
export interface Source {
  /** The path of its folder. */
  readonly folder: string;
  readonly findings: Findings;
  readonly owner: TemplateOwner;
}

/** A file that holds values by name. */
export interface StructuredSource extends Source {
  readonly root: Located;
}

/** What a form finds in a file. */
export interface Found {
  readonly queues: ReadonlyMap<string, TemplateQueue>;
  readonly mappings?: readonly MappingInFile[];
}
