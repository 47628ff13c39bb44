import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  GetQueueAttributesCommand,
  RemovePermissionCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import { refusal, world } from './world';

const ARN = 'arn:aws:sqs:us-east-1:000000000000:orders';

async function queue() {
  const sqs = world();
  const QueueUrl = await sqs.createQueue('orders');
  const add = (input: Partial<AddPermissionCommandInput> = {}) =>
    sqs.client.send(
      new AddPermissionCommand({ QueueUrl, Label: 'label', AWSAccountIds: ['111111111111'], Actions: ['ReceiveMessage'], ...input }),
    );
  const remove = (Label: string) => sqs.client.send(new RemovePermissionCommand({ QueueUrl, Label }));
  const policy = async () => {
    const { Attributes } = await sqs.client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Policy'] }));
    return Attributes?.['Policy'] && JSON.parse(Attributes['Policy']);
  };
  return { ...sqs, QueueUrl, add, remove, policy };
}

const invalid = (message: string) => ({ name: 'InvalidParameterValue', status: 400, message });

describe('AddPermission', () => {
  it("writes the queue's Policy", async () => {
    const { add, policy } = await queue();

    await add();
    await add({ Label: 'all', AWSAccountIds: ['111111111111', '222222222222'], Actions: ['*', 'SendMessage'] });

    expect(await policy()).toEqual({
      Version: '2008-10-17',
      Id: `${ARN}/SQSDefaultPolicy`,
      Statement: [
        {
          Sid: 'label',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111111111111:root' },
          Action: 'SQS:ReceiveMessage',
          Resource: ARN,
        },
        {
          Sid: 'all',
          Effect: 'Allow',
          Principal: { AWS: ['arn:aws:iam::111111111111:root', 'arn:aws:iam::222222222222:root'] },
          Action: ['SQS:*', 'SQS:SendMessage'],
          Resource: ARN,
        },
      ],
    });
  });

  it('keeps what a Policy says already', async () => {
    const { client, QueueUrl, add, policy } = await queue();
    const own = { Version: '2012-10-17', Statement: { Sid: 'own', Effect: 'Deny' } };
    await client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: JSON.stringify(own) } }));

    await add();

    expect(await policy()).toMatchObject({ Version: '2012-10-17', Statement: [{ Sid: 'own', Effect: 'Deny' }, { Sid: 'label' }] });
  });

  it('refuses a label that is there already', async () => {
    const { add } = await queue();
    await add();

    expect(await refusal(add())).toEqual(invalid('Value label for parameter Label is invalid. Reason: Already exists.'));
  });

  it.each<[Partial<AddPermissionCommandInput>, string]>([
    [{ AWSAccountIds: ['me'] }, 'Value [me] for parameter PrincipalId is invalid. Reason: Unable to verify.'],
    [
      { Actions: ['DeleteQueue'] },
      'Value SQS:DeleteQueue for parameter ActionName is invalid. Reason: Only the queue owner is allowed to invoke this action.',
    ],
    [
      { Actions: ['constructor'] },
      'Value SQS:constructor for parameter ActionName is invalid. Reason: Please refer to the appropriate WSDL for a list of valid actions. ',
    ],
    [
      { Label: 'a b' },
      'Value a b for parameter Label is invalid. Reason: Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    ],
  ])('refuses %j', async (input, message) => {
    const { add } = await queue();

    expect(await refusal(add(input))).toEqual(invalid(message));
  });

  it.each<[Partial<AddPermissionCommandInput>, string]>([
    [{ Label: '' }, 'Label'],
    [{ AWSAccountIds: [] }, 'AWSAccountIds'],
    [{ Actions: [] }, 'ActionName'],
  ])('requires what is missing from %j', async (input, name) => {
    const { add } = await queue();

    expect(await refusal(add(input))).toEqual({
      name: 'MissingParameter',
      status: 400,
      message: `The request must contain the parameter ${name}.`,
    });
  });

  it('takes 7 actions and 20 statements at most', async () => {
    const { add } = await queue();
    for (let index = 0; index < 20; index++) await add({ Label: `label${index}` });

    expect(await refusal(add())).toEqual({ name: 'OverLimit', status: 403, message: '21 Statements were found, maximum allowed is 20.' });
    expect(await refusal(add({ Actions: Array.from({ length: 8 }, () => 'SendMessage') }))).toEqual({
      name: 'OverLimit',
      status: 403,
      message: '8 Actions were found, maximum allowed is 7.',
    });
  });
});

describe('RemovePermission', () => {
  it('takes a statement out of the Policy, which goes with the last', async () => {
    const { add, remove, policy } = await queue();
    await add();
    await add({ Label: 'other' });

    await remove('label');
    expect((await policy()).Statement).toMatchObject([{ Sid: 'other' }]);

    await remove('other');
    expect(await policy()).toBeUndefined();
  });

  it('refuses a label that is not there', async () => {
    const { remove } = await queue();

    expect(await refusal(remove('label'))).toEqual(invalid("Value label for parameter Label is invalid. Reason: can't find label."));
  });
});
