import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { TsdownPluginOption } from 'tsdown';

// Jest reads the package again for every test file, also for those that never call SQS. What only a call or a
// failing matcher needs goes into a file of its own, which is read when it is first used.
//
// That file must not `require` the other one: after `jest.resetModules()` it would get a second copy of it,
// with a second set of worlds. It is a function instead, and is given what it needs.

/** Modules that are loaded when one of their exports is first used: functions are called, constants are objects. */
const MODULES = [
  'src/runners/open-polls.ts',
  'src/options/check-options.ts',
  'src/options/places.ts',
  'src/world/run-isolated.ts',
  'src/testing/calls/command-calls.ts',
  'src/testing/queues/queue-view.ts',
  'src/testing/values/plain-attributes.ts',
  'src/testing/matchers/index.ts',
  'src/testing/assertions/verify-conservation.ts',
  'src/testing/settling/settle.ts',
  'src/transport/in-process/answer-fetch.ts',
  'src/transport/msw/answer-msw.ts',
  'src/transport/call-scope.ts',
  'src/transport/in-process/connect-in-memory.ts',
  'src/transport/msw/fail-unreached.ts',
  'src/world/populated-world.ts',
  'src/world/queue-definition.ts',
].map((path) => resolve(path));

/** What few test files ever use: a bundle of its own, with copies of all it needs. None of it may hold state of a file. */
export const APART = { name: 'shadow', source: 'src/shadow/index.ts' } as const;

/** Modules that are loaded from there. */
const MODULES_APART = [APART.source].map((path) => resolve(path));

/** The entry that holds them all. */
export const ON_DEMAND = 'on-demand';

const CALL = '__loadOnDemand__()';
const CALL_APART = '__loadApart__()';

/** Puts a stand-in wherever one of the modules is imported. */
export const onDemandPlugin: TsdownPluginOption = {
  name: ON_DEMAND,
  async resolveId(source: string, importer: string | undefined) {
    if (source === ON_DEMAND) return `\0${ON_DEMAND}`;
    if (importer === undefined || importer.startsWith('\0')) return undefined;
    const resolved = await this.resolve(source, importer, { skipSelf: true });
    const isStandIn = resolved && [...MODULES, ...MODULES_APART].includes(resolved.id);
    return isStandIn ? `\0stand-in:${relative('.', resolved.id)}` : undefined;
  },
  load(id: string) {
    if (id === `\0${ON_DEMAND}`) return MODULES.map((path) => `export * from ${JSON.stringify(path)};\n`).join('');
    if (!id.startsWith('\0stand-in:')) return undefined;
    const path = id.slice('\0stand-in:'.length);
    return standIn(readFileSync(path, 'utf8'), MODULES_APART.includes(resolve(path)) ? CALL_APART : CALL);
  },
};

function standIn(source: string, load: string): string {
  const functions = [...source.matchAll(/^export (?:async )?function (\w+)|^export \{ (\w+) \} from/gm)].map(
    ([, made, passed]) => made ?? passed,
  );
  const objects = [...source.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  return [
    ...functions.map((name) => `export function ${name}(...args) { return ${load}.${name}.apply(this, args); }`),
    ...objects.map(
      (name) => `export const ${name} = new Proxy({}, {
  get: (_, key) => ${load}.${name}[key],
  has: (_, key) => key in ${load}.${name},
  ownKeys: () => Reflect.ownKeys(${load}.${name}),
  getOwnPropertyDescriptor: (_, key) => Object.getOwnPropertyDescriptor(${load}.${name}, key),
});`,
    ),
  ].join('\n');
}

/**
 * Connects the two files once they are built.
 *
 * @param shared - name of the file that holds the stand-ins
 */
export function connectOnDemand(folder: string, shared: string): void {
  edit(join(folder, shared), (code) => {
    const load = `let onDemand;\nfunction loadOnDemand() {\n\treturn (onDemand ??= require("./${ON_DEMAND}.cjs")(exports));\n}\n`;
    return load + code.replaceAll(CALL, 'loadOnDemand()').replaceAll(CALL_APART, `require("./${APART.name}.cjs")`);
  });
  edit(join(folder, `${ON_DEMAND}.cjs`), (code) => {
    const [line, name] = new RegExp(`^const (\\w+) = require\\("\\./${shared}"\\);\\n`, 'm').exec(code) ?? [];
    const body = code.replace(line ?? '', '');
    if (line === undefined || /require\("\.\/(?!rolldown-runtime)/.test(body)) {
      throw new Error(`Failed to build ${ON_DEMAND}.cjs: it may need only ${shared} of this package.`);
    }
    if (body.includes(CALL))
      throw new Error(`Failed to build ${ON_DEMAND}.cjs: one of its modules is used by the others only. Take it off the list.`);
    return `module.exports = (${name}) => {\nconst exports = {};\n${body}return exports;\n};\n`;
  });
}

function edit(file: string, change: (code: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
