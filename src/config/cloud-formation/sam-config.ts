import type { Findings } from '../findings';
import { memberOf, membersOf, type Located, type Member } from '../located';
import { otherFile } from '../other-file';

/** What samconfig.toml beside a template says of its deployment. */
export interface SamConfig {
  /** Its path, if there is one. */
  readonly path?: string;
  readonly stack?: string | undefined;
  /** Values of parameters. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads samconfig.toml, as far as `sam deploy` takes a stack's name and parameters from it by default. */
export function samConfig(folder: string): SamConfig {
  const file = otherFile('samconfig.toml', folder);
  if (typeof file === 'string') return { parameters: new Map() };
  const settings = settingsOf(file.text);
  const overrides = (settings.get('parameter_overrides') ?? []).flatMap((text) => pairsIn(text));
  return { path: file.path, stack: settings.get('stack_name')?.[0], parameters: new Map(overrides) };
}

/** A template whose parameters have the values of a deployment for their defaults. */
export function withParameters(template: Located, { path, parameters }: SamConfig, findings: Findings): Located {
  const declared = membersOf(memberOf(template, 'Parameters'));
  const given = [...(declared ?? [])].filter(([name]) => parameters.has(name));
  if (declared === undefined || given.length === 0) return template;
  const section = membersOf(template)!.get('Parameters')!;
  findings.note(section.at, `the values of ${given.map(([name]) => name).join(', ')} are those of ${path}.`);
  const replaced = given.map(([name, { at, value }]): [string, Member] => {
    const text = { at, value: { at: value.at, value: parameters.get(name)! } };
    return [name, { at, value: { at: value.at, value: new Map([...(membersOf(value) ?? []), ['Default', text]]) } }];
  });
  const value = { at: section.value.at, value: new Map([...declared, ...replaced]) };
  return { at: template.at, value: new Map([...membersOf(template)!, ['Parameters', { at: section.at, value }]]) };
}

/** Texts, and lists of them, of the environment `default`: those of `deploy` go before those of all commands. */
function settingsOf(toml: string): Map<string, string[]> {
  const found = new Map<string, Map<string, string[]>>();
  for (const [, section, body] of toml.matchAll(/^[^\S\n]*\[([^[\]\n]+)\]([^]*?)(?=^[^\S\n]*\[[^[\]\n]+\][^\S\n]*$|(?![^]))/gm)) {
    const settings = new Map<string, string[]>();
    for (const [, name, value] of body!.matchAll(/^\s*(\w+)\s*=\s*("""[^]*?"""|'''[^]*?'''|\[[^]*?\]|[^\n]*)/gm))
      settings.set(name!, textsIn(value!));
    found.set(section!.trim(), settings);
  }
  return new Map([...(found.get('default.global.parameters') ?? []), ...(found.get('default.deploy.parameters') ?? [])]);
}

const TEXT = /"""([^]*?)"""|'''([^]*?)'''|"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'/g;

function textsIn(value: string): string[] {
  return [...value.matchAll(TEXT)].map(
    ([, long, literal, basic, plain]) => literal ?? plain ?? (long ?? basic)!.replace(/\\(["\\])/g, '$1'),
  );
}

/** `Stage=dev Name="a b"`, or `ParameterKey=Stage,ParameterValue=dev`. */
function pairsIn(text: string): [string, string][] {
  const plain = text.replace(/ParameterKey=("?)(\w+)\1,ParameterValue=/g, '$2=');
  return [...plain.matchAll(/(\w+)=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S*))/g)].map(([, name, double, single, bare]) => [
    name!,
    double ?? single ?? bare!,
  ]);
}
