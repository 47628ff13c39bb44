import { templateMappings } from '../../src/lambda/template-mappings';
import { createSqs } from '../../src/world/sqs';
import { file, owner } from './template-of';

describe('What a file says and is not done', () => {
  const written = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);

  afterAll(() => written.mockRestore());

  /** Whatever else writes there is none of the file's. */
  const toldOf = (path: string): string[] => written.mock.calls.map(([text]) => String(text)).filter((text) => text.startsWith(path));

  it('is told on stderr, once, with file and line', () => {
    const template = file(
      'template.yml',
      `Resources:
  Orders: { Type: AWS::SQS::Queue }
  Bill: { Type: AWS::Serverless::Function, Properties: { Events: { Come: { Type: SQS, Properties: { Queue: !ImportValue orders } } } } }`,
    );

    const sqs = createSqs({ ...owner, template });
    sqs.clear();
    createSqs({ ...owner, template });
    templateMappings(template);

    expect(toldOf(template)).toEqual([
      expect.stringContaining(`${template}:3:121: the mapping of a queue to Bill is left out: what Fn::ImportValue comes to`),
    ]);
  });

  it('is not what has no meaning for queues', () => {
    const template = file('elasticmq.conf', 'rest-sqs.enabled = true\nqueues { orders {} }');

    createSqs({ ...owner, template });

    expect(toldOf(template)).toEqual([]);
  });
});
