import { itemsOf, memberOf, membersOf, textOf, type Located } from '../located';
import type { Stack } from './stack';

/** What stands for another function: its aliases and versions. */
const STANDS_FOR = /^AWS::Lambda::(?:Alias|Version)$/;

/** The logical id of a function, however it is referred to; else its name. */
export function functionIn(node: Located | undefined, scope: Pick<Stack, 'names' | 'intrinsics'>): string {
  const { names, intrinsics } = scope;
  const referred = referredTo(node) ?? '';
  const id = names.section('Resources', referred) === undefined ? nameIn(textOf(intrinsics.ifKnown(node)) ?? '') : referred;
  const resource = names.section('Resources', id);
  if (!STANDS_FOR.test(textOf(memberOf(resource, 'Type')) ?? '')) return id;
  return functionIn(memberOf(memberOf(resource, 'Properties'), 'FunctionName'), scope);
}

/** Of a name, NAME:ALIAS or an ARN; FUNCTION.Arn stands for the ARN of a function of this template. */
function nameIn(text: string): string {
  const [name = ''] = text.replace(/^(?:arn:[^:]*:lambda:[^:]*:)?(?:\d{12}:)?(?:function:)?/, '').split(':');
  return name.split('.')[0]!;
}

/** `Ref` or `Fn::GetAtt`. */
function referredTo(node: Located | undefined): string | undefined {
  const [[kind, member] = ['', undefined]] = membersOf(node) ?? [];
  if (kind === 'Ref') return textOf(member?.value);
  if (kind !== 'Fn::GetAtt') return undefined;
  return textOf(itemsOf(member?.value)?.[0] ?? member?.value)?.split('.')[0];
}
