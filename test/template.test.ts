import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ENCRYPTION_CONTEXT } from '../src/aws/kms-data-keys.ts';
import { LEASE_MARGIN_MS } from '../src/claim-invocation.ts';
import { MAX_HIDDEN_MS } from '../src/retry-delay.ts';
import { allowedBy, nameOf } from './support/allowed-by.ts';
import { type Packaged, packageService, type Template } from './support/package-service.ts';

const HOUR = 3_600;
const TOKEN_LIFE_HOURS = 24;
const QUEUES = ['InvocationQueue', 'DeadLetterQueue', 'ReportedQueue'] as const;
const FUNCTIONS = { receive: 'Receive', process: 'Process', reportFailure: 'ReportFailure' } as const;
const ROLES = ['ReceiveRole', 'ProcessRole', 'ReportFailureRole'] as const;

let made: Packaged;
let again: Packaged;
let otherwise: Packaged;
beforeAll(async () => {
  [made, again, otherwise] = await Promise.all([
    packageService(),
    packageService(),
    packageService({
      endpoint: 'http-api',
      alarmEmail: 'ops@example.com',
      tracing: 'Active',
      cardWriteMode: 'merge',
      allowedSkillIds: '1,2',
      allowedEnterpriseIds: '3',
      processMaximumConcurrency: '10',
      processReservedConcurrency: '10',
      receiveReservedConcurrency: '50',
      logRetentionInDays: '7',
      speechModelDir: '/opt/speech',
      ocrLanguages: 'eng,deu',
      ocrLanguageDir: '/opt/ocr',
    }),
  ]);
}, 120_000);

function propertiesOf(id: string, { template }: Packaged = made) {
  const resource = template.Resources[id];
  if (!resource) throw new Error(`There is no ${id}.`);
  return resource.Properties;
}

function ofType(type: string, { Resources }: Template = made.template) {
  return Object.entries(Resources).filter(([, { Type }]) => Type === type);
}

const numberIn = (id: string, name: string) => Number(propertiesOf(id)[name]);
const keyOf = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const environmentOf = (name: string, of = made) =>
  (propertiesOf(`${name}LambdaFunction`, of).Environment as { Variables: Record<string, unknown> }).Variables;

describe('the package', () => {
  it('is named after its content, where the framework would put the time', () => {
    const { Code } = propertiesOf('ReceiveLambdaFunction');
    expect(Code).toMatchObject({
      S3Key: expect.stringMatching(/^serverless\/box-skill\/dev\/[0-9a-f]{16}\/receive\.zip$/),
    });
  });

  it('is the same, byte for byte, when it is made again', () => {
    for (const [name, bytes] of Object.entries(made.files))
      expect([name, bytes.equals(again.files[name] as Buffer)]).toEqual([name, true]);
  });

  it.each(Object.entries(FUNCTIONS))(
    'holds the handler of %s and nothing of the other functions',
    (name, logicalName) => {
      const handler = String(propertiesOf(`${logicalName}LambdaFunction`).Handler);
      const folder = handler.replace(/\/index\.handler$/, '');
      expect(made.contents[name]).toContain(`${folder}/index.cjs`);
      expect(made.contents[name]?.filter((file) => !file.startsWith(`${folder}/`))).toEqual([]);
    },
  );

  it('holds the native parts for arm64 alone, and small enough for Lambda to start soon', () => {
    const parts = Object.values(made.contents)
      .flat()
      .filter((file) => /\.(node|so|dylib|dll)(\.|$)/.test(file));
    expect(
      parts.filter((file) => !/^dist\/process\/node_modules\/@img\/sharp-(libvips-)?linux-arm64\//.test(file)),
    ).toEqual([]);
    expect(parts.some((file) => file.endsWith('.node'))).toBe(true);
    expect(parts.some((file) => file.includes('libvips-cpp.so'))).toBe(true);
    expect(made.files['process.zip']?.byteLength).toBeLessThan(32 * 1024 * 1024);
  });

  it('is refused when the native parts for its architecture are missing', async () => {
    await expect(packageService({}, 'lambda-natives')).rejects.toThrow(
      /@img\/sharp-linux-arm64 .*npm ci --prefix lambda-natives/,
    );
  }, 60_000);

  it('is refused when more workers would be sent for than may run', async () => {
    const params = { processMaximumConcurrency: '10', processReservedConcurrency: '9' };
    await expect(packageService(params)).rejects.toThrow(/process may run 10 at once, but only 9 are reserved/);
  }, 60_000);

  const itOnX64 = process.platform === 'linux' && process.arch === 'x64' ? it : it.skip;
  itOnX64(
    'holds the native parts for x86_64 instead, where that is asked for',
    async () => {
      const { contents, template } = await packageService({ architecture: 'x86_64' });
      const parts = contents.process?.filter((file) => file.endsWith('.node'));
      expect(parts).toEqual([expect.stringContaining('@img/sharp-linux-x64/')]);
      expect(template.Resources.ProcessLambdaFunction?.Properties.Architectures).toEqual(['x86_64']);
    },
    60_000,
  );
});

it('names the native parts in the versions that sharp asks for', async () => {
  const versions = async (folder: string) =>
    JSON.parse(await readFile(`${folder}/package.json`, 'utf8')).optionalDependencies as Record<string, string>;
  const asked = await versions('node_modules/sharp');
  const parts = ['@img/sharp-linux-arm64', '@img/sharp-libvips-linux-arm64'];
  expect(await versions('lambda-natives')).toEqual(Object.fromEntries(parts.map((name) => [name, asked[name]])));
});

describe('the functions', () => {
  it.each(Object.values(FUNCTIONS))('%s runs on Node 24, on arm64, under a role of its own', (name) => {
    expect(propertiesOf(`${name}LambdaFunction`)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Role: keyOf(`${name}Role`),
      TracingConfig: { Mode: 'PassThrough' },
    });
  });

  it('receive may be called by anybody, through its address alone', () => {
    // Since October 2025 AWS wants both: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
    const permissions = Object.values(made.template.Resources).filter(
      ({ Type, Properties }) =>
        Type === 'AWS::Lambda::Permission' && (Properties as { Principal?: unknown })?.Principal === '*',
    );
    expect(permissions.map(({ Properties }) => Properties)).toMatchObject([
      { Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE', FunctionName: keyOf('ReceiveLambdaFunction') },
      { Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true, FunctionName: keyOf('ReceiveLambdaFunction') },
    ]);
  });

  it('receive gives up before Box does, after ten seconds', () => {
    expect(numberIn('ReceiveLambdaFunction', 'Timeout')).toBeLessThan(10);
  });

  it.each([
    { name: 'Process', queue: 'InvocationQueue' },
    { name: 'ReportFailure', queue: 'DeadLetterQueue' },
  ])('$name ends before its lease, and its lease no later than $queue delivers again', ({ name, queue }) => {
    const leaseSeconds = numberIn(`${name}LambdaFunction`, 'Timeout') + LEASE_MARGIN_MS / 1_000;
    expect(leaseSeconds).toBeLessThanOrEqual(numberIn(queue, 'VisibilityTimeout'));
  });

  it.each([
    { name: 'Process', queue: 'InvocationQueue', MaximumConcurrency: 5 },
    { name: 'ReportFailure', queue: 'DeadLetterQueue', MaximumConcurrency: 2 },
  ])(
    '$name takes from $queue, record by record, at most $MaximumConcurrency at once',
    ({ name, queue, MaximumConcurrency }) => {
      expect(propertiesOf(`${name}EventSourceMappingSQS${queue}`)).toMatchObject({
        EventSourceArn: keyOf(queue),
        FunctionName: keyOf(`${name}LambdaFunction`),
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency },
        Enabled: true,
      });
    },
  );

  it('leave at least one of ten concurrent executions, which new accounts have, to receive', () => {
    const workers = ofType('AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties.ScalingConfig);
    const most = (workers as { MaximumConcurrency: number }[]).reduce((sum, one) => sum + one.MaximumConcurrency, 0);
    expect(workers).toHaveLength(2);
    expect(most).toBeLessThan(10);
    for (const [, { Properties }] of ofType('AWS::Lambda::Function')) {
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
    }
  });

  it('find in their environment what they need, and no secret', () => {
    const common = ['LOG_LEVEL', 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME', 'TOKEN_KMS_KEY_ID'];
    const names = (name: string) =>
      Object.keys(environmentOf(name))
        .filter((one) => !common.includes(one))
        .sort();
    expect(names('Receive')).toEqual([
      'BOX_ALLOWED_ENTERPRISE_IDS',
      'BOX_ALLOWED_SKILL_IDS',
      'BOX_SIGNATURE_KEYS_SECRET_ID',
      'INVOCATION_QUEUE_URL',
    ]);
    expect(names('Process')).toEqual([
      'CARD_WRITE_MODE',
      'IDEMPOTENCY_TABLE_NAME',
      'INVOCATION_QUEUE_URL',
      'MALLOC_ARENA_MAX',
      'OCR_LANGUAGES',
      'OCR_LANGUAGE_DIR',
      'SPEECH_MODEL_DIR',
    ]);
    expect(names('ReportFailure')).toEqual(['CARD_WRITE_MODE', 'IDEMPOTENCY_TABLE_NAME', 'REPORTED_QUEUE_URL']);
    for (const name of Object.values(FUNCTIONS)) {
      expect(environmentOf(name)).toMatchObject({
        TOKEN_KMS_KEY_ID: keyOf('Key'),
        POWERTOOLS_METRICS_NAMESPACE: 'BoxSkill',
        POWERTOOLS_SERVICE_NAME: 'box-skill-dev',
        LOG_LEVEL: 'info',
      });
    }
    expect(environmentOf('Receive')).toMatchObject({
      BOX_SIGNATURE_KEYS_SECRET_ID: { Ref: 'SignatureKeysSecret' },
      INVOCATION_QUEUE_URL: { Ref: 'InvocationQueue' },
    });
    expect(environmentOf('Process')).toMatchObject({
      INVOCATION_QUEUE_URL: { Ref: 'InvocationQueue' },
      IDEMPOTENCY_TABLE_NAME: { Ref: 'IdempotencyTable' },
      CARD_WRITE_MODE: 'replace',
    });
    expect(environmentOf('ReportFailure')).toMatchObject({
      REPORTED_QUEUE_URL: { Ref: 'ReportedQueue' },
      IDEMPOTENCY_TABLE_NAME: { Ref: 'IdempotencyTable' },
      CARD_WRITE_MODE: 'replace',
    });
  });

  it('log into groups that forget', () => {
    const groups = ofType('AWS::Logs::LogGroup');
    expect(groups).toHaveLength(3);
    for (const [, { Properties }] of groups) expect(Properties.RetentionInDays).toBe(30);
  });
});

describe('the queues', () => {
  it.each(QUEUES)('%s is encrypted with the key, and refuses connections without TLS', (queue) => {
    expect(propertiesOf(queue).KmsMasterKeyId).toEqual(keyOf('Key'));
    expect(propertiesOf(`${queue}Policy`)).toMatchObject({
      Queues: [{ Ref: queue }],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sqs:*',
            Resource: keyOf(queue),
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    });
  });

  it('hand on what fails twelve times: to be reported, and then to be kept', () => {
    const redrive = (queue: string) => propertiesOf(queue).RedrivePolicy;
    expect(redrive('InvocationQueue')).toEqual({ deadLetterTargetArn: keyOf('DeadLetterQueue'), maxReceiveCount: 12 });
    // More than those before, which may be counted on.
    expect(redrive('DeadLetterQueue')).toEqual({ deadLetterTargetArn: keyOf('ReportedQueue'), maxReceiveCount: 24 });
    expect(redrive('ReportedQueue')).toBeUndefined();
  });

  it('keep a message for longer than all its tries may be hidden', () => {
    const { maxReceiveCount } = propertiesOf('InvocationQueue').RedrivePolicy as { maxReceiveCount: number };
    expect((maxReceiveCount * MAX_HIDDEN_MS) / 1_000).toBeLessThan(
      numberIn('InvocationQueue', 'MessageRetentionPeriod'),
    );
  });

  it('keep nothing beyond the life of the tokens in it', () => {
    const hours = (queue: string) => numberIn(queue, 'MessageRetentionPeriod') / HOUR;
    // SQS keeps the first time of a message that it moves; one that reportFailure sends begins anew.
    const longest = Math.max(hours('InvocationQueue'), hours('DeadLetterQueue')) + hours('ReportedQueue');
    expect(longest).toBeLessThan(TOKEN_LIFE_HOURS);
    expect(hours('DeadLetterQueue')).toBeGreaterThan(hours('InvocationQueue'));
  });
});

describe('the table', () => {
  it('is encrypted with the key, forgets by itself, and can be restored', () => {
    expect(propertiesOf('IdempotencyTable')).toEqual({
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: keyOf('Key') },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });
});

describe('the secrets', () => {
  it('are sealed with a key that AWS changes every year', () => {
    expect(propertiesOf('Key')).toMatchObject({ EnableKeyRotation: true });
  });

  it('begin with a signature key that nobody knows', () => {
    const { GenerateSecretString, SecretString, KmsKeyId } = propertiesOf('SignatureKeysSecret');
    expect(GenerateSecretString).toMatchObject({
      SecretStringTemplate: '{"primary":""}',
      GenerateStringKey: 'secondary',
      PasswordLength: 64,
    });
    expect({ SecretString, KmsKeyId }).toEqual({});
  });
});

describe('the roles', () => {
  const own = (name: string) => [`logs:CreateLogStream on ${name}LogGroup`, `logs:PutLogEvents on ${name}LogGroup`];
  const forTokens = ` if kms:EncryptionContext:purpose StringEquals ${ENCRYPTION_CONTEXT.purpose}`;
  const via = (service: string) => ` if kms:ViaService StringEquals ${service}.\${AWS::Region}.amazonaws.com`;
  const queueKey = ['Decrypt', 'GenerateDataKey'].map((action) => `kms:${action} on Key${via('sqs')}`);
  const tableKey = [
    'Decrypt',
    'DescribeKey',
    'Encrypt',
    'GenerateDataKey',
    'GenerateDataKeyWithoutPlaintext',
    'ReEncryptFrom',
    'ReEncryptTo',
  ].map((action) => `kms:${action} on Key${via('dynamodb')}`);
  const table = ['dynamodb:GetItem on IdempotencyTable', 'dynamodb:UpdateItem on IdempotencyTable'];
  const reads = (queue: string) =>
    ['ChangeMessageVisibility', 'DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage'].map(
      (action) => `sqs:${action} on ${queue}`,
    );

  it('let receive seal tokens and send them, and open none', () => {
    expect(allowedBy(made.template, 'ReceiveRole').sort()).toEqual(
      [
        ...own('Receive'),
        'sqs:SendMessage on InvocationQueue',
        'secretsmanager:GetSecretValue on SignatureKeysSecret',
        `kms:GenerateDataKey on Key${forTokens}`,
        ...queueKey,
      ].sort(),
    );
  });

  it('let process take, put back, claim, seal and open', () => {
    expect(allowedBy(made.template, 'ProcessRole').sort()).toEqual(
      [
        ...own('Process'),
        ...reads('InvocationQueue'),
        'sqs:SendMessage on InvocationQueue',
        ...table,
        `kms:GenerateDataKey on Key${forTokens}`,
        `kms:Decrypt on Key${forTokens}`,
        ...queueKey,
        ...tableKey,
      ].sort(),
    );
  });

  it('let reportFailure take dead letters, open them, claim, and keep them for a replay', () => {
    expect(allowedBy(made.template, 'ReportFailureRole').sort()).toEqual(
      [
        ...own('ReportFailure'),
        ...reads('DeadLetterQueue'),
        'sqs:SendMessage on ReportedQueue',
        ...table,
        `kms:Decrypt on Key${forTokens}`,
        ...queueKey,
        ...tableKey,
      ].sort(),
    );
  });

  it('are the only ones, hold no wildcard, and may be taken on by Lambda alone', () => {
    expect(ofType('AWS::IAM::Role').map(([id]) => id)).toEqual([...ROLES]);
    for (const role of ROLES) {
      expect(allowedBy(made.template, role).filter((line) => line.includes('*'))).toEqual([]);
      expect(propertiesOf(role).AssumeRolePolicyDocument).toMatchObject({
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      });
    }
    expect([...ofType('AWS::IAM::Policy'), ...ofType('AWS::IAM::ManagedPolicy')]).toEqual([]);
  });

  it('take on a policy of AWS for X-Ray, and only where tracing is on', () => {
    const xray = { 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/AWSXRayDaemonWriteAccess` };
    for (const role of ROLES) {
      expect(propertiesOf(role).ManagedPolicyArns).toEqual([
        { 'Fn::If': ['TracingIsActive', xray, { Ref: 'AWS::NoValue' }] },
      ]);
    }
    expect(made.template.Conditions.TracingIsActive).toEqual({ 'Fn::Equals': ['PassThrough', 'Active'] });
    expect(otherwise.template.Conditions.TracingIsActive).toEqual({ 'Fn::Equals': ['Active', 'Active'] });
  });
});

describe('the alarms', () => {
  const watched = () =>
    ofType('AWS::CloudWatch::Alarm').map(([, { Properties }]) => {
      const { Namespace, MetricName, Dimensions } = Properties as Record<string, unknown>;
      if (!MetricName) return 'math';
      const [{ Value } = { Value: '' }] = Dimensions as { Value: unknown }[];
      return `${Namespace} ${MetricName} ${nameOf(Value)}`;
    });

  it('watch dead letters, waiting, signatures, errors, throttles and slow answers', () => {
    const functions = Object.values(FUNCTIONS);
    expect(watched().sort()).toEqual(
      [
        'AWS/SQS ApproximateNumberOfMessagesVisible ReportedQueue',
        'AWS/SQS ApproximateAgeOfOldestMessage DeadLetterQueue',
        'AWS/SQS ApproximateAgeOfOldestMessage InvocationQueue',
        'math',
        ...functions.map((name) => `AWS/Lambda Errors ${name}LambdaFunction`),
        ...functions.map((name) => `AWS/Lambda Throttles ${name}LambdaFunction`),
        'AWS/Lambda Duration ReceiveLambdaFunction',
      ].sort(),
    );
  });

  it('reach the topic, say what is wrong, and do not go off for want of events', () => {
    for (const [, { Properties }] of ofType('AWS::CloudWatch::Alarm')) {
      expect(Properties).toMatchObject({ AlarmActions: [{ Ref: 'AlarmTopic' }], TreatMissingData: 'notBreaching' });
      expect(Properties.AlarmDescription).toMatch(/\w+ \w+/);
      expect(Properties.ComparisonOperator).toBe('GreaterThanThreshold');
      expect(Number(Properties.DatapointsToAlarm)).toBeLessThanOrEqual(Number(Properties.EvaluationPeriods));
    }
  });

  it('go off at the first dead letter, and before Box loses patience', () => {
    expect(propertiesOf('DeadLettersAlarm')).toMatchObject({
      Threshold: 0,
      Statistic: 'Maximum',
      EvaluationPeriods: 1,
    });
    const slow = propertiesOf('SlowReceiveAlarm');
    expect(slow.ExtendedStatistic).toBe('p99');
    expect(Number(slow.Threshold)).toBeLessThan(numberIn('ReceiveLambdaFunction', 'Timeout') * 1_000);
  });

  it('measure refused signatures against all events, by the metrics that receive writes', () => {
    const metrics = propertiesOf('RefusedSignaturesAlarm').Metrics as Record<string, unknown>[];
    const service = { Name: 'service', Value: environmentOf('Receive').POWERTOOLS_SERVICE_NAME };
    const stat = (id: string) => metrics.find(({ Id }) => Id === id)?.MetricStat;
    expect(stat('refused')).toMatchObject({
      Stat: 'Sum',
      Metric: {
        Namespace: 'BoxSkill',
        MetricName: 'Refused',
        Dimensions: [service, { Name: 'reason', Value: 'signature' }],
      },
    });
    expect(stat('received')).toMatchObject({
      Stat: 'Sum',
      Metric: { Namespace: 'BoxSkill', MetricName: 'Received', Dimensions: [service] },
    });
    expect(metrics.filter(({ ReturnData }) => ReturnData !== false)).toEqual([
      expect.objectContaining({ Expression: 'IF(refused >= 3, 100 * refused / received, 0)' }),
    ]);
  });

  it('are sent by mail to whoever is named', () => {
    expect(otherwise.template.Resources.AlarmEmail).toMatchObject({
      Condition: 'HasAlarmEmail',
      Properties: { TopicArn: { Ref: 'AlarmTopic' }, Protocol: 'email', Endpoint: 'ops@example.com' },
    });
    expect(otherwise.template.Conditions.HasAlarmEmail).toEqual({
      'Fn::Not': [{ 'Fn::Equals': ['ops@example.com', ''] }],
    });
    expect(made.template.Conditions.HasAlarmEmail).toEqual({ 'Fn::Not': [{ 'Fn::Equals': ['', ''] }] });
  });
});

it('draws every metric on a dashboard', () => {
  const { 'Fn::Sub': body } = propertiesOf('Dashboard').DashboardBody as { 'Fn::Sub': string };
  const { widgets } = JSON.parse(body) as { widgets: { properties: { title: string; metrics: unknown[] } }[] };
  const drawn = JSON.stringify(widgets);
  for (const name of ['Received', 'CardsWritten', 'MlMilliseconds', 'SecondsToCards']) {
    expect(drawn).toContain(`["BoxSkill","${name}","service","box-skill-dev"`);
  }
  for (const name of ['Refused', 'Processed', 'Failed', 'Throttled', 'DeadLetters']) {
    expect(body).toContain(`SEARCH('{BoxSkill,service,reason} service=\\"box-skill-dev\\" MetricName=\\"${name}\\"'`);
  }
  const named = [...body.matchAll(/\$\{(?!AWS::)([A-Za-z]+)/g)].map(([, id]) => id as string);
  expect(named.filter((id) => !made.template.Resources[id])).toEqual([]);
});

describe('the outputs', () => {
  it('give the invocation URL, the secret, the queues and the dashboard', () => {
    const outputs = Object.fromEntries(Object.entries(made.template.Outputs).map(([name, { Value }]) => [name, Value]));
    expect(outputs).toMatchObject({
      InvocationUrl: { 'Fn::GetAtt': ['ReceiveLambdaFunctionUrl', 'FunctionUrl'] },
      SignatureKeysSecretArn: { Ref: 'SignatureKeysSecret' },
      InvocationQueueUrl: { Ref: 'InvocationQueue' },
      InvocationQueueArn: keyOf('InvocationQueue'),
      DeadLetterQueueUrl: { Ref: 'DeadLetterQueue' },
      ReportedQueueUrl: { Ref: 'ReportedQueue' },
      ReportedQueueArn: keyOf('ReportedQueue'),
      AlarmTopicArn: { Ref: 'AlarmTopic' },
      DashboardUrl: { 'Fn::Sub': expect.stringContaining(`#dashboards:name=\${Dashboard}`) },
    });
  });

  it('tell nothing secret', () => {
    expect(JSON.stringify(made.template.Outputs)).not.toMatch(/resolve:|SecretString/);
  });
});

describe('the endpoint', () => {
  it('is a function URL that anybody may call, since Box can sign and not sign in', () => {
    expect(propertiesOf('ReceiveLambdaFunctionUrl')).toEqual({
      AuthType: 'NONE',
      TargetFunctionArn: keyOf('ReceiveLambdaFunction'),
    });
    // Since October 2025 both are needed.
    expect(ofType('AWS::Lambda::Permission').map(([, { Properties }]) => Properties.Action)).toEqual([
      'lambda:InvokeFunctionUrl',
      'lambda:InvokeFunction',
    ]);
    expect(ofType('AWS::ApiGatewayV2::Api')).toEqual([]);
  });

  it('is an HTTP API with one route instead, where that is asked for', () => {
    const routes = ofType('AWS::ApiGatewayV2::Route', otherwise.template);
    expect(routes.map(([, { Properties }]) => Properties.RouteKey)).toEqual(['POST /']);
    expect(ofType('AWS::Lambda::Url', otherwise.template)).toEqual([]);
    expect(otherwise.template.Outputs.InvocationUrl?.Value).toEqual({
      'Fn::Sub': `https://\${HttpApi}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/`,
    });
  });
});

it('takes the other parameters over', () => {
  expect(environmentOf('Receive', otherwise)).toMatchObject({
    BOX_ALLOWED_SKILL_IDS: '1,2',
    BOX_ALLOWED_ENTERPRISE_IDS: '3',
  });
  for (const name of ['Process', 'ReportFailure']) {
    expect(environmentOf(name, otherwise)).toMatchObject({ CARD_WRITE_MODE: 'merge' });
  }
  expect(environmentOf('Process', otherwise)).toMatchObject({
    SPEECH_MODEL_DIR: '/opt/speech',
    OCR_LANGUAGES: 'eng,deu',
    OCR_LANGUAGE_DIR: '/opt/ocr',
  });
  expect(propertiesOf('ProcessLambdaFunction')).not.toHaveProperty('Layers');
  expect(propertiesOf('ReceiveLambdaFunction', otherwise)).toMatchObject({
    ReservedConcurrentExecutions: 50,
    TracingConfig: { Mode: 'Active' },
  });
  expect(propertiesOf('ProcessLambdaFunction', otherwise).ReservedConcurrentExecutions).toBe(10);
  expect(propertiesOf('ProcessEventSourceMappingSQSInvocationQueue', otherwise).ScalingConfig).toEqual({
    MaximumConcurrency: 10,
  });
  for (const [, { Properties }] of ofType('AWS::Logs::LogGroup', otherwise.template)) {
    expect(Properties.RetentionInDays).toBe(7);
  }
});

describe('docs/operate.md', () => {
  it('names every parameter and every alarm', async () => {
    const [config, guide] = await Promise.all([
      readFile('serverless.yml', 'utf8'),
      readFile('docs/operate.md', 'utf8'),
    ]);
    const parameters = [...config.matchAll(/\$\{param:(\w+)/g)].map(([, name]) => name as string);
    const alarms = ofType('AWS::CloudWatch::Alarm').map(([id]) => id.replace(/Alarm$/, ''));
    expect(parameters.length).toBeGreaterThan(5);
    expect([...parameters, ...alarms].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('says for how long messages are kept', async () => {
    const guide = await readFile('docs/operate.md', 'utf8');
    for (const queue of QUEUES) {
      const hours = numberIn(queue, 'MessageRetentionPeriod') / HOUR;
      expect(guide).toMatch(new RegExp(`\\| \`${queue}\` \\| kept for ${hours} h`));
    }
  });
});
