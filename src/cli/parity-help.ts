/** What `msw-sqs help parity` says. */
export const PARITY_HELP = `msw-sqs parity --against BACKEND [options]

Plays a catalogue of what Amazon SQS does, some 480 behaviours, on the mock and on another backend, and tells where the two differ,
and who is right. Queues that it makes begin with msw-sqs-, and are deleted.

  --against BACKEND   localstack    a container of its own; needs a container engine, and npm install -D testcontainers
                      elasticmq     the same
                      URL           whatever speaks SQS there, as http://127.0.0.1:4566
                      aws           Amazon SQS itself, in your account, with the credentials that the AWS SDK finds.
                                    Only with MSW_SQS_ALLOW_AWS=1: it sends a few thousand requests, and AWS may charge for them.
  --image IMAGE       of the container, as localstack/localstack:4.14.0
  --region REGION     as eu-west-1
  --filter TEXT       only some behaviours: a group (fifo-order/), the beginning of an id, or words of its sentence
  --concurrency N     how many at a time. Default 16: most of the time is spent waiting.
  --time-limit N      after how many seconds a behaviour has failed. Default 90.

Time is real where there is no clock to move. What needs minutes is then not applicable, as is what a backend does not offer.

  --html FILE         one page to look at: both answers side by side
  --junit FILE        for CI: a test case for each behaviour
  --markdown FILE     for a pull request or a job's summary
  --json FILE         everything
  --save FILE         outcomes and answers, for --baseline
  --baseline FILE     tells what is new, changed or gone since then: between versions of the backend, or of this package
  --strict            differences that are gone are an error, too

The exit code is 0 when there is nothing new; 1 when there is a difference that is neither in the baseline nor, without one, among
those known of LocalStack 4.14.0 and ElasticMQ 1.7.1, or when something else failed; 2 when the command line is wrong.

  npx msw-sqs parity --against localstack --html parity.html
  npx msw-sqs parity --against elasticmq --filter dead-letters/
  npx msw-sqs parity --against http://127.0.0.1:4566 --save before.json      # update what runs there, then:
  npx msw-sqs parity --against http://127.0.0.1:4566 --baseline before.json
`;
