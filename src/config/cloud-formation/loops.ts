import { foundInWords, itemsOf, memberOf, membersOf, textOf, type Located, type Member } from '../located';
import type { Intrinsics } from './intrinsics';
import type { StackNames } from './stack-names';

const LOOP = /^Fn::ForEach::/;

/** A template whose resources are written out where `Fn::ForEach` makes them. */
export function withoutLoops(template: Located, scope: { readonly names: StackNames; readonly intrinsics: Intrinsics }): Located {
  const resources = membersOf(template)?.get('Resources');
  if (resources === undefined || ![...(membersOf(resources.value)?.keys() ?? [])].some((name) => LOOP.test(name))) return template;
  const value = { at: resources.value.at, value: new Map(writtenOut(membersOf(resources.value)!)) };
  return { at: template.at, value: new Map([...membersOf(template)!, ['Resources', { at: resources.at, value }]]) };

  function writtenOut(members: Iterable<readonly [string, Member]>): (readonly [string, Member])[] {
    return [...members].flatMap(([name, member]) => (LOOP.test(name) ? rounds(member) : [[name, member] as const]));
  }

  function rounds({ at, value: loop }: Member): (readonly [string, Member])[] {
    const [identifier, collection, body] = itemsOf(loop) ?? [];
    const name = textOf(identifier);
    const members = membersOf(body);
    const items = itemsOf(scope.intrinsics.known(collection));
    if (name !== undefined && members !== undefined && items !== undefined)
      return items.flatMap((item) => writtenOut(membersOf(replaced(body!, name, textOf(item) ?? ''))!));
    if (name === undefined || members === undefined || itemsOf(collection) === undefined)
      scope.names.findings.wrong(at, `Fn::ForEach takes a name, a list, and an object of resources, but has ${foundInWords(loop)}.`);
    return [];
  }
}

/** A value with an item in place of the loop's name. */
function replaced(node: Located, name: string, item: string): Located {
  const inText = (text: string): string => text.replaceAll(`\${${name}}`, item).replaceAll(`&{${name}}`, item.replace(/\W/g, ''));
  const items = itemsOf(node);
  if (items !== undefined) return { at: node.at, value: items.map((one) => replaced(one, name, item)) };
  const members = membersOf(node);
  if (members === undefined) return typeof node.value === 'string' ? { ...node, value: inText(node.value) } : node;
  if (members.size === 1 && textOf(memberOf(node, 'Ref')) === name) return { at: node.at, value: item };
  const renamed = [...members].map(([key, { at, value }]) => [inText(key), { at, value: replaced(value, name, item) }] as const);
  return { at: node.at, value: new Map(renamed) };
}
