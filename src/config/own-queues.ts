import { checkedDefinition, DEFINITION_NAMES } from './checked-definition';
import { foundInWords, membersOf, type Located, type Members } from './located';
import type { Found, StructuredSource } from './source';
import type { TemplateQueue } from './template';

const EXAMPLE = '{ "orders": { "VisibilityTimeout": 30 } }';

/** The form of our own: queues by name, which may stand under `queues`, and `$schema`. */
export function ownQueues({ root, findings }: StructuredSource): Found {
  const content = isWrapped(root) ? membersOf(root)!.get('queues')!.value : root;
  const members = membersOf(content);
  if (members === undefined)
    return findings.fail(content.at, `queues must be an object by name, such as ${EXAMPLE}, but this is ${foundInWords(content)}.`);
  const queues = new Map<string, TemplateQueue>();
  for (const [name, { at, value }] of members) {
    if (name === '$schema') continue;
    const attributes: Members | undefined = value.value === null ? new Map() : membersOf(value);
    if (attributes === undefined)
      findings.wrong(
        value.at,
        `queue ${JSON.stringify(name)} must be an object of attributes, as in ${EXAMPLE}, but is ${foundInWords(value)}.`,
      );
    else queues.set(name, { at, definition: checkedDefinition(attributes, { findings, known: DEFINITION_NAMES }) });
  }
  return { queues };
}

/** `{ "queues": { "orders": {} } }`, which is not a queue by the name "queues". */
function isWrapped(root: Located): boolean {
  const { queues, ...others } = Object.fromEntries([...(membersOf(root) ?? [])].filter(([name]) => name !== '$schema'));
  const inner = membersOf(queues?.value);
  return Object.keys(others).length === 0 && inner !== undefined && [...inner.values()].every(({ value }) => isQueue(value));
}

function isQueue(value: Located): boolean {
  return value.value === null || membersOf(value) !== undefined;
}
