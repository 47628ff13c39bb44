import { file, mistakesIn, templateOf } from './template-of';

const DLQ = 'arn:aws:sqs:us-east-1:000000000000:';

/** A script of these lines. */
const lines = (...all: readonly string[]): string => all.join('\n');

afterAll(() => delete process.env['MSW_SQS_TEST_QUEUE']);

describe('What the shell does in a script that fills LocalStack', () => {
  it.each<[string, string, Record<string, object>]>([
    [
      'functions, which get what they are called with',
      lines(
        'create_queue() {',
        '  local QUEUE_NAME_TO_CREATE=$1',
        '  local timeout=${2:-30}',
        '  awslocal --endpoint-url=http://${LOCALSTACK_HOST}:4566 sqs create-queue --queue-name ${QUEUE_NAME_TO_CREATE} \\',
        '    --region ${AWS_REGION} --attributes VisibilityTimeout=$timeout',
        '}',
        'create_queue "orders"',
        'create_queue "mail" 60',
      ),
      { orders: { VisibilityTimeout: 30 }, mail: { VisibilityTimeout: 60 } },
    ],
    [
      'functions that print, and lists',
      lines(
        'arn_of() {',
        '  echo "arn:aws:sqs:us-east-1:000000000000:$1"',
        '}',
        'function create {',
        '  for name in "$@"; do',
        '    awslocal sqs create-queue --queue-name "$name-dlq" > /dev/null 2>&1',
        '    DLQ=$(arn_of "$name-dlq")',
        '    awslocal sqs create-queue --queue-name "$name" \\',
        String.raw`      --attributes "{\"RedrivePolicy\":\"{\\\"deadLetterTargetArn\\\":\\\"$DLQ\\\",\\\"maxReceiveCount\\\":\\\"3\\\"}\"}"`,
        '  done',
        '}',
        'QUEUES=("bills"',
        "  'mail' # by post",
        ')',
        'create "${QUEUES[@]}"',
      ),
      {
        'bills-dlq': {},
        bills: { deadLetterQueue: `${DLQ}bills-dlq`, maxReceiveCount: 3 },
        'mail-dlq': {},
        mail: { deadLetterQueue: `${DLQ}mail-dlq`, maxReceiveCount: 3 },
      },
    ],
    [
      'what functions print of calls',
      lines(
        'create() { awslocal sqs create-queue --queue-name "$1" --output text --query QueueUrl; }',
        'arn() { awslocal sqs get-queue-attributes --queue-url "$1" --attribute-names All | jq -r .Attributes.QueueArn; }',
        'url=$(create dead)',
        'create orders >/dev/null',
        'awslocal sqs set-queue-attributes --queue-url "$(awslocal sqs get-queue-url --queue-name orders | jq -r ".QueueUrl")" \\',
        String.raw`  --attributes "{\"RedrivePolicy\": \"{\\\"deadLetterTargetArn\\\":\\\"$(arn $url)\\\",\\\"maxReceiveCount\\\":2}\"}"`,
      ),
      { dead: {}, orders: { deadLetterQueue: `${DLQ}dead`, maxReceiveCount: 2 } },
    ],
    [
      'a command that stands in a variable',
      lines(
        'AWS="aws --endpoint-url=http://localhost:4566 --region us-east-1"',
        '$AWS sqs create-queue --queue-name orders --attributes=DelaySeconds=4',
      ),
      { orders: { DelaySeconds: 4 } },
    ],
    [
      'calls within containers',
      lines(
        'docker exec localstack awslocal sqs create-queue --queue-name a',
        'docker compose exec -T localstack sh -c "awslocal sqs create-queue --queue-name b && awslocal sqs create-queue --queue-name c"',
      ),
      { a: {}, b: {}, c: {} },
    ],
    [
      'a function that takes the place of the tool',
      lines(
        'awslocal() {',
        '  AWS_ACCESS_KEY_ID=test aws --endpoint-url http://localhost:4566 "$@"',
        '}',
        'awslocal sqs create-queue --queue-name orders',
      ),
      { orders: {} },
    ],
    [
      'the tool itself where a function has its name, and the image that is it',
      lines(
        'aws () {',
        '    command aws --endpoint-url="${AWS_ENDPOINT_URL}" "$@"',
        '}',
        'aws_cli() {',
        '  docker run --rm --network "$NETWORK" -e AWS_REGION amazon/aws-cli:2.15.0 --endpoint-url http://localstack:4566 "$@"',
        '}',
        'aws sqs --endpoint=http://localhost:4566 create-queue --queue-name a --attribute DelaySeconds=1',
        'aws_cli sqs create-queue --queue-name b > /dev/null',
      ),
      { a: { DelaySeconds: 1 }, b: {} },
    ],
    [
      'variables of the environment, which have defaults',
      'awslocal sqs create-queue --queue-name "${MSW_SQS_TEST_QUEUE}"\nawslocal sqs create-queue --queue-name "${MSW_SQS_NOT_SET:-b}-${MSW_SQS_TEST_QUEUE:-c}"',
      { 'from-environment': {}, 'b-from-environment': {} },
    ],
    [
      'files whose names are made up, and texts that are read in parts',
      lines(
        'make() {',
        '  local base="$1" file',
        '  file=$(mktemp)',
        '  cat > "$file" <<JSON',
        '{ "DelaySeconds": "$2" }',
        'JSON',
        '  awslocal sqs create-queue --queue-name "$base" --attributes "file://$file" --query QueueUrl --output text',
        '  rm -f "$file"',
        '}',
        'PAIRS="',
        'a:1',
        'b:2',
        '"',
        'for pair in $PAIRS; do',
        '  IFS=: read -r name seconds <<< "$pair"',
        '  make "$name" "$seconds"',
        'done',
      ),
      { a: { DelaySeconds: 1 }, b: { DelaySeconds: 2 } },
    ],
    [
      'the region of a profile, and waiting for the server',
      lines(
        'aws configure set region eu-west-1 --profile=localstack',
        'for i in {1..3}; do',
        '  if curl -s http://localhost:4566/_localstack/health | grep -q sqs; then',
        '    break',
        '  fi',
        '  sleep 2',
        'done',
        'aws sqs create-queue --queue-name a --profile localstack 2>&1 | grep -v deprecated || true',
      ),
      { 'arn:aws:sqs:eu-west-1:000000000000:a': {} },
    ],
    [
      'here-documents, in which a backslash before a quotation mark stays',
      lines(
        'awslocal sqs create-queue --queue-name a-dlq',
        'ATTRIBUTES=$(cat <<EOF',
        String.raw`{ "RedrivePolicy": "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:a-dlq\",\"maxReceiveCount\":\"5\"}" }`,
        'EOF',
        ')',
        'awslocal sqs create-queue --queue-name a --attributes "$ATTRIBUTES"',
      ),
      { 'a-dlq': {}, a: { deadLetterQueue: `${DLQ}a-dlq`, maxReceiveCount: 5 } },
    ],
    [
      'the case that holds',
      lines(
        'for name in orders mail.fifo; do',
        '  case "$name" in',
        '    *.fifo | *.FIFO) attributes=FifoQueue=true ;;',
        '    orders)',
        '      attributes=DelaySeconds=5',
        '      ;;',
        '  esac',
        '  awslocal sqs create-queue --queue-name "$name" --attributes "$attributes"',
        'done',
      ),
      { orders: { DelaySeconds: 5 }, 'mail.fifo': { FifoQueue: true } },
    ],
    [
      'lists by name, lists that grow, and parts of a text',
      lines(
        'declare -A seconds=( [fast]=5 [slow]=50 )',
        'seconds[late]=60',
        'for q in fast slow late; do awslocal sqs create-queue --queue-name $q --attributes VisibilityTimeout=${seconds[$q]}; done',
        'queues=(a)',
        'queues+=(b)',
        'awslocal sqs create-queue --queue-name "${queues[1]}-${#queues[@]}"',
        "IFS=',' read -ra parts <<< 'c,d'",
        'for q in "${parts[@]}"; do awslocal sqs create-queue --queue-name "$q"; done',
      ),
      { fast: { VisibilityTimeout: 5 }, slow: { VisibilityTimeout: 50 }, late: { VisibilityTimeout: 60 }, 'b-2': {}, c: {}, d: {} },
    ],
    [
      'what is left before its end, and what is done only where something holds',
      lines(
        'create() {',
        '  [ -z "$1" ] && return 1',
        '  awslocal sqs create-queue --queue-name "$1" --attributes "$2"',
        '}',
        'FIFO=false',
        '[ "$FIFO" = "true" ] && ATTRIBUTES=FifoQueue=true || ATTRIBUTES=DelaySeconds=3',
        'create ""',
        'for q in a skip b stop c; do',
        '  [ "$q" = skip ] && continue',
        '  if [ "$q" = stop ] && [ 3 -gt 2 ]; then break; fi',
        '  create "$q" "$ATTRIBUTES"',
        'done',
        'for i in 1 2 3; do',
        '  if curl -s http://localhost:4566; then break; fi',
        '  if [ $i -eq 3 ]; then exit 1; fi',
        'done',
        'create d VisibilityTimeout=7',
        'exit 0',
        'create e',
      ),
      { a: { DelaySeconds: 3 }, b: { DelaySeconds: 3 }, d: { VisibilityTimeout: 7 } },
    ],
    [
      'the region that it sets, for all calls or for one',
      lines(
        'AWS_REGION=eu-west-1 awslocal sqs create-queue --queue-name one',
        'awslocal sqs create-queue --queue-name here',
        'export AWS_DEFAULT_REGION=eu-central-1',
        'awslocal sqs create-queue --queue-name all',
      ),
      { 'arn:aws:sqs:eu-west-1:000000000000:one': {}, here: {}, 'arn:aws:sqs:eu-central-1:000000000000:all': {} },
    ],
    [
      'files that it writes, and texts that stand in it',
      lines(
        'SECONDS_=7',
        'cat > /tmp/attributes.json << EOF',
        '{ "DelaySeconds": "${SECONDS_}" }',
        'EOF',
        'awslocal sqs create-queue --queue-name orders --attributes file:///tmp/attributes.json',
        "awslocal sqs create-queue --queue-name mail --attributes \"$(cat <<'END'",
        '{ "DelaySeconds": "5" }',
        'END',
        ')"',
      ),
      { orders: { DelaySeconds: 7 }, mail: { DelaySeconds: 5 } },
    ],
    [
      'what braces and seq count',
      lines(
        'for i in {1..2} $(seq 3 4); do awslocal sqs create-queue --queue-name "orders-$i"; done',
        'for n in {a,b}-q; do awslocal sqs create-queue --queue-name $n; done',
        'for n in "c q" d; do awslocal sqs create-queue --queue-name "${n// /-}"; done',
      ),
      { 'orders-1': {}, 'orders-2': {}, 'orders-3': {}, 'orders-4': {}, 'a-q': {}, 'b-q': {}, 'c-q': {}, d: {} },
    ],
    [
      'changed variables',
      lines(
        'Q=orders.fifo',
        'awslocal sqs create-queue --queue-name "${Q%.fifo}-dlq.fifo" --attributes FifoQueue=true',
        'awslocal sqs create-queue --queue-name ${Q//./-}-${Q:0:3}-${Q#orders.}-${NONE:-${Q%%.*}}',
      ),
      { 'orders-dlq.fifo': { FifoQueue: true }, 'orders-fifo-ord-fifo-orders': {} },
    ],
    [
      'branches whose conditions are known, and those that are done in any case',
      lines(
        'STAGE=prod',
        'if [ "$STAGE" = "prod" ]; then SECONDS_=60; else SECONDS_=5; fi',
        'if ! awslocal sqs get-queue-url --queue-name a; then',
        '  awslocal sqs create-queue --queue-name a --attributes VisibilityTimeout=$SECONDS_',
        'fi',
        '[[ -z "$STAGE" ]] && echo none',
      ),
      { a: { VisibilityTimeout: 60 } },
    ],
    [
      'tags that come later, and queues that go',
      lines(
        'URL=$(awslocal sqs create-queue --queue-name a --tags team=x --query QueueUrl --output text)',
        'awslocal sqs tag-queue --queue-url "$URL" --tags stage=dev',
        'awslocal sqs create-queue --queue-name b',
        'awslocal sqs delete-queue --queue-url "$(awslocal sqs get-queue-url --queue-name b --output text --query \'QueueUrl\')"',
      ),
      { a: { tags: { team: 'x', stage: 'dev' } } },
    ],
  ])('is followed: %s', (_, script, queues) => {
    process.env['MSW_SQS_TEST_QUEUE'] = 'from-environment';

    expect(templateOf('init.sh', script).queues).toEqual(queues);
  });

  it('goes on in the files that it names', () => {
    file('names.sh', 'QUEUE=orders\n. ./init.sh\n');

    expect(templateOf('init.sh', 'source ./names.sh\nawslocal sqs create-queue --queue-name $QUEUE').queues).toEqual({ orders: {} });
  });

  it.each([
    ['echo a b | xargs -n1 awslocal sqs create-queue --queue-name', ':1: "xargs -n1 awslocal sqs create-queue --queue-name" is left out'],
    [
      'create() { awslocal sqs create-queue --queue-name $1; }',
      ':1: the queues of the function create are left out: nothing here calls it.',
    ],
    [
      'awslocal sqs send-message --queue-url http://x/0/a --message-body hello',
      ':1: "awslocal sqs send-message" is left out: queues are empty to begin with.',
    ],
    ['. ./none.sh\nawslocal sqs list-queues', ':1: "./none.sh" is left out: there is no file '],
  ])('is told where it leaves something out: %j', (script, note) => {
    expect(templateOf('init.sh', script).omissions).toEqual([expect.stringContaining(`init.sh${note}`)]);
  });

  const UNKNOWN = 'whose value only a shell knows: write the value itself, or give the variable in the environment.';

  it.each([
    [
      lines('for ((i = 1; i <= 3; i++)); do', '  awslocal sqs create-queue --queue-name orders-$i', 'done'),
      `2: --queue-name says orders-$i, ${UNKNOWN}`,
    ],
    [
      lines('i=1', 'while [ $i -le 3 ]; do', '  awslocal sqs create-queue --queue-name orders-$i', '  i=$((i+1))', 'done'),
      `3: --queue-name says orders-$i, ${UNKNOWN}`,
    ],
    ['while read -r name; do awslocal sqs create-queue --queue-name "$name"; done < names.txt', `1: --queue-name says $name, ${UNKNOWN}`],
    [
      lines('if [ -f x ]; then N=1; else N=2; fi', 'awslocal sqs create-queue --queue-name a --attributes DelaySeconds=$N'),
      `2: --attributes says DelaySeconds=$N, ${UNKNOWN}`,
    ],
    [
      lines('case $1 in', '  a) N=1 ;;', '  *) N=2 ;;', 'esac', 'awslocal sqs create-queue --queue-name a --attributes DelaySeconds=$N'),
      `5: --attributes says DelaySeconds=$N, ${UNKNOWN}`,
    ],
    [
      lines(
        'awslocal sqs create-queue --queue-name a-dlq',
        'awslocal sqs create-queue --queue-name a --attributes \\',
        String.raw`  '{"RedrivePolicy":"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-2:000000000000:a-dlq\",\"maxReceiveCount\":2}"}'`,
      ),
      "2: the dead-letter queue of a is in the region eu-west-2, and the queue in us-east-1: write the ARN of a queue beside it, or say --region eu-west-2, or region: 'eu-west-2' for createSqs.",
    ],
    ['Q=$(date +%s)\nawslocal sqs create-queue --queue-name "${Q,,}"', `2: --queue-name says \${Q,,}, ${UNKNOWN}`],
    [
      'awslocal sqs create-queue --queue-name a --atributes DelaySeconds=1',
      '1: create-queue has no option --atributes here. Did you mean --attributes?',
    ],
    [
      'awslocal sqs create-queue --queue-name a --attributes DelaySeconds=1 VisibilityTimeout=3',
      '1: "VisibilityTimeout=3" belongs to no option of create-queue: several attributes are one word, as in --attributes DelaySeconds=5,',
    ],
    [
      lines('curl x > /tmp/a.json', 'awslocal sqs create-queue --queue-name a --attributes file:///tmp/a.json'),
      '2: --attributes names file:///tmp/a.json, which the script writes with what only a shell knows: write the values themselves.',
    ],
  ])('is refused where it would have to be guessed: %j', (script, message) => {
    expect(mistakesIn('init.sh', script)).toContain(`init.sh:${message}`);
  });
});
