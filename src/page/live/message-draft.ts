/** A message attribute as it is written. */
export interface AttributeDraft {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** A message as it is written: what stands in the fields of a form. */
export interface MessageDraft {
  readonly body: string;
  readonly delay: string;
  readonly group: string;
  readonly deduplication: string;
  readonly copies: string;
  readonly attributes: readonly AttributeDraft[];
}

export const NO_DRAFT: MessageDraft = { body: '', delay: '', group: '', deduplication: '', copies: '1', attributes: [] };

/** What is to be sent. @param copy - which of several copies, which are no duplicates of each other */
export function messageOf({ body, delay, group, deduplication, attributes }: MessageDraft, copy: number | undefined): object {
  const id = copy === undefined || deduplication === '' ? deduplication : `${deduplication}-${copy}`;
  return {
    body,
    ...(delay !== '' && { delaySeconds: Number(delay) }),
    ...(group !== '' && { messageGroupId: group }),
    ...(id !== '' && { messageDeduplicationId: id }),
    ...(attributes.length > 0 && { messageAttributes: attributesOf(attributes) }),
  };
}

function attributesOf(drafts: readonly AttributeDraft[]): Record<string, object> {
  const valueOf = ({ type, value }: AttributeDraft): object => (type === 'Binary' ? { BinaryValue: value } : { StringValue: value });
  return Object.fromEntries(drafts.map((draft) => [draft.name, { DataType: draft.type, ...valueOf(draft) }]));
}
