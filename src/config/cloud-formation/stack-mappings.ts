import { memberOf, membersOf, textOf, type Located, type Member } from '../located';
import { mappingOf, type MappingSource } from '../mapping-of';
import type { MappingInFile } from '../template';
import type { Intrinsics } from './intrinsics';
import type { Stack } from './stack';

/** The mappings of queues to functions: `AWS::Lambda::EventSourceMapping`, and the events of SAM's functions. */
export function stackMappings(root: Located, { names, intrinsics }: Stack): MappingInFile[] {
  const resources = [...(membersOf(memberOf(root, 'Resources')) ?? [])];
  return resources.flatMap(([id, { at, value }]) =>
    [...ownMapping({ at, value }), ...eventsOf(id, value)].flatMap((source) => mappingOf(source, names) ?? []),
  );

  function ownMapping({ at, value }: Member): MappingSource[] {
    const properties = memberOf(value, 'Properties');
    if (textOf(memberOf(value, 'Type')) !== 'AWS::Lambda::EventSourceMapping') return [];
    const id = functionIn(memberOf(properties, 'FunctionName'), intrinsics);
    return [source(properties, { at, queue: 'EventSourceArn', functionName: id, made: names.section('Resources', id) })];
  }

  function eventsOf(id: string, value: Located): MappingSource[] {
    if (textOf(memberOf(value, 'Type')) !== 'AWS::Serverless::Function') return [];
    const events = [...(membersOf(memberOf(memberOf(value, 'Properties'), 'Events'))?.values() ?? [])];
    return events
      .filter((event) => textOf(memberOf(event.value, 'Type')) === 'SQS')
      .map(({ at, value: event }) => source(memberOf(event, 'Properties'), { at, queue: 'Queue', functionName: id, made: value }));
  }

  interface Made extends Pick<MappingSource, 'at' | 'functionName'> {
    readonly queue: string;
    readonly made: Located | undefined;
  }

  function source(properties: Located | undefined, { at, queue, functionName, made }: Made): MappingSource {
    const own = memberOf(made, 'Properties');
    const globals = memberOf(memberOf(root, 'Globals'), 'Function');
    const setting = (name: string): Located | undefined => intrinsics.ifKnown(memberOf(own, name) ?? memberOf(globals, name));
    return {
      at,
      functionName,
      queue: intrinsics.ifKnown(memberOf(properties, queue)),
      setting: (name) => intrinsics.ifKnown(memberOf(properties, name)),
      timeout: setting('Timeout'),
      reservedConcurrency: setting('ReservedConcurrentExecutions'),
    };
  }
}

/** The logical id of a function, however it is referred to; else the last part of its name or ARN. */
function functionIn(node: Located | undefined, intrinsics: Intrinsics): string {
  const [[kind, member] = ['', undefined]] = membersOf(node) ?? [];
  const target = member?.value;
  if (kind === 'Ref') return textOf(target) ?? '';
  const text =
    kind === 'Fn::GetAtt' && Array.isArray(target?.value) ? textOf((target.value as Located[])[0]) : textOf(intrinsics.ifKnown(node));
  return text?.split(':').at(-1)?.split('.')[0] ?? '';
}
